"""Whom the embedded database runs as: you, or under root a system user of its own."""

import os
import pwd
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

from linli.config.console import Trouble
from linli.config.speech import said

NAME = "linli-db"
ACL = "system.posix_acl_access"
# The kinds of line in a POSIX access list, and the id of those that name nobody.
OWNER, USER, GROUP, MASK, OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
NOBODY = 0xFFFFFFFF
SEARCH = 0o1


def of_database() -> pwd.struct_passwd | None:
    """The system user when root starts the database, which PostgreSQL refuses to run as; otherwise None."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    command = [
        "useradd",
        "--system",
        "--no-create-home",
        "--user-group",
        "--shell",
        "/usr/sbin/nologin",
        NAME,
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)
        return pwd.getpwnam(NAME)
    except (OSError, subprocess.CalledProcessError, KeyError):
        raise Trouble(
            said(
                "PostgreSQL does not run as root and I could not add a system user. Add one called {name}, run ./linli "
                "as an ordinary user, or set DATABASE_URL.",
                name=NAME,
            )
        ) from None


def own_name() -> str:
    """The name of the user that runs this; PostgreSQL knows its visitors by it."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise Trouble(
            said(
                "The user with id {id} has no name in /etc/passwd, and PostgreSQL needs one. Give it a name, or set "
                "DATABASE_URL.",
                id=os.geteuid(),
            )
        ) from None


def let_pass(user: pwd.struct_passwd, place: Path) -> None:
    """Let ``user`` walk through the folders above ``place``: to pass, not to list, and nobody else."""
    for folder in place.resolve().parents:
        state = folder.stat()
        if state.st_mode & SEARCH or state.st_uid == user.pw_uid:
            continue
        try:
            os.setxattr(folder, ACL, _with_search(folder, state.st_mode, user.pw_uid))
        except (OSError, AttributeError):
            raise Trouble(
                said(
                    "The database runs as the system user {name}, which may not pass through {folder}. Put Linli in "
                    "/opt or /srv, or allow it: chmod o+x {folder}",
                    name=user.pw_name,
                    folder=folder,
                )  # fmt: skip
            ) from None


def _with_search(folder: Path, mode: int, uid: int) -> bytes:
    """The folder's access list with one line more: ``uid`` may search."""
    lines = {(tag, owner): rights for tag, rights, owner in _lines(folder, mode)}
    lines[USER, uid] = lines.get((USER, uid), 0) | SEARCH
    lines[MASK, NOBODY] = lines.get((MASK, NOBODY), mode >> 3 & 0o7) | SEARCH
    return struct.pack("<I", 2) + b"".join(
        struct.pack("<HHI", tag, lines[tag, who], who) for tag, who in sorted(lines)
    )


def _lines(folder: Path, mode: int) -> Iterator[tuple[int, int, int]]:
    try:
        yield from struct.iter_unpack("<HHI", os.getxattr(folder, ACL)[4:])
    except OSError:
        yield from (
            (OWNER, mode >> 6 & 0o7, NOBODY),
            (GROUP, mode >> 3 & 0o7, NOBODY),
            (OTHER, mode & 0o7, NOBODY),
        )
