"""Where the invented events of these tests are."""

from pathlib import Path

EVENTS = Path(__file__).with_name("events")  # reports of a hundred words, about what a rule has to tell apart
NEWS = Path(__file__).with_name("news")  # reports as long and as unlike each other as outlets' are
