"""How a message leaves: through Prefect's own blocks, each for one channel."""

from __future__ import annotations

import asyncio
import html
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from prefect import task
from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.core import Block
from prefect.blocks.notifications import CustomWebhookNotificationBlock, SlackWebhook
from prefect.cache_policies import NO_CACHE
from prefect.types import SecretDict

from flows.hooks.config import SECURITY, Hook

TIMEOUT = 20.0  # seconds, for one who is told


@dataclass(frozen=True, slots=True)
class Message:
    """What is told: the event, one line, the text with the report's address at its end, and the parts for a program."""

    event: str
    subject: str
    text: str
    report: str
    warehouse: str
    run_id: str


@task(name="tell", task_run_name="tell {hook.name}", tags=["parallax"], cache_policy=NO_CACHE, persist_result=False)
def deliver(hook: Hook, message: Message) -> None:
    """Send a message on its way; raises what the channel raises."""
    if hook.channel == "email":
        _send_mail(hook.target, message)
    else:
        block: Any = block_of(hook, message)
        block.notify(message.text, message.subject)


def block_of(hook: Hook, message: Message) -> NotificationBlock:
    """The block that tells a hook, for all channels but e-mail, for which Prefect has no notification block."""
    if hook.channel == "webhook":
        return _webhook(hook, message)
    return SlackWebhook(url=hook.target) if hook.channel == "slack" else _saved(hook.target)


def _webhook(hook: Hook, message: Message) -> CustomWebhookNotificationBlock:
    """The block that posts a message's parts as JSON."""
    parts = asdict(message)
    own = {name: parts[name] for name in ("event", "report", "warehouse", "run_id")}
    return CustomWebhookNotificationBlock(
        name=hook.name,
        url=hook.target,
        json_data={"subject": "{{subject}}", "text": "{{body}}", **{name: f"{{{{{name}}}}}" for name in own}},
        headers=None,
        cookies=None,
        secrets=SecretDict(own),
        timeout=TIMEOUT,
    )


def _saved(name: str) -> NotificationBlock:
    block = Block.load(name)
    if not isinstance(block, NotificationBlock):
        raise TypeError(f"the block {name} is no notification block")
    return block


def _send_mail(settings: Mapping[str, Any], message: Message) -> None:
    from prefect_email import EmailServerCredentials, email_send_message

    credentials = EmailServerCredentials(
        smtp_server=settings["server"],
        smtp_port=settings["port"],
        smtp_type=SECURITY[settings["security"] or "starttls"],
        username=settings["user"],
        password=settings["password"] or "",
    )
    sent = email_send_message.fn(
        subject=message.subject,
        msg=f"<pre>{html.escape(message.text)}</pre>",
        msg_plain=message.text,
        email_server_credentials=credentials,
        email_from=settings["from"],
        email_to=settings["to"],
    )
    with _patience():
        asyncio.run(sent)


@contextmanager
def _patience() -> Iterator[None]:
    """Connections that are made meanwhile give up after a while: the block sets no limit of its own."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(TIMEOUT)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)
