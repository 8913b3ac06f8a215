"""Where the invented events are that linking is measured on."""

from pathlib import Path

EVENTS = Path(__file__).with_name("events")  # reports of a hundred words, about what a rule has to tell apart
NEWS = Path(__file__).with_name("news")  # reports as long and as unlike each other as outlets' are
TAUGHT = Path(__file__).with_name("taught")  # more of them, which the models of linking learned from as from these
FURTHER = Path(__file__).with_name("further")  # more again, from which the models of conflicts learned
WIDER = Path(__file__).with_name("wider")  # more of them, once unseen, which the models of conflicts learn from
PRESS = Path(__file__).with_name("press")  # as outlets write that all go back to the same agencies and statements
UNSEEN = Path(__file__).with_name("unseen")  # the same, which nothing was tuned to or fitted on
