"""A small invented warehouse in which linking has said all it can say: four reports of a dam, one of a fair."""

from __future__ import annotations

import re
from typing import Any

from tests.warehouse.builder import FIRST, at, report, rows

Row = dict[str, Any]
STORY, FAIR = "s-dam", "s-fair"
ENTITY, UTTERANCE, MEASURE, CLAIM = "e-brandt", "u-hold", "n-homes", "c-rain"
POST = 'Mayor Ada Brandt said: "The dam will hold." Brandt counted 12 flooded homes. Heavy rain fell.'
MAIL = "Ada Brandt said the dam would hold, and that 9 homes were flooded. It rained heavily."
ECHO = 'Nobody slept in Lower Esk. "It will hold," she told them.'

OLD = report(
    "Post", "https://post.example/dam", "Rain fell on the dam.", title="Rain", published_at=at(3), modified_at=at(3, 1)
)
NEW = report(
    "Post", "https://post.example/dam", POST, title="Dam holds", published_at=at(3), modified_at=at(3, 9), n_words=15
)
OTHER = report("Mail", "https://mail.example/dam", MAIL, title="Homes flooded", published_at=at(4), n_words=16)
THIRD = report("Écho", "https://echo.example/esk", ECHO, title="Esk wakes", published_at=at(5), n_words=11)
FAIRS = report("Mail", "https://mail.example/fair", "The fair has opened.", title="Fair 100% open", published_at=at(2))
REPORTS = {"old": OLD, "post": NEW, "mail": OTHER, "echo": THIRD, "fair": FAIRS}
ID = {name: given["articles"]["article_id"] for name, given in REPORTS.items()}


def span(name: str, words: str) -> Row:
    """Where words stand in a report's body, with the sentence they stand in."""
    body = REPORTS[name]["articles"]["body"]
    start = body.index(words)
    first = max((match.end() for match in re.finditer(r'\."? ', body[:start])), default=0)
    last = body.index(".", start + len(words) - 1) + 1
    place = {"char_start": start, "char_end": start + len(words), "sentence_start": first, "sentence_end": last}
    return {"article_id": ID[name], "field": "body", "text": words, **place}


def row_id(letter: str, name: str, words: str) -> str:
    """The published id of the row at these words."""
    place = span(name, words)
    return f"{letter}{ID[name][1:]}-b{place['char_start']}-{place['char_end']}"


def member(kind: str, member_id: str, cluster_id: str) -> Row:
    """A member's row."""
    return {"kind": kind, "member_id": member_id, "cluster_id": cluster_id}


QUOTES = {"post": "The dam will hold.", "mail": "the dam would hold", "echo": "It will hold"}
FIGURES = {"post": "12", "mail": "9"}
RAIN = {"post": "Heavy rain fell", "mail": "It rained heavily"}


def _quotes() -> list[Row]:
    given = {name: span(name, words) | {"kind": "direct", "cue": "said"} for name, words in QUOTES.items()}
    for name in ("post", "mail"):
        given[name] |= {"speaker_entity": 0, "speaker_text": "Ada Brandt", "speaker_source": "name"}
    given["mail"] |= {"kind": "indirect", "char_end": span("mail", "homes were flooded")["char_end"]}
    given["mail"]["text"] = MAIL[given["mail"]["char_start"] : given["mail"]["char_end"]]
    inner = span("mail", "9 homes were flooded") | {"kind": "indirect", "speaker_source": "none"}
    inner |= {"parent_start": given["mail"]["char_start"], "parent_end": given["mail"]["char_end"]}
    given["echo"] |= {"speaker_text": "she", "speaker_source": "pronoun"}
    return [*given.values(), inner]


MAIL_QUOTE = f"q{ID['mail'][1:]}-b{_quotes()[1]['char_start']}-{_quotes()[1]['char_end']}"
QUOTE_IDS = {
    "post": row_id("q", "post", QUOTES["post"]),
    "mail": MAIL_QUOTE,
    "echo": row_id("q", "echo", QUOTES["echo"]),
}


def _figures() -> list[Row]:
    counted = {"modifier": "exact", "unit": "count", "counted": "homes", "action_class": "flood"}
    first = span("post", "12") | {"value_low": 12.0, "value_high": 12.0, **counted}
    second = span("mail", "9") | {"value_low": 9.0, "value_high": 9.0, **counted}
    quote = _quotes()[1]
    return [first, second | {"quote_start": quote["char_start"], "quote_end": quote["char_end"], "counted_entity": 0}]


def _statements() -> list[Row]:
    made = [span(name, words) | {"predicate": "fall", "voice": "outlet"} for name, words in RAIN.items()]
    return [*made, span("echo", "Nobody slept") | {"predicate": "sleep", "voice": "outlet", "subject_entity": 0}]


