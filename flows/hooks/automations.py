"""What only the Prefect server can tell, because nobody else is left to: automations on it, with blocks of its own.

A run that shows no sign of life any more is ended as `Crashed`, so that its slot is free; and that no run ended well
for long. Webhooks, Slack and blocks on the server can be told so; e-mail cannot, as Prefect's server sends none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from prefect.automations import Automation
from prefect.blocks.core import Block
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState, SendNotification
from prefect.events.schemas.automations import EventTrigger, Posture

from flows.hooks.channels import Message, block_of
from flows.hooks.config import Hook, Hooks

LIFELESS, SILENT = "parallax: a run shows no sign of life", "parallax: no run ended well"
_LIFELESS_AFTER = timedelta(minutes=10)  # a run gives a sign every 3 minutes (PREFECT_FLOWS_HEARTBEAT_FREQUENCY)
_ENDS = ("Completed", "Failed", "Crashed", "Cancelled", "Skipped")


def install(hooks: Hooks, report: str, silent_after: timedelta) -> Sequence[Hook]:
    """Put the automations on the server, in place of those put there before; returns the hooks that they tell.

    `report` is the address of the latest report; `silent_after`, how long after a run that ended well the next may be.
    """
    told = [hook for hook in hooks.on("failed") if hook.channel != "email"]
    blocks = [_document(hook) for hook in told]
    crash = ChangeFlowRunState(name=None, state=StateType.CRASHED, message="it showed no sign of life", force=False)
    _replace(LIFELESS, _lifeless(), [crash, *_messages(blocks, LIFELESS, report)])
    _replace(SILENT, _silent(silent_after), [*_messages(blocks, f"{SILENT} for {silent_after}", report)])
    return told


def _lifeless() -> EventTrigger:
    heartbeat = "prefect.flow-run.heartbeat"
    return EventTrigger(
        match={"prefect.resource.id": "prefect.flow-run.*"},
        match_related={"prefect.resource.id": "prefect.tag.parallax", "prefect.resource.role": "tag"},
        after={heartbeat},
        expect={heartbeat, *(f"prefect.flow-run.{end}" for end in _ENDS)},
        for_each={"prefect.resource.id"},
        posture=Posture.Proactive,
        threshold=1,
        within=_LIFELESS_AFTER,
    )


def _silent(after: timedelta) -> EventTrigger:
    return EventTrigger(
        match={"prefect.resource.id": "prefect.flow-run.*"},
        match_related={"prefect.resource.name": "parallax-run", "prefect.resource.role": "flow"},
        expect={"prefect.flow-run.Completed"},
        posture=Posture.Proactive,
        threshold=1,
        within=after,
    )


def _messages(blocks: Sequence[UUID], subject: str, report: str) -> Iterator[SendNotification]:
    text = f"{subject}. Is the worker, or parallax serve, still there?\n\nthe latest report: {report}"
    return (SendNotification(block_document_id=block, subject=subject, body=text) for block in blocks)


def _document(hook: Hook) -> UUID:
    """The id of a hook's block on the server, saved there if need be."""
    if hook.channel == "block":
        found: Any = Block.load(hook.target)
        return UUID(str(found._block_document_id))
    block: Any = block_of(hook, Message(SILENT, "", "", "", "", ""))
    return UUID(str(block.save(f"parallax-{re.sub('[^a-z0-9]+', '-', hook.name.lower())}", overwrite=True)))


def _replace(name: str, trigger: EventTrigger, actions: Sequence[Any]) -> None:
    with get_client(sync_client=True) as client:
        for known in client.read_automations_by_name(name):
            client.delete_automation(known.id)
    made: Any = Automation(name=name, trigger=trigger, actions=list(actions))
    made.create()
