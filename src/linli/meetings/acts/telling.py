"""Words for those who come to a gathering."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import local
from linli.kernel.delivery.outbox import Word, phrase
from linli.kernel.templatetags.face import day
from linli.meetings.models import Meeting
from linli.meetings.queries import seats

_moment = lazy(lambda at: f"{day(at)} {local(at):%H:%M}", str)


def when(meeting: Meeting) -> Any:
    """The day and hour, put into words in the language of whoever reads."""
    return _moment(meeting.begins_at)


def tell(meeting: Meeting, subject: Any, text: Any, people: Iterable[int] | None = None) -> list[Word]:
    """A word for each person who has to do with a gathering; ``people``: only these."""
    heard = seats.to_tell(meeting.pk) if people is None else people
    told = phrase(_("%(what)s · %(title)s"), what=subject, title=meeting.title)
    return [Word(told, text, meeting.get_absolute_url(), to_person=one) for one in heard]
