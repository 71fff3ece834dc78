"""ical.js, the reader of calendars that Thunderbird uses: fetched once from the npm registry, never committed."""

import base64
import hashlib
import shutil
import subprocess
import tarfile
from pathlib import Path

from linli.config.settings import ROOT

PACKAGE = "ical.js@2.2.1"
SHA512 = "yK/UlPbEs316igb/tjRgbFA8ZV75rCsBJp/hWOatpyaPNlgw0dGDmU+FoicOcwX4xXkeXOkYiOmCqNPFpNPkQg=="
INSIDE = "package/dist/ical.es5.min.cjs"
FOLDER = ROOT / "var" / "packages"


def source() -> str:
    """The text of the library; raises LookupError, with a reason to print, where it cannot be had."""
    kept = FOLDER / "ical.js-2.2.1.tgz"
    if not kept.exists():
        _fetch()
    if base64.b64encode(hashlib.sha512(kept.read_bytes()).digest()).decode() != SHA512:
        kept.unlink()
        raise LookupError(f"{PACKAGE} is not what it was: its digest differs")
    with tarfile.open(kept) as packed:
        return packed.extractfile(INSIDE).read().decode()


def _fetch() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise LookupError(f"no npm on the PATH to fetch {PACKAGE} with")
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(
            [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(Path(FOLDER))],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise LookupError(f"npm could not fetch {PACKAGE}: {error}") from None
