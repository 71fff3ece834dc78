"""The processes that ``up`` keeps: started apart from the terminal, restarted, and stopped in order."""

import ctypes
import os
import signal
import subprocess
import time
from types import TracebackType

from linli.config.console import say
from linli.config.speech import said

# Linux's prctl(PR_SET_PDEATHSIG): a child is told to stop when its parent is killed outright.
PARENT_DEATH_SIGNAL = 1
PRCTL = getattr(ctypes.CDLL(None), "prctl", None)
LONGEST_PAUSE = 60.0


class Child:
    """One process, and how often it may come back."""

    def __init__(self, name: str, command: list[str], restarts: bool = False) -> None:
        self.name = name
        self.command = command
        self.restarts = restarts
        self.pause = 1.0
        self.due: float | None = None
        self.start()

    def start(self) -> None:
        """Start it in a group of its own: Ctrl-C then reaches us alone, and the order of stopping is ours."""
        self.due = None
        self.since = time.monotonic()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_stop_with_parent
        )

    def keep(self) -> int | None:
        """Start it again when it has died and its pause is over; the exit code if it has ended for good."""
        code = self.process.poll()
        if code is None or not self.restarts:
            return code
        now = time.monotonic()
        if self.due is None:
            # A long quiet life earns a quick return; a quick death doubles the pause.
            self.pause = 1.0 if now - self.since > LONGEST_PAUSE else min(self.pause * 2, LONGEST_PAUSE)
            self.due = now + self.pause
            told = "The {name} stopped (exit {code}); it starts again in {n} s"
            say("  ! " + said(told, name=said(self.name), code=code, n=f"{self.pause:.0f}"))
        elif now >= self.due:
            self.start()
        return None

    def stop(self, patience: float = 6.0) -> None:
        """Ask it to end, and end its whole group when it does not."""
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Children:
    """Several children; leaving the block stops them, the last started first."""

    def __init__(self) -> None:
        self.all: list[Child] = []

    def __enter__(self) -> "Children":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        # From here on another Ctrl-C must not leave half of them running.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for child in reversed(self.all):
            child.stop()

    def start(self, name: str, command: list[str], restarts: bool = False) -> Child:
        """Start one more."""
        self.all.append(Child(name, command, restarts))
        return self.all[-1]


def _stop_with_parent() -> None:
    if PRCTL:
        PRCTL(PARENT_DEATH_SIGNAL, signal.SIGTERM)
