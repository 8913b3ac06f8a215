"""The numbers that rules and checks compare with, each with its reason; a run may override any of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of lengths (code points), shares (0 to 1) and counts; the SQL finds them as the one row of `limits`."""

    # A text longer than this is an archive, not a report: ingest refuses far less, so one that long slipped past it.
    text_length_max: int = 50_000_000
    # The longest report is some 100,000 code points; fifty times that is several documents run together.
    body_length_max: int = 5_000_000
    # Headlines end well before 300 code points, bylines with a dozen names before 300: beyond these it is body text.
    title_length_max: int = 1_000
    byline_length_max: int = 500

    # Below 20 documents a share says little: one bad file of three is a third.
    share_documents_min: int = 20
    # More than a tenth aside is worth a look (scraped sets measured have 1 to 5 in 100 that are no articles).
    quarantined_share_max: float = 0.1
    # Most documents failing for what was made of them means that a stage is broken, not that the news is odd.
    failed_share_max: float = 0.5

    # An outlet's median of 5 articles is steady enough to compare with that of 20 before; a run of fewer is looked at
    # together with the runs before it, so that hourly runs see a change within hours.
    drift_articles_now_min: int = 5
    drift_articles_before_min: int = 20
    # A redesigned site loses most of its bodies or keeps its menus: both move the median by more than twofold.
    drift_words_ratio_max: float = 2.0
    # Dates and pages go missing all at once when a site changes; ordinary runs stay within a third of each other.
    drift_share_max: float = 0.34

    # News sites begin in the 1990s; embargoes and time zones put a time of publication up to two days ahead.
    published_year_min: int = 1990
    published_days_ahead_max: int = 2

    # Sentences leave out only the blanks between paragraphs.
    sentences_share_min: float = 0.8
    # A report of 100 words that names nobody, no place and no day is rare; a fifth of them is a model that fails.
    mentions_words_min: int = 100
    mentions_absent_share_max: float = 0.2

    # Below 500 articles a folder may well be about one event.
    story_articles_min: int = 500
    # Even an event that fills the papers for days is far from a fifth of all that they print: a story of more is a
    # chain of stories that were taken for one.
    story_share_max: float = 0.2

    def arrow(self) -> pa.Table:
        """The limits as a table of one row, a column each."""
        return pa.Table.from_pylist([asdict(self)])
