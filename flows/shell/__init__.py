"""`parallax sql` where no question is given: statements from a terminal, or from standard input."""
