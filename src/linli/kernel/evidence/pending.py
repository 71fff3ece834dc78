"""Files that somebody has chosen but not sent yet: kept between the steps of a form, or after a refusal.

The bytes stand on the shelf; the page carries a signed word for each. A file whose form is never sent belongs to
no row, and ``sweep`` takes it away a day later.
"""

from base64 import b64encode
from datetime import timedelta

from django.core import signing
from django.core.files.storage import default_storage

from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.shelf import prepare

SALT = "linli.evidence.pending"
# Shorter than ``sweep`` waits: a word that is still good has its file.
GOOD_FOR = timedelta(hours=20)


def hold(examined: Examined) -> str:
    """Put a file on the shelf and give the word by which ``held`` finds it again."""
    row = prepare(None, "", 0, examined)
    told = [
        row.storage_key,
        row.thumb_key,
        row.media_type,
        row.name,
        row.algorithm,
        row.digest,
        row.width,
        row.height,
    ]
    return signing.dumps(told, salt=SALT, compress=True)


def held(word: str) -> Examined | None:
    """The file behind a word; None when the word is not ours, or too old, or the file is gone."""
    try:
        key, thumb, kind, name, algorithm, digest, width, height = signing.loads(
            word, salt=SALT, max_age=GOOD_FOR
        )
        return Examined(
            _read(key), kind, name, algorithm, digest, _read(thumb) if thumb else b"", width, height
        )
    except (signing.BadSignature, FileNotFoundError, ValueError):
        return None


def shown(examined: Examined) -> str:
    """Its thumbnail as an address that holds the picture itself; empty for a paper."""
    return f"data:image/jpeg;base64,{b64encode(examined.thumb).decode()}" if examined.thumb else ""


def _read(key: str) -> bytes:
    with default_storage.open(key) as stored:
        content: bytes = stored.read()
    return content