def _named() -> dict[str, list[Row]]:
    names = {"post": "Ada Brandt", "mail": "Ada Brandt", "echo": "Lower Esk"}
    entities = [
        {"article_id": ID[name], "entity": 0, "name": known, "kind": "LOC" if name == "echo" else "PERSON"}
        for name, known in names.items()
    ]
    mentions = [span(name, known) | {"entity": 0, "form": "name", "kind": "PERSON"} for name, known in names.items()]
    mentions.append(span("post", "Brandt counted") | {"text": "Brandt", "entity": 0, "form": "name", "kind": "PERSON"})
    mentions.append(span("echo", "she") | {"entity": None, "form": "pronoun", "kind": "PERSON"})
    return {"article_entities": entities, "mentions": mentions}


def _members() -> list[Row]:
    return [
        *(member("story", ID[name], FAIR if name == "fair" else STORY) for name in ID),
        *(member("entity", f"i{ID[name][1:]}-0", ENTITY) for name in ("post", "mail")),
        member("entity", f"i{ID['echo'][1:]}-0", "e-esk"),
        *(member("utterance", each, UTTERANCE) for each in QUOTE_IDS.values()),
        *(member("measure", row_id("f", name, words), MEASURE) for name, words in FIGURES.items()),
        *(member("claim", row_id("t", name, words), CLAIM) for name, words in RAIN.items()),
    ]


def _copies() -> dict[str, list[Row]]:
    pair = {"article_a": ID["mail"], "article_b": ID["post"], "share_a": 0.25, "share_b": 0.5, "kind": "partial"}
    groups = {"old": "post", "post": "post", "mail": "mail", "echo": "echo", "fair": "fair"}
    stands = [
        {"article_id": ID[name], "copy_group_id": ID[of], "independent": name == of} for name, of in groups.items()
    ]
    return {"copies": [pair], "article_copies": stands}


def _told() -> dict[str, list[Row]]:
    story = {"story_id": STORY}
    about = story | {"claim_id": CLAIM}
    agreements = {"post": "same", "mail": "part", "echo": "differs"}
    wordings = [
        story | {"quote_id": QUOTE_IDS[name], "utterance_id": UTTERANCE, "agreement": agreement}
        | {"is_reference": name == "post", "differing": ["it"] if name == "echo" else []}
        for name, agreement in agreements.items()
    ]  # fmt: skip
    readings = [_stand("post", "will hold"), _stand("mail", "would hold")]
    conflict = {"conflict_id": "x-1", "kind": "wording", "subject": "the dam", "utterance_id": UTTERANCE}
    statuses = {"Post": "reported", "Mail": "reported", "Écho": "omitted"}
    return {
        "wordings": wordings,
        "measures": [
            story | {"measure_id": MEASURE, "counted": "homes", "action_class": "flood", "unit": "count", "low": 9.0}
            | {"high": 12.0, "verdict": "conflict", "confidence": 0.75}
        ],
        "claims": [about | {"statement_id": row_id("t", "post", RAIN["post"]), "text": RAIN["post"]}],
        "coverage": [about | {"outlet": outlet, "status": status} for outlet, status in statuses.items()],
        "omissions": [about | {"outlet": "Écho", "n_reporting": 2, "n_could_report": 2}],
        "conflicts": [story | conflict | {"readings": readings}],
        "cluster_ids": [{"old_id": "s-old", "kind": "story", "new_id": STORY, "run_id": FIRST}],
    }  # fmt: skip


def _stand(name: str, value: str) -> Row:
    place = span(name, value)
    sentence = REPORTS[name]["articles"]["body"][place["sentence_start"] : place["sentence_end"]]
    told = {"outlet": REPORTS[name]["articles"]["outlet"], "article_id": ID[name], "value": value}
    return told | {"sentence": sentence, "char_start": place["char_start"], "char_end": place["char_end"]}


def _search_terms() -> list[Row]:
    counts = {
        "post": {"dam": 2, "hold": 1, "brandt": 2, "rain": 1},
        "mail": {"dam": 1, "hold": 1, "brandt": 1, "rained": 1, "ecole": 1},
        "echo": {"hold": 1, "esk": 1},
        "old": {"rain": 3, "dam": 1},
        "fair": {"fair": 2, "100": 1},
    }
    return [
        {"term": term, "article_id": ID[name], "n": n} for name, terms in counts.items() for term, n in terms.items()
    ]


def linked() -> dict[str, Any]:
    """All rows, by table."""
    extracted = {"quotes": _quotes(), "figures": _figures(), "statements": _statements(), **_named()}
    more = {"members": _members(), "search_terms": _search_terms(), **_copies(), **_told()}
    return rows(*REPORTS.values(), **extracted, **more)
