"""Hooks: webhook, Slack and e-mail messages when a run fails, finds new conflicts, or news of what is watched."""

from flows.hooks.config import EVENTS, HooksError, read_hooks
from flows.hooks.telling import anybody_hears, hooks_file, listening, tell

__all__ = ["EVENTS", "HooksError", "anybody_hears", "hooks_file", "listening", "read_hooks", "tell"]
