"""Accuracy on public sets that Parallax did not write."""
