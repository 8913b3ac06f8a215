"""Times of a day: clock times in figures and words, parts of the day."""

from __future__ import annotations

import re

DAY = 24 * 60
PARTS = {
    "small hours": (0, 360), "early hours": (0, 360), "dawn": (180, 480), "daybreak": (180, 480), "sunrise": (240, 540),
    "breakfast time": (330, 600), "morning": (0, 720), "noon": (690, 750), "midday": (660, 780),
    "lunchtime": (660, 900),
    "afternoon": (720, 1140), "sunset": (930, 1350), "dusk": (930, 1380), "nightfall": (930, 1440),
    "evening": (960, 1440), "tonight": (1020, 1620), "night": (1020, 1920), "overnight": (1020, 1920),
    "midnight": (1440, 1440),
}  # fmt: skip
HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
HOURS_LONG = 120  # minutes within which a clock time lies
VAGUE_MINUTES = 60  # what "about", "shortly before" and the like leave open
_hours = "|".join(HOURS)
_of_a_day = (
    r"\s+(?:(?:on|in the)\s|(?:this|yesterday|that|the next)\s(?:morning|afternoon|evening)|last night|at night)"
)
_led = "|".join(
    rf"(?<=\b{word}\s)"
    for word in (
        "at",
        "after",
        "before",
        "around",
        "about",
        "by",
        "until",
        "till",
        "from",
        "since",
        "past",
        "nearly",
        "to",
    )
)  # four people died on Friday, but at four on Friday
CLOCK = re.compile(
    rf"(?<!\w)(?=[\d{''.join(sorted({word[0] for word in (*HOURS, *MINUTES)}))}])(?:"  # nowhere else can one begin
    rf"(?<![\w:.€$£])(?:(?P<shift>{'|'.join(MINUTES)})(?P<minutes>\sminutes)?\s(?P<way>past|to|after|before)\s)?"
    rf"(?P<hour>\d{{1,2}}|{_hours})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\b\.?|o['’]clock)"
    rf"|(?:^|{_led})(?P<bare>\d{{1,2}}|{_hours})(?:[:.](?P<of_bare>\d\d))?(?={_of_a_day})"
    rf"|\b(?<=was\s)(?P<was>\d{{1,2}}|{_hours})(?:[:.](?P<of_was>\d\d))?"
    r"(?=\s(?:in the (?:morning|afternoon|evening)|at night))"
    rf"|\b(?:(?<=shortly after\s)|(?<=just after\s)|(?<=soon after\s)|(?<=shortly before\s)|(?<=just before\s)"
    rf"|(?<=a little after\s)|(?<=a little before\s)|(?<=at around\s)|(?<=at about\s))"
    rf"(?P<beside>{_hours})(?=\W*$|[,.;]|\s(?:when|and|as|on|with)\b)"
    rf"|(?:{_led})(?P<colon>[1-9])(?=:[0-5]\d(?![\d:]))(?::(?P<of_colon>\d\d))"
    r"|(?:(?<=^At\s)|(?<=[.!?”]\sAt\s))(?P<first>\d{1,2})\.(?P<of_first>[0-5]\d)(?=\W*$|,?\s)(?!,?\s(?:per\scent|percent|points|[mb]illion|euros|pounds|dollars)\b)"
    r"|(?<![\w:.€$£])(?P<round>[01]\d|2[0-3]):(?P<past>[0-5]\d)(?![\d:])"
    rf"|\b(?P<by>{'|'.join(MINUTES)})(?:\sminutes)?\s(?P<turn>past|to)\s(?P<full>{_hours})\b)",
    re.IGNORECASE,
)
HOUR = re.compile(  # every clock time has one, and is slow to look for
    rf"\b(?=[\d{''.join(sorted({word[0] for word in HOURS}))}])(?:\d\d?(?!\d)|{_hours})", re.IGNORECASE
)
PART = re.compile(rf"\b(?:{'|'.join(PARTS)})\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(?:about|around|roughly|some|shortly|soon|just|before|after|by|towards?|nearly|almost|since)\b", re.IGNORECASE
)
TO_THE_MINUTE = 20  # what "about" leaves open of a time that is given in minutes: about 11.40
NEXT_TO = 25
OPEN = (  # what words before a clock time leave open before and after it
    (re.compile(r"\b(?:just|a little|moments|minutes) after\b", re.IGNORECASE), (0, NEXT_TO)),
    (re.compile(r"\b(?:just|a little|moments|minutes) before\b", re.IGNORECASE), (NEXT_TO, 0)),
    (re.compile(r"\b(?:shortly|soon|not long) after\b", re.IGNORECASE), (0, 40)),
    (re.compile(r"\b(?:shortly|not long) before\b", re.IGNORECASE), (40, 0)),
    (re.compile(r"\b(?:about|around|roughly|some|nearly|almost|towards?)\b", re.IGNORECASE), (40, 40)),
    (VAGUE, (VAGUE_MINUTES, VAGUE_MINUTES)),
)


def minutes_of(text: str) -> tuple[int, int] | None:
    """The first and last minute of a day that a phrase of time leaves open; beyond midnight it is the next day's."""
    clock = CLOCK.search(text)
    if clock:
        low, is_sure = _clock(clock, text)
        if not is_sure:
            return low, low + DAY // 2
        before, after = _ends(text[: clock.start()])
        if low % 30:
            before, after = min(before, TO_THE_MINUTE), min(after, TO_THE_MINUTE)
        return low - before, low + after
    part = PART.search(text)
    if not part:
        return None
    low, high = PARTS[part.group().lower()]
    before, after = _ends(text[: part.start()]) if low == high else (0, 0)
    return low - before, high + after


def _ends(lead: str) -> tuple[int, int]:
    """What the words before a moment leave open before and after it."""
    return next((ends for pattern, ends in OPEN if pattern.search(lead)), (0, 0))


def choices(minutes: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The stretches of a day that a time may be in: two moments, where only the half of the day is not told."""
    low, high = minutes
    return ((low, low), (high, high)) if low and high - low == DAY // 2 else (minutes,)


def is_to_the_hour(minutes: tuple[int, int] | None) -> bool:
    """Whether a time is told by the clock, and no part of a day."""
    return minutes is not None and all(high - low <= HOURS_LONG for low, high in choices(minutes))


def _clock(match: re.Match[str], text: str) -> tuple[int, bool]:
    """The minute of the day, and whether its half of the day is told."""
    if match["round"]:
        return int(match["round"]) * 60 + int(match["past"]), True
    word = next(
        match[name] for name in ("hour", "bare", "was", "beside", "full", "colon", "first") if match[name]
    ).lower()
    hour = (HOURS.index(word) + 1 if word in HOURS else int(word)) % 24
    half = (match["half"] or "").lower()
    late = half.startswith("p") or (not half.startswith("a") and bool(re.search(r"afternoon|evening|night", text)))
    is_sure = half.startswith(("a", "p")) or late or hour > 12 or bool(re.search(r"morning|early hours", text))
    if is_sure and hour <= 12:
        hour = hour % 12 + (12 if late else 0)
    names = "minute", "of_bare", "of_was", "of_colon", "of_first"
    minute = next((int(match[name]) for name in names if match[name]), 0)
    return hour * 60 + minute + _shift(match), is_sure


def _shift(match: re.Match[str]) -> int:
    """The minutes that "twenty to" and "half past" take off or add."""
    by, way = match["shift"] or match["by"], (match["way"] or match["turn"] or "").lower()
    return MINUTES[by.lower()] * (-1 if way in ("to", "before") else 1) if by else 0
