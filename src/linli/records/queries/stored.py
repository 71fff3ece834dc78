"""The papers of tables: as they came, as they were filled, as they were stamped."""

from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _

from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.models import Evidence
from linli.kernel.evidence.shelf import beside
from linli.kernel.nouns import Noun
from linli.kernel.refusals import NotFound


def paper(noun: Noun, digest: str) -> Evidence | None:
    """The paper beside a noun with that digest."""
    return next((one for one in reversed(beside(noun.label(), noun.pk)) if one.digest == digest), None)


def content(noun: Noun, digest: str) -> bytes:
    """Its bytes."""
    found = paper(noun, digest)
    if found is None:
        raise NotFound(_("This file is no longer kept; its time was over."))
    with default_storage.open(found.storage_key) as stored:
        data: bytes = stored.read()
    return data


def examined(noun: Noun, digest: str) -> Examined:
    """The paper as it was taken in, to stand beside another noun too."""
    found = paper(noun, digest)
    data = content(noun, digest)
    assert found is not None
    return Examined(data, found.media_type, found.name, found.algorithm, found.digest)
