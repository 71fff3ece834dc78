"""A member's own goals and diary, and the one thing that the branch writes into it: the result of the yearly talk."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.privacy.reading import facts_of_reading
from linli.kernel.refusals import NotNow, Refused
from linli.volunteers import policy_near as policy
from linli.volunteers.forms import mutual as forms
from linli.volunteers.models import Diary, DiaryLine
from linli.volunteers.rules.neighbours import refuse_other_year, yearly
from linli.volunteers.states.neighbours import BookState


@act(
    "volunteers.diary.opened",
    _("Begin a diary"),
    on=Diary,
    may=policy.is_somebody,
    form=forms.OpenDiary,
    creates=True,
)
def open_diary(actor: Actor, *, body: Any, year: int) -> Diary:
    """The member begins it themselves and says which branch may read it."""
    refuse_other_year(year, today().year)
    if Diary.objects.filter(person=policy.own(actor), year=year).exists():
        raise Refused(_("You have a diary for this year already."), field="year")
    return Diary(person_id=policy.me(actor), body_id=body.pk, year=year)


@act(
    "volunteers.diaryline.written",
    _("Write a line"),
    on=DiaryLine,
    may=policy.is_somebody,
    form=forms.WriteLine,
    creates=True,
    hidden=True,
)
def write_line(actor: Actor, *, diary: Diary, kind: str, on: date, text: str) -> DiaryLine:
    """A goal of one's own choice, or something done; nothing is asked for and nothing is counted."""
    fresh = Diary.objects.select_for_update().select_related("body", "person").get(pk=diary.pk)
    if not policy.is_own(actor, fresh) or fresh.state != BookState.OPEN:
        raise NotNow(_("This diary is closed: the yearly talk has been held."))
    return DiaryLine(diary=fresh, kind=kind, on=on, text=text)


@act(
    "volunteers.diaryline.deleted",
    _("Delete this line"),
    on=DiaryLine,
    may=policy.is_writer,
    move="delete",
    danger=True,
)
def delete_line(actor: Actor, line: DiaryLine) -> None:
    """The words are gone for good, as long as the yearly talk has not been held."""
    line.text = ""


@act(
    "volunteers.diary.read",
    _("Read this diary"),
    on=Diary,
    may=policy.is_committee,
    form=forms.ReadDiary,
    reads=True,
    hidden=True,
)
def read_diary(actor: Actor, diary: Diary, *, purpose: str) -> Deed:
    """Somebody of the branch committee reads it, for a purpose; the member sees who did."""
    return Deed(facts=facts_of_reading("text", purpose, diary.person_id))


@act(
    "volunteers.diary.talked",
    _("Enter the yearly talk"),
    on=Diary,
    may=policy.is_committee,
    move="talk",
    form=forms.Talk,
    primary=True,
)
def hold_talk(actor: Actor, diary: Diary, *, talked_on: date, outcome: str) -> Deed:
    """Once: the day and the result. The result is sealed; it is in no list, no order and no figure."""
    yearly(diary.year, today().year)
    if talked_on > today():
        raise Refused(
            _("This day is still to come. Enter the talk when it has been held."), field="talked_on"
        )
    diary.talked_on, diary.outcome = talked_on, outcome
    word = Word(
        phrase(_("The yearly talk of %(year)s is entered"), year=diary.year),
        _("You find its result in your diary. If it is not what was decided, object to it under “My data”."),
        link=diary.get_absolute_url(),
        to_person=diary.person_id,
    )
    return Deed(words=[word])
