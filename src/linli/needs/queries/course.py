"""What has happened to a need, told to those whose matter it is: what was done, never by which person."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.clock.remaining import say
from linli.kernel.journal.models import Entry, Remark
from linli.kernel.privacy.reading import PURPOSES
from linli.needs.models import Need
from linli.needs.states import HangCause, PauseCause
from linli.organisations import queries as organisations

# Words of these acts went to the reporters when they were done; notes of all others stay inside.
TOLD = frozenset(
    [
        "answered",
        "replied",
        "redirected",
        "progressed",
        "extended",
        "extended_working",
        "paused",
        "hung",
        "resumed",
        "reopened",
        "reviewed",
    ]
)
OWN = frozenset(["added", "added_for", "urged", "contested", "withdrawn", "withdrawn_for", "joined"])
HELPED = ("added", "withdrawn")  # the person's own, which staff may do in their name
SENTENCES: dict[str, Any] = {
    "raised": _("It was raised."),
    "noted": _("It was noted by staff."),
    "voiced": _("A mass or social organisation raised it for its members."),
    "joined": _("Somebody else said: this is mine too."),
    "added": _("Something was added."),
    "added_for": _("%(body)s added something in the person's name."),
    "urged": _("Somebody asked to hurry."),
    "withdrawn": _("It was withdrawn by the person."),
    "withdrawn_for": _("%(body)s withdrew it in the person's name."),
    "dispatched": _("It was passed to %(body)s."),
    "redispatched": _("It was passed to %(body)s."),
    "declined": _("It went on to %(body)s, who finds out whose duty it is."),
    "answered": _("%(body)s answered."),
    "replied": _("%(body)s answered."),
    "redirected": _("Another way was named."),
    "merged": _("It was joined with another need that says the same."),
    "signed": _("%(body)s took it on."),
    "return_asked": _("Whose duty it is, was put in question."),
    "upheld": _("The level above decided: it is the duty of %(body)s."),
    "contacted": _("%(body)s got in touch."),
    "attempted": _("%(body)s tried to get in touch and reached nobody."),
    "progressed": _("%(body)s told what was done."),
    "extended": _("%(body)s needs %(number)s more days."),
    "extended_working": _("%(body)s needs %(number)s more working days."),
    "paused": _("The time limit was stopped: %(cause)s."),
    "unpaused": _("The time limit runs again."),
    "hung": _("It cannot go on for now: %(cause)s."),
    "resumed": _("%(body)s took it up again."),
    "claimed": _("%(body)s finished the work."),
    "escalated": _("It went to the level above, %(body)s."),
    "rated": _("An opinion was given."),
    "called_back": _("Somebody called and asked how it was."),
    "tried": _("Somebody called to ask how it was and reached nobody."),
    "lapsed": _("It was closed, since no opinion came."),
    "contested": _("The result was objected to."),
    "reviewed": _("The objection was decided."),
    "reopened": _("%(body)s took it up again."),
    "classified": _("How urgent it is, was set anew."),
    "published": _("A digest without personal data was made public."),
    "clock_moved": _("The holidays were announced; the answer is due by %(due)s instead of %(was)s."),
    "speaker_changed": _("Another organisation speaks for it now."),
    "contact_read": _("The contact was read: %(purpose)s."),
}
_CAUSES = {**dict(PauseCause.choices), **dict(HangCause.choices)}


def entries_of(*needs: Need) -> list[Entry]:
    """All entries of a need, and of the live one that it was joined with, oldest first."""
    rows = Entry.objects.filter(noun="needs.need", noun_id__in={need.pk for need in needs})
    return list(rows.order_by("id")[:400])


def timeline(actor: Actor, need: Need, entries: list[Entry], *, alone: bool) -> list[dict[str, Any]]:
    """The lines for one reader. ``alone``: nobody else's matter it is, so that all words of reporters are theirs.

    Of the live need that theirs was joined with they hear what was done since, what all were told, and their own
    words; what others said there stays with those.
    """
    rows = Remark.objects.filter(
        noun="needs.need", noun_id__in={entry.noun_id for entry in entries}, erased_at=None
    )
    words = dict(rows.values_list("entry_id", "text"))
    since = next(
        (entry.id for entry in entries if entry.kind == "needs.need.merged" and entry.noun_id == need.pk), 0
    )
    lines = []
    for entry in entries:
        verb, is_own = _verb(entry), entry.noun_id == need.pk
        if verb not in SENTENCES or not (is_own or entry.id > since):
            continue
        theirs = (alone and is_own) or (entry.actor is not None and entry.actor == actor.person_id)
        shown = words.get(entry.id, "") if verb in TOLD or (verb in OWN and theirs) else ""
        lines.append({"at": entry.at, "sentence": _sentence(verb, entry), "remark": shown})
    return lines


def _verb(entry: Entry) -> str:
    name = entry.kind.rpartition(".")[2]
    if name in HELPED and "helped_by" in entry.facts:
        return f"{name}_for"
    if name == "extended" and entry.facts.get("unit") == "working_day":
        return "extended_working"
    return "attempted" if name == "contacted" and entry.facts.get("reached") is False else name


def _sentence(verb: str, entry: Entry) -> str:
    facts = entry.facts
    body = organisations.tree().get(facts.get("helped_by") or entry.organisation)
    told = {
        "body": body.name if body else "—", "number": facts.get("number", ""),
        "due": _day(facts.get("due_at")), "was": _day(facts.get("due_was")),
        "cause": _CAUSES.get(facts.get("cause", ""), ""), "purpose": PURPOSES.get(facts.get("purpose", ""), ""),
    }  # fmt: skip
    return str(SENTENCES[verb] % told)


def _day(text: Any) -> str:
    return say(datetime.fromisoformat(text), now()) if text else "—"
