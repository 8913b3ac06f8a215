"""What was corrected holds through work that brings no documents, and through everything made again from raw."""

from datetime import UTC, datetime

from flows.keep import prune
from flows.progress import Teller
from flows.reprocess import Wish, reprocess
from flows.verify import verify
from tasks.load.keeping import Policy
from tests.flows.conftest import UNCHECKED

SIZES = "select n_articles from published.stories order by n_articles"


def test_prune_and_reprocess_keep_what_another_file_corrected(run_on, tiny_model, place, source, tmp_path, query):
    run_on(source)
    one, two = (row[0] for row in query("select story_id from published.stories where n_articles = 1"))
    other = tmp_path / "kept.toml"
    other.write_text(
        f'[[merge_stories]]\nstories = ["{one}", "{two}"]\n'
        '[[rename_entity]]\nentity = "Karsova"\nname = "Old Karsova"\n',
        encoding="utf-8",
    )
    run_on(source, corrections=str(other))
    renamed = "select count(*) from published.entities where name = 'Old Karsova'"
    assert (query(SIZES), query(renamed)) == ([(2,), (2,)], [(1,)])
    prune(place, Policy(raw_before=datetime(2999, 1, 1, tzinfo=UTC), articles_before=None), lambda line: None)
    assert (query(SIZES), query(renamed)) == ([(2,), (2,)], [(1,)])
    made = reprocess(place, Wish("link", tiny_model), UNCHECKED, Teller(quiet=True), publish=True)
    assert made.record is not None and (query(SIZES), query(renamed)) == ([(2,), (2,)], [(1,)])
    assert query("select applied from published.corrections") == [(True,), (True,)]
    assert [each for each in verify(place) if each.wrong] == []


def test_reprocess_reads_the_file_beside_the_warehouse(run_on, tiny_model, place, source, query):
    run_on(source)
    ids = [row[0] for row in query("select article_id from published.articles order by article_id limit 4")]
    place.corrections.write_text(f'[[merge_stories]]\nstories = ["{ids[0]}", "{ids[1]}", "{ids[2]}", "{ids[3]}"]\n')
    reprocess(place, Wish("extract", tiny_model), UNCHECKED, Teller(quiet=True), publish=True)
    assert query(SIZES) == [(4,)] and query("select applied from published.corrections") == [(True,)]
    assert run_on(source).run["status"] == "nothing new", "what reprocess applied is not applied again"
