"""Words to all who asked for a project: reporters of its needs, bodies and neighbours whose wants were joined."""

from collections.abc import Iterable
from typing import Any

from linli.kernel.acts import Word
from linli.kernel.delivery.outbox import phrase
from linli.needs.acts.telling import tell
from linli.needs.queries.gathered import reporters_by_need
from linli.projects.models import Ask, Project


def to_askers(project: Project, what: Any, text: Any = "", asks: Iterable[Ask] | None = None) -> list[Word]:
    """Each hears once, whatever they raised. ``what`` names the project by %(title)s."""
    joined = project.asked if asks is None else list(asks)
    subject = phrase(what, title=project.title)
    return [*_reporters(joined, subject, text), *_wanting(project, joined, subject, text)]


def _reporters(asks: Iterable[Ask], subject: Any, text: Any) -> list[Word]:
    needs = {one.live.pk: one.live for one in asks if one.need_id}
    found, heard = list[Word](), set[int]()
    for pk, reporters in reporters_by_need(needs).items():
        fresh = [one for one in reporters if one.person_id is None or one.person_id not in heard]
        heard |= {one.person_id for one in fresh if one.person_id}
        found += tell(needs[pk], subject, text, fresh)
    return found


def _wanting(project: Project, asks: Iterable[Ask], subject: Any, text: Any) -> list[Word]:
    wants: list[Any] = [one.want for one in asks if one.want_id]
    told = {(one.body_id, one.person_id) for one in wants}
    return [
        Word(subject, text, project.get_absolute_url(), to_body=body, to_person=person)
        for body, person in sorted(told, key=str)
    ]


def to_body(body: int, project: Project, what: Any, text: Any = "") -> Word:
    return Word(phrase(what, title=project.title), text, project.get_absolute_url(), to_body=body)
