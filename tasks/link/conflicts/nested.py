"""Whether the reports of a story have one name as where another is."""

from __future__ import annotations

import re

from tasks.link.conflicts.events import Story
from tasks.link.conflicts.spots import own_words

INSIDE = (  # what stands between a place's name and that of where it is
    r"(?:['’]s)?(?:\s[A-Z]\w+){0,2},?\s(?:(?!(?:and|or|to|from|but|than|then)\b)[a-z]+\s){0,6}(?:[A-Z]\w+\s){0,2}"
)
_names = r"(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+)*"
LISTED = re.compile(rf"{_names}(?:, {_names})*,? and {_names}")
LEAD = 400  # characters with which a report begins
MOST = 2  # where more than one of so many reports has a name as it begins, the story is there


def are_listed(story: Story, one: str, other: str) -> bool:
    """Whether a report has both names in one list: "Orr, Tarn and Low Fell" are three places."""
    mine, yours = (own_words(name)[-1:] for name in (one, other))
    lists = (match.group() for report in story.reports.values() for text in report.fields.values()
             for match in LISTED.finditer(text))  # fmt: skip
    return bool(mine and yours) and any(mine[0] in each.split() and yours[0] in each.split() for each in
                                        (re.sub(r"\W", " ", found) for found in lists))  # fmt: skip


def words_of(name: str) -> set[str]:
    """The words of a name, in small letters."""
    return set(re.findall(r"\w{2,}", name.lower()))


def is_nested(story: Story, one: str, other: str) -> bool:
    """Whether some report has one name right beside the other as where it is: "Orr, Tarn", "Orr, a part of Tarn"."""
    mine, yours = (re.escape((own_words(name) or [name])[-1]) for name in (one, other))
    pattern = re.compile(rf"\b(?:{mine}{INSIDE}{yours}|{yours}{INSIDE}{mine})\b(?!,? and [A-Z])")
    return any(pattern.search(text) for report in story.reports.values() for text in report.fields.values())


def is_wide(story: Story, name: str) -> bool:
    """Whether a name is of where the whole story is: most reports have it as they begin."""
    leads = [" ".join(text[:LEAD] for text in report.fields.values()) for report in story.reports.values()]
    return MOST * sum(_has(lead, name) for lead in leads) > len(leads)


def are_of_one_report(story: Story, one: str, other: str) -> bool:
    """Whether a report has both names: of two ways, or of one that has both."""
    texts = (" ".join(report.fields.values()) for report in story.reports.values())
    return any(_has(text, one) and _has(text, other) for text in texts)


def _has(text: str, name: str) -> bool:
    told = set(re.findall(r"\w+", text.lower()))
    return any(word.lower() in told for word in own_words(name))
