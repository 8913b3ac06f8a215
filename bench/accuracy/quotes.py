"""Quotes against people's: what is reported as said, and by whom, on PolNeAR's attributions.

Every attribution of an article with a content counts, of the first annotator in the order of names. Contents are
matched one to one, the likeliest pairs first, by the overlap of their characters (intersection over union, at least 0.3
and at least 0.8); outer marks, spaces and final punctuation of each part are aside, a split content is the union of its
parts. `marked` are contents with quotation marks: gold ones among all found, found ones among all gold. The source is
right when it overlaps the gold source, among pairs at 0.3 whose gold has one. The set gives each word to one
attribution, so quotes within quotes are left out. It takes what goes on after the cue's sentence has ended for the
same content, a split one, where the warehouse's contract has a quote of its own, which `resumes` the one before it. A
content is the union of its parts, so quotes are compared together with those that resume them. Two more sets of keys:
`rows` compares each quote by itself with the gold contents as they are, `divided` with gold contents divided as the
contract has it.
"""

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from bench.accuracy.common import Tally, add_model_argument, add_set_arguments, left_out, load_reader
from tasks.extract.quotes import FACTORY, Quote, join_resumed

NAME = "quotes-polnear"
OVERLAPS = {"03": 0.3, "08": 0.8}
MARKS = re.compile("[\"“”„‟«»]|``|''|‘‘|’’")
SINGLE_MARKS = re.compile(r"(?<!\w)['‘](?=\w).*?(?<=[\w.,!?])['’](?!\w)", re.DOTALL)
SENTENCE_END = re.compile(r"[.?!]\W*$|[.?!]\s")
ASIDE = frozenset("\"“”„‟'‘’«»`.,;:!?—–―-… \t\n\r\xa0")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something said: its content's and source's spans (code points, end exclusive), the characters of the content that
    count, and what kind it is: direct, mixed or indirect.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    chars: frozenset[int]
    kind: str

    @property
    def marked(self) -> bool:
        """Whether it has quotation marks."""
        return self.kind != "indirect"


@dataclass(frozen=True, slots=True)
class Article:
    """A text and the attributions people marked in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every accuracy benchmark."""
    add_set_arguments(parser)
    add_model_argument(parser)


def run(args: argparse.Namespace) -> dict[str, float]:
    """``quotes-polnear.GROUP.f1_03``, ``.p_03``, ``.r_03``, the same at 08, and ``.speaker``."""
    articles = read_split(args.data / NAME / args.split)
    if not articles:
        left_out(NAME, args.data)
        return {}
    nlp = load_reader(args.model)
    if FACTORY not in nlp.pipe_names:
        nlp.add_pipe(FACTORY)
    return score(articles, list(answers(nlp, articles)))


def answers(nlp: Language, articles: Sequence[Article]) -> Iterable[tuple[Quote, ...]]:
    """The quotes found in each article."""
    return (doc._.quotes for doc in nlp.pipe((article.text for article in articles), batch_size=16))


def score(articles: Sequence[Article], found: Sequence[tuple[Quote, ...]]) -> dict[str, float]:
    """The figures of a split: by whole contents, by rows, and by rows with gold contents divided."""
    plain = [_outer(a.text, quotes) for a, quotes in _zip(articles, found)]
    joined = [_outer(a.text, join_resumed(quotes)) for a, quotes in _zip(articles, found)]
    cut = [
        replace(a, attributions=tuple(part for one in a.attributions for part in divided(a.text, one)))
        for a in articles
    ]
    by_row = _figures(articles, plain, f"{NAME}.rows") | _figures(cut, plain, f"{NAME}.divided")
    return _figures(articles, joined, NAME) | by_row


def _outer(text: str, quotes: Iterable[Quote]) -> list[Attribution]:
    return [as_attribution(quote, text) for quote in quotes if quote.parent is None]


def _zip(
    articles: Sequence[Article], found: Sequence[tuple[Quote, ...]]
) -> Iterable[tuple[Article, tuple[Quote, ...]]]:
    return zip(articles, found, strict=True)


def as_attribution(quote: Quote, text: str) -> Attribution:
    """A quote as the set would mark it."""
    content = tuple((part.char_start, part.char_end) for part in quote.parts)
    spoken = quote.speaker_start is not None and quote.speaker_end is not None
    source = ((quote.speaker_start or 0, quote.speaker_end or 0),) if spoken else ()
    return Attribution(content, source, _chars(text, content), quote.kind)


def _chars(text: str, spans: Iterable[Span]) -> frozenset[int]:
    kept: set[int] = set()
    for start, end in spans:
        while start < end and text[start] in ASIDE:
            start += 1
        while end > start and text[end - 1] in ASIDE:
            end -= 1
        kept.update(range(start, end))
    return frozenset(kept)


