"""From the command's words to the work: the data folder, its keys, a database, then Django."""

import errno
import os
import signal
import sys
from argparse import SUPPRESS, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FrameType

import django
import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line, get_commands, load_command_class
from django.db import ProgrammingError, connections

from linli.config import keys, running
from linli.config.console import Trouble, say, step
from linli.config.server import Server, throwaway
from linli.config.speech import said

# Options that Django gives to every command, for those who write programs.
DJANGOS = (
    "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks",
)  # fmt: skip
ROOT = Path(__file__).resolve().parents[3]


def guarded(module: str, args: Namespace, rest: list[str]) -> int:
    """Run a command's module; what goes wrong is one sentence. The exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
    os.environ["LINLI_DATA"] = str(data_folder())
    if address := running.site(data_folder()):
        os.environ.setdefault("LINLI_SITE", address)
    signal.signal(signal.SIGTERM, _leave)
    try:
        return int(import_module(module).run(args, rest) or 0)
    except (Trouble, ImproperlyConfigured) as trouble:
        say(f"  ✗ {trouble}")
    except ProgrammingError as error:
        if not isinstance(error.__cause__, psycopg.errors.UndefinedTable):
            raise
        say(
            "  ✗ "
            + said(
                "There are no tables yet in {folder}. Is it the right folder (--data)? If it is new, start ./linli up "
                "once.",
                folder=data_folder(),
            )
        )
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EACCES, errno.EROFS):
            raise
        place = error.filename or data_folder()
        if error.errno == errno.ENOSPC:
            told = said(
                "{place}: The disk is full: free some space, then run the same command again.", place=place
            )
        else:
            told = said(
                "{place}: I may not write there: see --data, then run the same command again.", place=place
            )
        say(f"  ✗ {told}")
    return 1


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def data_folder() -> Path:
    """Where everything is kept."""
    return Path(os.environ.get("LINLI_DATA") or ROOT / "var").resolve()


def make_folder(folder: Path) -> None:
    """The data folder stands, or one sentence says why it cannot."""
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        reason = (error.strerror or "it is refused").lower()
        told = "{folder} cannot be made ({reason}). Name a folder of your own with --data."
        raise Trouble(said(told, folder=folder, reason=reason)) from None


@contextmanager
def database() -> Iterator[Server | None]:
    """DATABASE_URL as it is; when unset, the embedded server of the data folder, up inside the block."""
    make_folder(data_folder())
    keys.ensure(data_folder())
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    server = Server(data_folder())
    with server as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield server
        finally:
            _hang_up()


def _hang_up() -> None:
    """Close this process's connections before the server stops, so that none complains."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]


def run(args: Namespace, rest: list[str]) -> None:
    """A command of Django's, with a database to talk to."""
    if args.command == "bench":
        return bench(rest)
    words = rest if args.command == "manage" else [args.command, *rest]
    if words[:1] == ["document"]:
        return document(words)
    if not {"-h", "--help", "help"} & set(words):
        with database():
            return execute_from_command_line(["./linli", *words])
    borrowed_keys()
    if args.command == "manage":
        return execute_from_command_line(["./linli", *words])
    return show_help(args.command)


def show_help(name: str) -> None:
    """Our own words and options of a command, without Django's, with the one that every command takes."""
    django.setup()
    command = load_command_class(get_commands()[name], name)
    parser = command.create_parser("./linli", name)
    parser.prog = f"./linli {name}"
    for action in parser._actions:
        if action.dest in DJANGOS:
            action.help = SUPPRESS
    parser.add_argument(
        "--data", metavar="DIR", help="the folder of all that is kept (default: LINLI_DATA, or var)"
    )
    parser.print_help()


def borrowed_keys() -> None:
    """Keys for a run that keeps nothing: help, checks, tests."""
    for name in keys.NAMES:
        os.environ.setdefault(name, "0" * 64)


def document(words: list[str]) -> None:
    """The pages of docs/capabilities, with the roles as they come with this version: on a server that is thrown away,
    so that no database of one's own is needed, and none that somebody changed is described."""
    borrowed_keys()
    with throwaway() as (url, folder):
        os.environ.update(DATABASE_URL=url, LINLI_DATA=str(folder))
        with step("A server for the roles"):
            execute_from_command_line(["./linli", "migrate", "--verbosity=0"])
        try:
            execute_from_command_line(["./linli", *words])
        finally:
            _hang_up()


def bench(rest: list[str]) -> None:
    """Measure on a server of its own, as safe as the real one: no figure flatters, no data is touched."""
    borrowed_keys()
    if os.environ.get("DATABASE_URL"):
        return execute_from_command_line(["./linli", "bench", *rest])
    with throwaway(durable=True) as (url, folder):
        os.environ.update(DATABASE_URL=url, LINLI_DATA=str(folder))
        with step("A server for measuring"):
            execute_from_command_line(["./linli", "migrate", "--verbosity=0"])
        try:
            execute_from_command_line(["./linli", "bench", *rest])
        finally:
            _hang_up()


def python(*words: str) -> list[str]:
    """A command line for this environment's Python."""
    return [sys.executable, *words]
