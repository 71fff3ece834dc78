"""Many clients at once, each with a connection kept open, and what they waited."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any

from tests.bench.server import cpu


@dataclass(frozen=True)
class At:
    """Where the server listens, and its process."""

    port: int
    pid: int


class Caller:
    """One client: a program with its key, or a browser with its session."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def act(self, kind: str, token: str = "", /, **inputs: Any) -> dict[str, Any]:
        """Do an act through the API; anything but success is a fault of the measurement."""
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        status, body = self._ask("POST", f"/api/acts/{kind}", json.dumps(inputs).encode(), headers)
        if status not in (200, 201):
            raise RuntimeError(f"{kind}: {status} {body[:300]!r}")
        answer: dict[str, Any] = json.loads(body)
        return answer

    def page(self, path: str, session: str = "") -> bytes:
        """Read a page."""
        status, body = self._ask("GET", path, b"", {"Cookie": f"sessionid={session}"} if session else {})
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        return body

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


@dataclass
class Times:
    """What a number of clients came to in a span of time."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)  # of each piece of work, in milliseconds
    fault: str = ""
    cpu: float = 0.0  # seconds of the server's processors; unlike waits, nearly the same on a busy machine

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """The wait that ``share`` of the work stayed below."""
        waits = sorted(self.waits)
        return waits[min(len(waits) - 1, int(len(waits) * share))] if waits else float("nan")

    def __str__(self) -> str:
        if self.fault:
            return f"failed: {self.fault}"
        middle, p95, p99 = (self.percentile(share) for share in (0.5, 0.95, 0.99))
        spent = self.cpu * 1000 / max(1, len(self.waits))
        return f"{self.rate:,.0f}/s; median {middle:.1f}, p95 {p95:.1f}, p99 {p99:.1f} ms; cpu {spent:.1f} ms"


def hammer(at: At, clients: int, seconds: float, work: Callable[[Caller, int], Any]) -> Times:
    """``work(caller, number of the client)`` over and over by so many clients for so long."""
    times = Times()
    begin = threading.Barrier(clients + 1)
    until = [0.0]

    def one(number: int) -> None:
        caller = Caller(at.port)
        begin.wait()
        try:
            while (started := time.perf_counter()) < until[0]:
                work(caller, number)
                times.waits.append((time.perf_counter() - started) * 1000)
        except Exception as fault:
            times.fault = f"{type(fault).__name__}: {fault}"

    threads = [threading.Thread(target=one, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    used, started = cpu(at.pid), time.perf_counter()
    until[0] = started + seconds
    begin.wait()
    for thread in threads:
        thread.join()
    times.seconds, times.cpu = time.perf_counter() - started, cpu(at.pid) - used
    return times
