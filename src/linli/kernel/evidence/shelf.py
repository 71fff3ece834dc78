"""Where files stand: in Django's default storage, under keys made of their digest, shared by equal files."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from linli.kernel.clock import now
from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.models import Evidence
from linli.kernel.privacy.cipher import digest_of

ROOT = "evidence"


def prepare(
    actor_person_id: int | None,
    noun_label: str,
    noun_id: int,
    examined: Examined,
    kind: str = "",
    cls: str = "P2",
    keep: str = "retention.evidence",
) -> Evidence:
    """Put the bytes in storage and give the row, unsaved: an act stores it together with its noun.

    Without a ``kind`` it is a photograph or a document, as its content is. For a noun without an id yet
    give "" and 0: the act's door fills them in. Equal bytes stand once. Should
    the act fail, the file is nobody's and ``sweep`` takes it away.
    """
    key = f"{ROOT}/{examined.algorithm}/{examined.digest[:2]}/{examined.digest}"
    stored = _put(f"{key}{_ending(examined)}", examined.content)
    return Evidence(
        noun=noun_label,
        noun_id=noun_id,
        kind=kind or (Evidence.Kind.PHOTO if examined.is_photo else Evidence.Kind.DOCUMENT),
        disclosure=cls,
        at=now(),
        by_person_id=actor_person_id,
        algorithm=examined.algorithm,
        digest=examined.digest,
        size=len(examined.content),
        media_type=examined.media_type,
        name=examined.name,
        storage_key=stored,
        thumb_key=_put(f"{key}.thumb.jpg", examined.thumb) if examined.thumb else "",
        width=examined.width,
        height=examined.height,
        keep=keep,
    )


def prepare_made(file: Any, media_type: str, name: str, *, by: int | None, cls: str, keep: str) -> Evidence:
    """The row, unsaved, of a file that the house itself made; its bytes go to storage piece by piece."""
    algorithm, made = settings.LINLI_DIGEST, File(file)
    digest = digest_of(made.chunks(), algorithm)
    key = f"{ROOT}/{algorithm}/{digest[:2]}/{digest}.{name.rpartition('.')[2]}"
    _hold(key)
    there = default_storage.exists(key) and default_storage.size(key) == made.size
    return Evidence(
        noun="",
        noun_id=0,
        kind=Evidence.Kind.DOCUMENT,
        disclosure=cls,
        at=now(),
        by_person_id=by,
        algorithm=algorithm,
        digest=digest,
        size=made.size,
        media_type=media_type,
        name=name,
        storage_key=key if there else default_storage.save(key, made),
        keep=keep,
    )


def keep(
    actor_person_id: int | None,
    noun_label: str,
    noun_id: int,
    examined: Examined,
    kind: str = "",
    cls: str = "P2",
    **more: Any,
) -> Evidence:
    """Store a file and its row beside a noun that has an id."""
    with transaction.atomic():
        evidence = prepare(actor_person_id, noun_label, noun_id, examined, kind, cls, **more)
        evidence.save(force_insert=True)
    return evidence


def serve_also(evidence: Evidence, noun_label: str, noun_id: int, cls: str = "") -> Evidence:
    """Let one file serve another record too: a new row, no second copy, nothing sent again."""
    also = Evidence.objects.get(pk=evidence.pk)
    also.pk, also._state.adding = None, True
    also.noun, also.noun_id, also.disclosure = noun_label, noun_id, cls or evidence.disclosure
    with transaction.atomic():
        _hold(evidence.storage_key)
        also.save(force_insert=True)
    return also


def again(evidence: Evidence) -> Examined:
    """A stored file as an act takes it in, for another record: its bytes stand once, nothing is sent again."""
    thumb = _bytes(evidence.thumb_key) if evidence.thumb_key else b""
    return Examined(
        _bytes(evidence.storage_key), evidence.media_type, evidence.name, evidence.algorithm, evidence.digest,
        thumb, evidence.width, evidence.height,
    )  # fmt: skip


def beside(noun_label: str, *noun_ids: int) -> list[Evidence]:
    """The files of one or several nouns of a kind, oldest first, in one statement."""
    rows = Evidence.objects.filter(noun=noun_label, noun_id__in=noun_ids, erased_at=None)
    return list(rows.order_by("noun_id", "pk"))


def erase(evidence: Evidence) -> None:
    """Take a file away: its name now, its bytes once this is committed and no other row needs them."""
    evidence.name, evidence.erased_at = "", now()
    evidence.save(update_fields=["name", "erased_at"])
    keys = [key for key in (evidence.storage_key, evidence.thumb_key) if key]
    transaction.on_commit(lambda: [remove_unused(key) for key in keys])


def due(before: Callable[[str], datetime | None]) -> Iterator[Evidence]:
    """Files kept long enough; ``before`` answers for a code of the rulebook, None sets no end.

    A file's time begins when that of its noun begins (its RETENTION_FROM, such as the closing of a matter), and
    never before it was sent; while the matter is open none of its files goes.
    """
    there = Evidence.objects.filter(erased_at=None)
    for code, label in there.order_by().values_list("keep", "noun").distinct():
        if instant := before(code):
            rows = there.filter(_begun_before(label, instant), keep=code, noun=label, at__lt=instant)
            yield from rows.order_by("pk").iterator(chunk_size=500)


def _begun_before(label: str, instant: datetime) -> Q:
    """That the file's noun, where it is still there, has begun to count before an instant."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return Q()
    since = getattr(model, "RETENTION_FROM", "")
    if not since:
        return Q()
    kept_on = Q(**{f"{since}__isnull": True}) | Q(**{f"{since}__gte": instant})
    return ~Q(Exists(model._base_manager.filter(kept_on, pk=OuterRef("noun_id"))))


def remove_unused(key: str) -> bool:
    """Delete a stored file that no row needs. The lock keeps a row that is just being written safe."""
    with transaction.atomic():
        _hold(key)
        if Evidence.objects.filter(Q(storage_key=key) | Q(thumb_key=key), erased_at=None).exists():
            return False
        default_storage.delete(key)
    return True


def sweep(older_than: timedelta = timedelta(days=1)) -> int:
    """Delete files that acts left behind when they failed; gives how many."""
    before = now() - older_than
    return sum(remove_unused(key) for key in _stored(ROOT) if _modified(key) < before)


def _bytes(key: str) -> bytes:
    with default_storage.open(key) as stored:
        return stored.read()


def _put(key: str, content: bytes) -> str:
    _hold(key)
    if default_storage.exists(key) and default_storage.size(key) == len(content):
        return key
    return default_storage.save(key, ContentFile(content))


def _hold(key: str) -> None:
    """Until the transaction ends, nobody else stores or removes this key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _ending(examined: Examined) -> str:
    return "." + examined.name.rpartition(".")[2]


def _stored(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _stored(f"{folder}/{name}")


def _modified(key: str) -> datetime:
    return default_storage.get_modified_time(key)
