"""The keys that the first start makes, readable by their owner alone."""

import os
import secrets
from pathlib import Path

from linli.config.console import Trouble
from linli.config.speech import said

# Without these, what is encrypted or signed in could never be read again.
OLD = ("LINLI_SECRET_KEY", "LINLI_FIELD_KEY")
# And this one signs certificates: nothing is encrypted with it, so a house that has data but no such key makes one.
NAMES = (*OLD, "LINLI_SIGNING_KEY")


def ensure(folder: Path) -> None:
    """Make the keys that neither the environment nor ``folder`` has. Never over data made with others."""
    place = folder / "keys"
    missing = [name for name in NAMES if not os.environ.get(name) and not (place / name.lower()).exists()]
    if not missing:
        return
    lost = [name for name in missing if name in OLD]
    if lost and (folder / "postgres").exists():
        raise Trouble(
            said(
                "{folder} has data but not its {names}. Put your copy back into {place}, or set it in the environment: "
                "with a new one, what is encrypted could never be read again.",
                folder=folder,
                names=", ".join(lost),
                place=place,
            )  # fmt: skip
        )
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    place.mkdir(mode=0o700, exist_ok=True)
    for name in missing:
        _write(place / name.lower(), secrets.token_hex(32))


def _write(path: Path, key: str) -> None:
    # O_EXCL: of two first starts at once only one makes the key.
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(file, "w") as opened:
        opened.write(key + "\n")
