"""Which ``up`` runs on a data folder, and where its pages are: other commands speak of the same address."""

import os
from pathlib import Path


def note(folder: Path, site: str) -> None:
    """Write the address beside the process number in the lock that this process holds."""
    with (folder / ".lock").open("a") as lock:
        lock.write(f"{site}\n")


def process(folder: Path) -> str:
    """The number of the process that runs, or nothing."""
    number = _line(folder, 0)
    return number if number.isdecimal() and _is_alive(int(number)) else ""


def site(folder: Path) -> str:
    """The address of the pages, while an ``up`` runs on the folder."""
    return _line(folder, 1) if process(folder) else ""


def _line(folder: Path, number: int) -> str:
    try:
        lines = (folder / ".lock").read_text().split("\n")
    except OSError:
        return ""
    return lines[number].strip() if number < len(lines) else ""


def _is_alive(process: int) -> bool:
    """Whoever was ended outright left its number behind."""
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
