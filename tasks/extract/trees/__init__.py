"""What the parser plainly got wrong, put right before anything reads the tree: the component ``parallax_trees``."""

from tasks.extract.trees.component import FACTORY, TreeMender
from tasks.extract.trees.mending import mend

__all__ = ["FACTORY", "TreeMender", "mend"]