def divided(text: str, one: Attribution) -> list[Attribution]:
    """A content as the warehouse's contract has it: what follows the end of its cue's sentence is one of its own."""
    runs: list[list[Span]] = []
    for part in one.content:
        if runs and not SENTENCE_END.search(text, runs[-1][-1][1], part[0]):
            runs[-1].append(part)
        else:
            runs.append([part])
    return [Attribution(tuple(run), one.source, _chars(text, run), kind(text, run)) for run in runs]


def match(gold: Sequence[Attribution], found: Sequence[Attribution], least: float) -> list[tuple[int, int]]:
    """Pairs (gold, found) that overlap enough, one to one, the best overlap first."""
    pairs = []
    for g, wanted in enumerate(gold):
        for f, given in enumerate(found):
            shared = len(wanted.chars & given.chars)
            if shared and shared >= least * (len(wanted.chars) + len(given.chars) - shared):
                pairs.append((-shared / (len(wanted.chars) + len(given.chars) - shared), g, f))
    kept: dict[int, int] = {}
    for _, g, f in sorted(pairs):
        if g not in kept and f not in kept.values():
            kept[g] = f
    return sorted(kept.items())


def _figures(articles: Sequence[Article], found: Sequence[Sequence[Attribution]], name: str) -> dict[str, float]:
    tallies = {(group, at): Tally() for group in ("all", "marked", "direct", "mixed", "indirect") for at in OVERLAPS}
    speakers = Tally()
    for article, given in zip(articles, found, strict=True):
        for (group, at), tally in tallies.items():
            _count(tally, group, article.attributions, given, OVERLAPS[at])
        _count_speakers(speakers, article.attributions, given)
    figures: dict[str, float] = {}
    for (group, at), tally in tallies.items():
        figures |= {f"{name}.{group}.f1_{at}": tally.f1, f"{name}.{group}.p_{at}": tally.p}
        figures[f"{name}.{group}.r_{at}"] = tally.r
    return figures | {f"{name}.speaker": speakers.r}


def _count(tally: Tally, group: str, gold: Sequence[Attribution], found: Sequence[Attribution], least: float) -> None:
    wanted = [one for one in gold if _is(one, group)]
    given = [one for one in found if _is(one, group)]
    tally.right += len(match(wanted, given, least))
    tally.given += len(given)
    tally.wanted += len(wanted)


def _is(one: Attribution, group: str) -> bool:
    return group == "all" or one.kind == group or (group == "marked" and one.marked)


def _count_speakers(tally: Tally, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
    for g, f in match(gold, found, OVERLAPS["03"]):
        if gold[g].source:
            tally.wanted += 1
            tally.right += any(a < d and c < b for a, b in gold[g].source for c, d in found[f].source)


def read_split(folder: Path) -> list[Article]:
    """The articles of ``folder/text`` with what the first annotator of each marked in ``folder/attributions``."""
    notes: dict[str, Path] = {}
    for path in sorted(folder.glob("attributions/*.ann")):
        notes.setdefault(path.stem.rpartition("_")[0], path)
    articles = []
    for name, path in notes.items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        articles.append(Article(name, text, tuple(read_attributions(text, path.read_text(encoding="utf-8")))))
    return articles


def read_attributions(text: str, notes: str) -> Iterable[Attribution]:
    """The attributions of a brat file that have a content."""
    spans: dict[str, list[Span]] = {}
    events: list[dict[str, list[Span]]] = []
    for line in notes.split("\n"):
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            spans[key] = [(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", rest.split("\t")[0])]
        elif key.startswith("E"):
            roles = [role.split(":") for role in rest.split()[1:]]
            events.append({})
            for role, target in roles:
                events[-1].setdefault(role.rstrip("0123456789"), []).extend(spans.get(target, []))
    for event in events:
        if event.get("Content"):
            content = tuple(sorted(event["Content"]))
            yield Attribution(content, tuple(event.get("Source", ())), _chars(text, content), kind(text, content))


def kind(text: str, content: Sequence[Span]) -> str:
    """direct: all of it stands in marks; mixed: some of it; indirect: none."""
    parts = [text[start:end] for start, end in content]
    if not any(MARKS.search(part) or SINGLE_MARKS.search(part) for part in parts):
        return "indirect"
    whole = all(re.match("[\"“”„«]|``|''|'", part) and re.search("[\"“”»]\\W*$|''\\W*$", part) for part in parts)
    inside = sum(len(MARKS.findall(part)) for part in parts)
    return "direct" if whole and inside <= 2 * len(parts) else "mixed"


def set_quotes(nlp: Language, docs: Iterable[Doc]) -> list[tuple[Quote, ...]]:
    """The quotes of docs that are parsed already."""
    component = nlp.get_pipe(FACTORY) if FACTORY in nlp.pipe_names else nlp.add_pipe(FACTORY)
    return [component(doc)._.quotes for doc in docs]
