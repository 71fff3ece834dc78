"""What ./linli says on the terminal: a tick a step, and one sentence when something is wrong."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Trouble(Exception):
    """What is wrong and what to do, in one sentence; shown without a traceback."""


def say(line: str = "") -> None:
    """Print a line at once, also into a pipe."""
    print(line, flush=True)


@contextmanager
def step(label: str) -> Iterator[None]:
    """Print ``label`` with a tick and its seconds when the block is done, with a cross when it fails."""
    started = time.monotonic()
    try:
        yield
    except BaseException:
        say(f"  ✗ {label}")
        raise
    say(f"  ✓ {label}  {time.monotonic() - started:.1f} s")
