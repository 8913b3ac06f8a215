"""Compares stories, several at a time where there is much to do: each by itself, in this process and in others.

Another process is `python -m tasks.link.comparing`: it reads stories and writes what it found of each, pickled, until
its input ends, as it does with the process that started it.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from tasks.link.together import FOUND, Told, compare

PROJECT = Path(__file__).resolve().parents[2]
WORTH = 2_500  # statements for which another process is worth its start, about a second
MOST = 8  # processes, each with a quarter of a gigabyte
_log = logging.getLogger(__name__)
Process = subprocess.Popen[bytes]


def compare_all(stories: Sequence[Told], most: int = MOST) -> None:
    """Find out what the reports of each story say together, in as many processes as are worth it and have a core.

    Which process compares a story makes no difference to what it finds. What goes wrong in another process is tried
    again in this one; a story at which this one fails too says nothing but its `failure`, and the others all they have.
    """
    waiting = deque(sorted(stories, key=_size, reverse=True))  # the longest first: the last to end are short
    n = min(most, _n_cores(), sum(map(_size, stories)) // WORTH)
    with ExitStack() as started:
        others = [Thread(target=_delegate, args=(waiting, started.enter_context(_process()))) for _ in range(n - 1)]
        started.callback(waiting.clear)
        for other in others:
            other.start()
        _compare(waiting)
        for other in others:
            other.join()
        _compare(waiting)


def _size(story: Told) -> int:
    """How much there is to compare in a story: nothing, where it is of one text."""
    return len(story.statements) if story.is_of_several else 0


def _n_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _compare(waiting: deque[Told]) -> None:
    while story := _next(waiting):
        try:
            compare(story)
        except Exception as error:
            _log.exception("what the reports of story %s say together could not be told", story.story_id)
            story.fail(error)


def _next(waiting: deque[Told]) -> Told | None:
    try:
        return waiting.popleft()
    except IndexError:
        return None


@contextmanager
def _process() -> Iterator[Process]:
    """Another process that compares, until it is no longer needed."""
    command = [sys.executable, "-m", "tasks.link.comparing"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _delegate(waiting: deque[Told], process: Process) -> None:
    """Have a process compare stories as long as some wait; one that it fails at waits again, for this process."""
    assert process.stdin is not None and process.stdout is not None
    while story := _next(waiting):
        try:
            pickle.dump(story, process.stdin)
            process.stdin.flush()
            found = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            _log.warning("a process that compares stories ended at %s: %r", story.story_id, error)
            waiting.append(story)
            return
        for name in FOUND:
            setattr(story, name, found[name])


def serve(stories: BinaryIO, answers: BinaryIO) -> None:
    """Compare stories until there are no more."""
    while True:
        try:
            story: Told = pickle.load(stories)
        except EOFError:
            return
        compare(story)
        pickle.dump({name: getattr(story, name) for name in FOUND}, answers)
        answers.flush()


if __name__ == "__main__":
    gc.disable()  # as the stage does
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key pressed ends the run, and that this
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints must not stand between the answers
    serve(sys.stdin.buffer, answers.buffer)
