"""A made-up story at the ends of what comes in: thirty outlets with long names, sixty claims, texts without a date."""

from __future__ import annotations

from tests.tasks.report.story_given import Given
from tests.warehouse.builder import at

EXTREME = "s00000000000000e9"
OUTLETS, CLAIMS = 30, 60
LONG = "Der Oberlausitzer Donaudampfschifffahrtsgesellschaftskapitänsanzeiger für Stadt und Land"
ARABIC = "غرق العبارة عند مدخل الميناء قبل الفجر بعد أن جنحت على الحاجز الرملي"
TITLES = ("", ARABIC, "A ferry " + "and another ferry " * 20 + "sank", "Ferry" + "sank" * 60)


def extreme() -> Given:
    """The story's rows: every fourth report undated; titles missing, from right to left, endless, without a space."""
    made = Given()
    for number in range(OUTLETS):
        _report(made, number)
    stored = {"counted": "people", "action_class": "die", "unit": "count", "low": 3.0, "high": 4e9}
    made.add("measures", measure_id="nextreme", story_id=EXTREME, verdict="conflict", **stored)
    for number in range(CLAIMS):
        text = f"Claim {number} of the harbour office was read out" + " at great length" * (number % 3)
        made.add("claims", claim_id=f"cex-{number}", story_id=EXTREME, statement_id="t", text=text)
    sides = [made.reading(key, "harbour office", made.bodies[key][:60]) for key in list(made.articles)[:12]]
    for number, side in enumerate(sides):
        side["value"] = f"quay {number} " + "of the old outer harbour " * (number % 4)
    made.add("conflicts", conflict_id="xquay", story_id=EXTREME, kind="place", confidence=0.5,
             subject="the ferry of the line that runs across the sound went down " * 3, readings=sides)  # fmt: skip
    return made


def _report(made: Given, number: int) -> None:
    key = f"{LONG} {number}" if number % 5 == 0 else f"O{number}"
    toll = {0: "4,000,000,000", 1: "3"}.get(number, str(100 + number))
    told = [f"Claim {each} of the harbour office was read out." for each in _carried(number)]
    body = f"{toll} people died when the ferry sank. " + " ".join(told)
    times = {"published_at": None if number % 4 == 0 else at(5 + number // 2, number % 24)}
    made.article(key, body, EXTREME, title=TITLES[number % 4] or None, **times)
    made.copies(key, key)
    value = float(toll.replace(",", ""))
    made.figure(key, toll, "nextreme", value_low=value, value_high=value, modifier="exact", counted="people",
                action="died", action_class="die", unit="count")  # fmt: skip
    for each in range(CLAIMS):
        said = each in _carried(number)
        if said:
            made.statement(key, f"Claim {each} of the harbour office was read out", f"cex-{each}", voice="outlet")
        status = "reported" if said else "omitted" if each % 2 else "not_applicable"
        made.add("coverage", story_id=EXTREME, claim_id=f"cex-{each}", outlet=key, status=status)


def _carried(number: int) -> list[int]:
    """The claims that a report carries: every one that its number, or the next, divides."""
    return [each for each in range(CLAIMS) if each % (number + 1) in (0, 1)]
