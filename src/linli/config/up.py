"""``./linli up``: everything, until Ctrl-C."""

import fcntl
import os
import socket
import subprocess
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from linli.config import running
from linli.config.children import Child, Children
from linli.config.console import Trouble, say, step
from linli.config.launch import ROOT, data_folder, database, make_folder, python
from linli.config.server import Server
from linli.config.speech import said

# A few threads a core: more would only wait for the interpreter, or for a connection of LINLI_POOL. Granian's
# back-pressure counts open connections, idle ones too: near the threads it would lock out readers who wait.
WEB = (
    "--interface=wsgi",
    "--host=127.0.0.1",
    "--workers=2",
    f"--blocking-threads={min(16, 2 * (os.cpu_count() or 1) + 1)}",
    "--backlog=1024",
    "--backpressure=512",
    "--respawn-failed-workers",
    "--workers-kill-timeout=5",
    "--no-ws",
    "--log-level=warning",
)
PATIENCE = 60
HIGHEST_PORT = 65535
SITES = {
    "demo": "Linli 邻里, with a demonstration in {folder}",
    "empty": "Linli 邻里, with your own data in {folder}",
}


def run(args: Namespace, rest: list[str]) -> None:
    """Bring everything up, say where, and keep it up."""
    folder = data_folder()
    os.chdir(ROOT)
    with _alone(folder):
        refuse_taken_port(args.port)
        kind = _kind(folder, args.empty)
        os.environ.setdefault("LINLI_SITE", f"http://127.0.0.1:{args.port}")
        running.note(folder, os.environ["LINLI_SITE"])
        os.environ.setdefault("LINLI_DEMO", "1" if kind == "demo" else "0")
        say(said(SITES[kind], folder=folder))
        with _database() as server, Children() as children:
            _prepare(kind, later=args.no_demo_wait)
            if kind == "empty":
                _administrator(args)
            web = children.start(
                "web server", python("-m", "granian", *WEB, f"--port={args.port}", _APPLICATION)
            )
            children.start("worker", python("manage.py", "worker"), restarts=True)
            with step(said("Pages and worker")):
                _wait_for_pages(web, args.port)
            if kind == "demo" and args.no_demo_wait:
                children.start("demonstration", python("-m", "linli.config.prepare", "demo"))
            _welcome(kind)
            _keep(children, web, server)


_APPLICATION = "linli.config.wsgi:application"


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the data folder's lock. The system drops it with its holder, so a dead one never blocks."""
    make_folder(folder)
    for private in ("media", "mail"):
        (folder / private).mkdir(mode=0o700, exist_ok=True)
    with (folder / ".lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(
                said(
                    "Linli is already running as process {process} on {folder}: open {site}. To run another one, name "
                    "a folder and a port: --data DIR --port N. To stop this one: Ctrl-C in its window, or kill that "
                    "number.",
                    process=running.process(folder) or "?",
                    folder=folder,
                    site=running.site(folder) or said("its page"),
                )
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


def refuse_taken_port(port: int) -> None:
    """One sentence now instead of a web server that fails later or shares the port in silence."""
    if not 0 < port <= HIGHEST_PORT:
        told = "There is no port {port}. Choose one from 1024 to {highest} with --port."
        raise Trouble(said(told, port=port, highest=HIGHEST_PORT))
    with socket.socket() as probe, socket.socket() as other:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Trouble(
                said(
                    "Port {port} is for the system's own services. Choose one above 1023 with --port.",
                    port=port,
                )
            ) from None
        except (OSError, OverflowError):
            other.bind(("127.0.0.1", 0))
            free = port + 1 if 1024 <= port < HIGHEST_PORT and _is_free(port + 1) else other.getsockname()[1]
            told = "Port {port} is taken. Choose another: ./linli up --port {free}"
            raise Trouble(said(told, port=port, free=free)) from None


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _kind(folder: Path, empty: bool) -> str:
    """Whether this folder holds a demonstration. Decided at the first start, for good."""
    kept = folder / "kind"
    if not kept.exists():
        kept.write_text("empty" if empty else "demo")
    kind = kept.read_text().strip()
    if empty and kind == "demo":
        raise Trouble(
            said(
                "{folder} holds a demonstration. Name another folder for your own data: --empty --data DIR",
                folder=folder,
            )
        )
    return kind


@contextmanager
def _database() -> Iterator[Server | None]:
    where = said("Your PostgreSQL") if os.environ.get("DATABASE_URL") else "PostgreSQL 18"
    started = time.monotonic()
    with database() as server:
        say(f"  ✓ {where}  {time.monotonic() - started:.1f} s")
        yield server


def _prepare(kind: str, later: bool) -> None:
    steps = [
        "translations",  # first: the words of later steps, and of the demonstration, are read from them
        "migrate",
        "load_divisions",
        "load_calendar",
        "load_rulebook",
        "load_categories",
        "load_training",
        "load_papers",
        "load_indicators",
        "collectstatic",
    ]
    if kind == "demo" and not later:
        steps.append("demo")
    if subprocess.run(python("-m", "linli.config.prepare", *steps)).returncode:
        raise Trouble(said("The step above failed, so nothing was opened. Mend it and run ./linli up again."))


def _administrator(args: Namespace) -> None:
    """Somebody who can appoint all others: as named, else as typed now, else one sentence on how."""
    words = [
        word
        for option, value in (("--name", args.admin_name), ("--mail", args.admin_mail))
        if value
        for word in (option, value)
    ]
    if subprocess.run(python("manage.py", "first_administrator", *words)).returncode:
        raise Trouble(said("The first administrator was not made: see above, then run ./linli up again."))


def _wait_for_pages(web: Child, port: int) -> None:
    last = "no answer"
    for _ in range(PATIENCE * 5):
        if web.process.poll() is not None:
            raise Trouble(
                said(
                    "The web server ended by itself (exit {code}); its last words are above.",
                    code=web.process.returncode,
                )
            )
        try:
            last = _health(port)
        except (OSError, HTTPException):
            time.sleep(0.2)
            continue
        if last == "200":
            return
        time.sleep(0.2)
    raise Trouble(
        said(
            "The pages did not become ready within {n} s: /healthz says {last}. See ./linli doctor",
            n=PATIENCE,
            last=last,
        )  # fmt: skip
    )


def _health(port: int) -> str:
    """The status of /healthz, asked as a reader behind the site's own name and HTTPS would."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    host = os.environ.get("LINLI_HOSTS", "127.0.0.1").split(",")[0].lstrip(".*") or "127.0.0.1"
    try:
        connection.request("GET", "/healthz", headers={"Host": host, "X-Forwarded-Proto": "https"})
        return str(connection.getresponse().status)
    finally:
        connection.close()


def _welcome(kind: str) -> None:
    say(f"\n  {os.environ['LINLI_SITE']}")
    if kind == "demo":
        say()
        told = subprocess.run(python("manage.py", "logins"), capture_output=True, text=True)
        for line in (told.stdout or told.stderr[-300:]).strip().splitlines():
            say(f"  {line}")
    say("\n  " + said("Ctrl-C stops everything."))


def _keep(children: Children, web: Child, server: Server | None) -> None:
    """Until a signal: restart what may be, and say so."""
    while True:
        for _ in range(10):
            time.sleep(0.5)
            for child in children.all:
                if child.keep() is not None and child is web:
                    raise Trouble(
                        said(
                            "The web server stopped (exit {code}); its last words are above.",
                            code=web.process.returncode,
                        )
                    )
        if server and not server.is_running():
            say("  ! " + said("PostgreSQL stopped; it starts again"))
            server.start()
