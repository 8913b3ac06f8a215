"""A document into an article: page or text dump to body, title, byline, times, language; and what its outlet repeats.

The block classifier's weights (`model/blocks.json`) were fitted on pages-fundus (the fundus project's test pages and
their paragraphs, MIT) and pages-trafilatura (trafilatura's evaluation pages, Apache-2.0), flattened by resiliparse.
"""

from tasks.clean.documents import Cleaned, clean
from tasks.clean.recurring import holders, learn

__all__ = ["Cleaned", "clean", "holders", "learn"]
