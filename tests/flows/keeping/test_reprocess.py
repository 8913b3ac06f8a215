"""Made again with nothing changed nothing is another; with another model or rule, just what that changes is."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from flows.conduct import conduct
from flows.keep import prune
from flows.order import Order
from flows.progress import Teller
from flows.reprocess import Wish, reprocess
from flows.reprocess_stages import STAGES
from flows.verdicts import RunFailed
from flows.verify import verify
from tasks.load.keeping import Policy
from tests.flows.conftest import UNCHECKED
from tests.flows.keeping.test_keep_prune import asked, second_run
from tests.flows.reports import PLACES, stored_rows, write_reports
from warehouse import ledger
from warehouse.place import Place

QUIET = Teller(quiet=True)


@pytest.fixture
def again(tiny_model):
    """Reprocesses a warehouse; by the model that its runs used, unless another is named."""

    def go(place, first="clean", publish=False, model=tiny_model):
        return reprocess(place, Wish(first, model), UNCHECKED, QUIET, publish)

    return go


def files(place: Place) -> dict[str, bytes]:
    """All that a warehouse is: its published files, private database, raw bytes, ledger and waiting documents."""
    parts = (place.folder.glob("*.duckdb"), *(place.private.glob(f"{name}/*") for name in ("raw", "runs", "pending")))
    every = [path for paths in parts for path in paths] + [place.database]
    return {str(path): path.read_bytes() for path in every}


def view(comparison, name):
    return next(view for view in comparison.views if view.view == name)


def holds(place):
    return [each for each in verify(place, deep=True) if each.wrong] == []


def model_with(folder: Path, *patterns: dict[str, str]) -> str:
    """The path of a pipeline that marks sentences and these names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns(list(patterns))
    nlp.to_disk(folder)
    return str(folder)


def places(*names: str) -> list[dict[str, str]]:
    return [{"label": "LOC", "pattern": name} for name in names]


@pytest.mark.parametrize("first", STAGES)
def test_with_nothing_changed_nothing_is_another(own, again, first):
    before = files(own)
    made = again(own, first)
    assert made.comparison.same and made.comparison.stories == () and made.record is None
    assert all(each.before == each.after == each.kept for each in made.comparison.views)
    assert view(made.comparison, "mentions").before > 0 and view(made.comparison, "blocks").before > 0
    assert files(own) == before
    assert "Nothing would change" in made.page.read_text(encoding="utf-8")


@pytest.mark.parametrize("first", STAGES)
def test_published_with_nothing_changed_the_rows_are_the_same(own, made, again, tiny_model, first):
    rows, versions = stored_rows(own.database), own.versions()
    published = again(own, first, publish=True).record
    assert own.current() == own.version(published.run_id) and own.versions()[:-1] == versions
    after = stored_rows(own.database)
    waited = after.pop("documents")
    assert set(rows.pop("documents")) < set(waited) and after == rows
    statuses = [status for (status,) in asked(own.link, "select status from published.runs order by run_id")]
    assert statuses == ["succeeded", "succeeded", "nothing new", "reprocessed"]
    assert ledger.read_all(own.ledger)[-1].published == own.current().name
    assert (own.reports / published.run_id / "reprocess" / "index.html").is_file()
    assert (own.reports / "latest").resolve().name == published.run_id
    assert not own.work.exists() and not list(own.private.glob("before*")) and not list(own.folder.glob(".*"))
    assert holds(own)
    order = Order((str(made / "in"),), warehouse=str(own.link), model=tiny_model)
    assert conduct(order, UNCHECKED, QUIET).run["status"] == "nothing new"


def test_what_was_compared_is_published_without_being_made_anew(own, again, monkeypatch):
    again(own)
    monkeypatch.setattr("flows.reprocess.Remaker.remake", lambda self: pytest.fail("made anew"))
    assert again(own, publish=True).record.run["status"] == "reprocessed"


def test_finished_parts_are_taken_as_they_are(own, again, monkeypatch):
    again(own)
    (own.work / "reprocess" / "basis.json").unlink()  # as a call that is killed before its end leaves it
    for name in ("tasks.clean.clean", "flows.steps.pipeline"):
        monkeypatch.setattr(name, lambda *_: pytest.fail("worked again"))
    assert again(own).comparison.same


def test_what_was_compared_is_of_no_use_after_a_run(own, again, tmp_path, tiny_model):
    again(own)
    source = write_reports(tmp_path / "more", range(7, 8), outlet="evening-lamp")
    conduct(Order((str(source),), warehouse=str(own.link), model=tiny_model), UNCHECKED, QUIET)
    made = again(own, publish=True)
    assert made.comparison.same and asked(own.link, "select count(*) from published.articles") == [(9,)]
    assert holds(own)


def test_another_model_changes_what_articles_say_and_nothing_else(own, again, tmp_path):
    n_gone = asked(own.link, "select count(*) from published.mentions where text = 'Dunmarrow'")[0][0]
    model = model_with(tmp_path / "other", *places(*(name for name in PLACES if name != "Dunmarrow")))
    compared = again(own, "extract", model=model).comparison
    mentions, entities = view(compared, "mentions"), view(compared, "entities")
    assert n_gone > 0 and (mentions.removed, mentions.added, mentions.changed) == (n_gone, 0, 0)
    assert (entities.removed, entities.added, entities.changed) == (1, 0, 0)
    changed = {each.view for each in compared.views if not each.same}
    assert changed <= {"mentions", "entities", "stories", "statements", "figures"}
    texts = {cell.before for example in mentions.examples for cell in example.cells if cell.column == "text"}
    assert texts == {"Dunmarrow"} and view(compared, "articles").same and view(compared, "blocks").same


