"""Runs by the clock: which of them are needless, the week's care of a warehouse, and a process that serves both."""
