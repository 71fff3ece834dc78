"""What is done for many at once: all who are due into one course, the results of everybody in one table."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.seats import SeatState
from linli.kernel.storing import change_many, store_many
from linli.training import forms, policy, queries, rules
from linli.training.acts.enrolling import DONE, MISSED, SENT, done_by, fill_line, missed_by, seated, told_of
from linli.training.models import Course, Enrolment

COLUMNS = ("state", "seat", "held_until", "hours", "done_on")


@act(
    "training.course.filled", _("Put in all who are due"), on=Course, may=policy.may_fill, form=forms.FillForm,
    primary=True,
    next=_("They are in the course, and told. Whoever found no place waits, those new in their post first."),
)  # fmt: skip
def fill_course(actor: Actor, course: Course, *, until: date) -> Deed:
    """Everybody below whose turn ends by ``until`` and who is in no open course: new ones first, nobody twice."""
    rows = queries.live_in(course)
    free, inside = fill_line(course, rows), {one.person_id for one in rows}
    deeds: list[Deed] = []
    for turn in queries.due_for(course, until):
        if turn.post.person_id not in inside:
            inside.add(turn.post.person_id)
            one = seated(course, turn.post.person_id, turn.post, turn.duty.target, free)
            deeds.append(Deed(one, amounts=_counted(one), words=[told_of(one)]))
    if not deeds:
        raise Refused(
            _("Nobody below you who is due by this day is without a course. Choose a later day."),
            field="until",
        )
    store_many(actor, SENT, deeds)
    waiting = sum(deed.noun.state == SeatState.WAITING for deed in deeds)
    return Deed(facts={"sent": len(deeds), "waiting": waiting})


def _counted(one: Enrolment) -> dict[str, int]:
    return {"enrolled": 1} if one.state == SeatState.TAKEN else {"waiting": 1}


@act(
    "training.course.results", _("Enter the results"), on=Course, may=policy.may_enter, form=forms.ResultsForm,
    primary=True, next=_("The results are entered. Whoever took part sees their hours under their data."),
)  # fmt: skip
def note_results(actor: Actor, course: Course, **hours: int | None) -> Deed:
    """The hours of everybody, ``hours_12=16`` for the enrolment 12: 0 was not there, nothing is left for later."""
    told = []
    for one in queries.live_in(course):
        given = hours.get(f"hours_{one.pk}")
        if given is None:
            continue
        rules.refuse_hours(given, course.hours)
        if given and one.person_id == actor.person_id:
            raise Refused(_("Somebody else enters your own result."), field=f"hours_{one.pk}")
        told.append((DONE, done_by(one, given)) if given else (MISSED, missed_by(one)))
    if not told:
        raise NotNow(_("Nothing was entered. Write the hours of those who were there, and 0 for the others."))
    change_many(actor, told, COLUMNS)
    return Deed(facts={"results": len(told)})
