"""Who is to be trained how often, and how many posts a body is to have: dated lines with their source."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.training import forms, policy
from linli.training.models import Duty, Standard


@act("training.duty.set", _("Add a duty"), on=Duty, may=policy.defines, creates=True, form=forms.DutyForm)
def set_duty(actor: Actor, **line: Any) -> Deed:
    """From its day on; the list of who is due follows at once."""
    return Deed(Duty(**line))


@act("training.standard.set", _("Add a line to the standard"), on=Standard, may=policy.defines, creates=True,
     form=forms.StandardForm)  # fmt: skip
def set_standard(actor: Actor, **line: Any) -> Deed:
    """How many posts of a role a body of a kind is to have."""
    return Deed(Standard(**line))


@act("training.duty.reminded", _("Remind of a turn"), on=Duty, may=policy.is_clock, reads=True, hidden=True)
def remind_of_turn(actor: Actor, line: Duty, *, post: Any, step: int, on: date) -> Deed:
    """The turn of a post's holder ends soon, or is over: the body and the one above it are told, once a step."""
    subject = phrase(_("To be trained: %(post)s"), post=str(post))
    said = _("It was due by %(day)s.") if on < today() else _("It is due by %(day)s.")
    text = phrase(_("%(when)s Please choose a course."), when=phrase(said, day=on.isoformat()))
    link = reverse("training:courses")
    told = [one for one in (post.body_id, post.body.parent_id) if one]
    return Deed(
        facts={"post": post.pk, "step": step, "about": on},
        words=[Word(subject, text, link, to_body=one) for one in told],
    )


def _end(line: Any, valid_to: date) -> None:
    if valid_to < max(line.valid_from, today()):
        raise Refused(_("A line cannot end before it began, nor in the past."), field="valid_to")
    line.valid_to = valid_to


@act("training.duty.ended", _("End this line"), on=Duty, may=policy.defines, form=forms.EndForm)
def end_duty(actor: Actor, line: Duty, *, valid_to: date) -> None:
    """It stays in the book and no longer applies after that day."""
    _end(line, valid_to)


@act("training.standard.ended", _("End this line"), on=Standard, may=policy.defines, form=forms.EndForm)
def end_standard(actor: Actor, line: Standard, *, valid_to: date) -> None:
    """It stays in the book and no longer applies after that day."""
    _end(line, valid_to)
