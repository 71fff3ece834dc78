"""What somebody was typing when their session ended. No act: nothing was decided, nobody is told."""

import json
from typing import Any

from linli.kernel.clock import now
from linli.people.models import Draft

LARGEST = 200_000


def keep_draft(person_id: int, path: str, values: dict[str, list[str]], *, files: bool) -> None:
    """Seal what was typed for when they are back; the newest only, for one address."""
    text = json.dumps({"values": values, "files": files}, ensure_ascii=False)
    if len(text) <= LARGEST:
        Draft.objects.filter(person_id=person_id, path=path[:400]).delete()
        Draft.objects.create(person_id=person_id, path=path[:400], text=text, at=now())


def latest_draft(person_id: int) -> tuple[Draft, dict[str, Any]] | None:
    """The newest thing a person was typing, opened for themselves."""
    draft = Draft.objects.filter(person_id=person_id).order_by("-at").first()
    return (draft, json.loads(draft.text.open("subject_request"))) if draft else None


def drop_draft(person_id: int, pk: int) -> None:
    """It was sent, or is not wanted any more."""
    Draft.objects.filter(person_id=person_id, pk=pk).delete()