def test_who_is_named_keeps_the_id_where_names_are_counted_otherwise(own, again, tmp_path):
    ids = dict(asked(own.link, "select name, entity_id from published.entities"))
    model = model_with(tmp_path / "more", {"label": "ORG", "pattern": "Nurses"}, *places(*PLACES))
    made = again(own, "extract", publish=True, model=model)
    entities = view(made.comparison, "entities")
    assert entities.added == 1 and entities.kept == len(ids) and not entities.changed
    now = dict(asked(own.link, "select name, entity_id from published.entities"))
    assert ids.items() < now.items() and set(now) - set(ids) == {"Nurses"}
    numbers = "select distinct entity from store.article_entities where name = any($names)"
    assert len(asked(own.database, numbers.replace("$names", str(list(PLACES))))) > 1
    assert holds(own)


def test_a_changed_rule_of_cleaning(own, again, monkeypatch):
    from tasks.clean import clean

    def shouting(inputs, lines):
        made = clean(inputs, lines)
        titles = [title and title.upper() for title in made.articles["title"].to_pylist()]
        at = made.articles.schema.get_field_index("title")
        return replace(made, articles=made.articles.set_column(at, made.articles.schema.field(at), [titles]))

    monkeypatch.setattr("tasks.clean.clean", shouting)
    compared = again(own).comparison
    articles = view(compared, "articles")
    titled = asked(own.link, "select count(*) from published.articles where title is not null")[0][0]
    assert articles.columns == (("title", titled),) and articles.changed == titled > 0
    assert view(compared, "stories").columns[0][0] == "headline" and view(compared, "stories").kept > 0
    assert articles.examples[0].cells[0].after == articles.examples[0].cells[0].before.upper()


@pytest.fixture
def refusing(monkeypatch):
    """From its call on, cleaning finds no text in reports of a museum."""
    from tasks.clean import clean

    def go():
        monkeypatch.setattr("tasks.clean.clean", lambda inputs, lines: clean(_without_museums(inputs), lines))

    return go


def _without_museums(inputs):
    texts = ["" if "museum" in (text or "") else text for text in inputs["text"].to_pylist()]
    at = inputs.schema.get_field_index("text")
    return inputs.set_column(at, inputs.schema.field(at), [texts])


def test_what_is_an_article_no_longer_and_is_one_again(own, again, refusing, monkeypatch):
    museums = "select count(*) from published.articles where body like '%museum%'"
    rows, n = stored_rows(own.database), asked(own.link, museums)[0][0]
    refusing()
    lost = again(own, publish=True).comparison
    assert n > 0 and view(lost, "articles").removed == n and view(lost, "quarantine").added == n
    assert view(lost, "documents").columns == (("outcome", n),)
    assert asked(own.link, museums) == [(0,)] and holds(own)
    monkeypatch.undo()
    found = again(own, publish=True).comparison
    assert view(found, "articles").added == n and view(found, "quarantine").removed == n
    now = stored_rows(own.database)
    assert {name: now[name] for name in ("articles", "mentions", "quarantine")} == {
        name: rows[name] for name in ("articles", "mentions", "quarantine")
    }
    assert holds(own)


def test_stories_that_merge_and_split_are_told(own, again, monkeypatch):
    stories = [story for (story,) in asked(own.link, "select story_id from published.stories order by 1")]
    with monkeypatch.context() as patched:
        patched.setattr("tasks.link.gathering.link_stories", lambda fresh, *_: [tuple(sorted(fresh))])
        made = again(own, "link", publish=True).comparison
    assert [(story.kind, sorted(story.others)) for story in made.stories] == [("merged", stories)]
    assert view(made, "stories").kept == 1 and view(made, "cluster_ids").added >= len(stories) - 1
    (whole,) = [story for (story,) in asked(own.link, "select story_id from published.stories")]
    assert whole in stories
    made = again(own, "link").comparison
    assert [(story.kind, story.story_id, len(story.others)) for story in made.stories] == [
        ("split", whole, len(stories))
    ]
    assert whole in made.stories[0].others


def test_articles_whose_bytes_were_pruned_stay_as_they_are(own, again, tmp_path):
    gone, _ = prune(own, Policy(raw_before=second_run(own)), lambda line: None)
    compared = again(own).comparison
    assert compared.same and compared.uncleanable == len(gone.raw) > 0
    assert "could not be cleaned again" in (own.reports / "reprocess" / "index.html").read_text(encoding="utf-8")
    model = model_with(tmp_path / "none", *places("Nowhere"))
    made = again(own, publish=True, model=model)
    assert view(made.comparison, "articles").same and view(made.comparison, "mentions").after == 0
    assert asked(own.link, "select count(*) from published.articles") == [(8,)] and holds(own)
    assert again(own, "extract").comparison.uncleanable == 0


def test_a_full_disk_leaves_the_warehouse_as_it_was(own, again, monkeypatch):
    before = files(own)

    def full(*_args):
        raise OSError(28, "No space left on device", "here")

    monkeypatch.setattr("flows.finish.build", full)
    with pytest.raises(RunFailed, match="disk is full"):
        again(own, "link", publish=True)
    assert files(own) == before and holds(own)
