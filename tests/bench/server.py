"""The real web server, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from linli.config.up import WEB

PATIENCE = 60


@contextmanager
def server() -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The server as ``./linli up`` starts it, answering: its port and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", *WEB, f"--port={port}", "linli.config.wsgi:application"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait(port, process)
        yield port, process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()


def memory(pid: int) -> float:
    """Resident memory of a process and its children, in megabytes."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return float("nan")
    kept = next((line for line in status.read_text().splitlines() if line.startswith("VmRSS")), "VmRSS: 0")
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(kept.split()[1]) / 1024 + sum(memory(int(child)) for child in children)


def cpu(pid: int) -> float:
    """Seconds of processor time that a process and its children have used."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    words = stat.read_text().rpartition(")")[2].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK") + sum(
        cpu(int(one)) for one in children
    )


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _try in range(PATIENCE * 10):
        if process.poll() is not None:
            raise RuntimeError(f"The web server ended by itself (exit {process.returncode}).")
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise RuntimeError(f"The web server did not answer within {PATIENCE} s.")
