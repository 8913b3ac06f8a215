"""One run at a time on a warehouse; the second waits, and says for whom."""

import os
import threading

import pytest

from flows.lock import hold


def test_the_second_waits_and_says_for_whom(tmp_path):
    lock, said, order = tmp_path / "private" / "lock", [], []
    first_holds, first_may_go = threading.Event(), threading.Event()

    def first():
        with hold(lock, said.append):
            first_holds.set()
            first_may_go.wait(10)
            order.append("first")

    def second():
        with hold(lock, said.append):
            order.append("second")

    runners = [threading.Thread(target=first), threading.Thread(target=second)]
    runners[0].start()
    assert first_holds.wait(10)
    runners[1].start()
    while not said:
        runners[1].join(0.01)
    first_may_go.set()
    for runner in runners:
        runner.join(10)
    assert order == ["first", "second"]
    assert len(said) == 1
    assert f"process {os.getpid()}" in said[0]


def test_a_lock_is_free_after_an_error(tmp_path):
    said = []
    with pytest.raises(ValueError, match="broken"), hold(tmp_path / "lock", said.append):
        raise ValueError("broken")
    with hold(tmp_path / "lock", said.append):
        assert said == []


def test_a_holder_who_left_no_name_is_waited_for_all_the_same(tmp_path):
    import fcntl

    lock, said = tmp_path / "lock", []
    with lock.open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        waiting = threading.Thread(target=lambda: hold(lock, said.append).__enter__())
        waiting.start()
        while not said:
            waiting.join(0.01)
    waiting.join(10)
    assert said == ["waiting for another run on this warehouse to end"]
