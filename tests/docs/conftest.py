import pytest

from tests.docs.clone import SAMPLES, Clone
from tests.docs.marked import Step


@pytest.fixture(scope="session")
def base(tmp_path_factory) -> Clone:
    """A clone in which `make run` was said once."""
    clone = Clone.make(tmp_path_factory.mktemp("base"))
    (run,) = clone.do([Step(0, "make run")])
    assert run.code == 0, run.printed
    assert (clone.root / SAMPLES).exists()
    return clone
