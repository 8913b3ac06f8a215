"""Accuracy and speed, measured again with one command: ``python -m bench``."""
