"""The same thing said, as several outlets quote it."""

from tasks.link.utterances.join import utterances
from tasks.link.utterances.records import Utterance, Variant

__all__ = ["Utterance", "Variant", "utterances"]
