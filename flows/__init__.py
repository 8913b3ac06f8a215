"""The run, and the `parallax` command."""
