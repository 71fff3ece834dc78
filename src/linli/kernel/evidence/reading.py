"""Reading a restricted file: for a named purpose, by those whose post allows it, and the person sees it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.evidence.models import Evidence
from linli.kernel.forms import ActForm
from linli.kernel.privacy.reading import check_purpose, choices, facts_of_reading
from linli.kernel.queries import visible
from linli.kernel.refusals import NotYours

PERMISSION = "files.read_restricted"


class ReadFile(ActForm):
    purpose = forms.ChoiceField(label=_("What do you need it for?"), choices=choices)


def may_read(actor: Actor, evidence: Evidence) -> bool:
    """A post over the place of the record, which the reader must see."""
    record = visible(evidence.noun, actor).filter(pk=evidence.noun_id).first()
    if record is None:
        return False
    path = "".join(f"/{part}" for part in record.place()[1])
    return actor.can(PERMISSION, f"{path}/" if path else "")


def refuse_weak(actor: Actor) -> None:
    """Restricted reading asks for the second factor."""
    if not actor.is_strong:
        raise NotYours(
            _("Confirm first who you are: sign in with your second factor, then open the file again.")
        )


@act(
    "kernel.evidence.read",
    _("Open a restricted file"),
    on=Evidence,
    may=may_read,
    form=ReadFile,
    reads=True,
    hidden=True,
)
def read_file(actor: Actor, evidence: Evidence, *, purpose: str) -> Deed:
    """Who opened which file for what stays in the journal, and shows on the page of the person concerned."""
    check_purpose(purpose)
    refuse_weak(actor)
    return Deed(facts=facts_of_reading("file", purpose, evidence.by_person_id))
