"""The calendar became known, and with it what was promised: never moved without a word."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.clock.remaining import say
from linli.kernel.delivery.outbox import Word, phrase
from linli.kernel.refusals import NotNow
from linli.needs import policy
from linli.needs.acts.telling import tell
from linli.needs.models import Need
from linli.needs.queries import course_of, due_again
from linli.needs.states import OPEN


@act(
    "needs.need.clock_moved",
    _("Reckon the time limit anew"),
    on=Need,
    may=policy.is_clock,
    hidden=True,
)
def move_clock(actor: Actor, need: Need) -> Deed:
    """By the holidays as they are known now the time limits end on other days: noted, and told to the desk that
    has it and to all whose matter it is (DOMAIN.md 5.4)."""
    was, respond_was = need.due_at, need.respond_by
    if need.state in OPEN:
        need.respond_by, need.due_at = due_again(need, course_of(need))
    if (need.respond_by, need.due_at) == (respond_was, was):
        raise NotNow(_("By the calendar as it is known now nothing changes here."))
    facts = {"due_was": was, "respond_was": respond_was}
    if need.due_at == was:
        return Deed(facts=facts, amounts={"clock_moved": 1})
    with translation.override(settings.LANGUAGE_CODE):
        remark = str(_sentence(was, need.due_at))
    words = _words(need, _sentence(was, need.due_at))
    return Deed(facts=facts, amounts={"clock_moved": 1}, remark=remark, words=words)


def _words(need: Need, text: Any) -> list[Word]:
    """The sentence is put into words for each reader in their own language."""
    subject = phrase(_("Need %(number)s has another time limit"), number=need.number)
    desk = Word(subject, text, f"/desk/needs/{need.pk}/", to_body=need.body_id)
    return [*tell(need, _("another time limit"), text), desk]


def _sentence(was: datetime | None, due: datetime | None) -> Any:
    """What was promised, and what holds now."""
    sentence = _("The holidays were announced; the answer is due by %(due)s instead of %(was)s.")
    return phrase(sentence, was=_said(was), due=_said(due))


_said = lazy(lambda at: say(at, now()) if at else "—", str)
