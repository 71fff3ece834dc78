"""Those who asked for it say how it was: each once; no page and no table tells who said what."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.refusals import Refused
from linli.projects import forms, policy
from linli.projects.models import Heard, Project
from linli.projects.states import Mark

COLUMNS = {Mark.YES: "said_yes", Mark.BASICALLY: "said_basically", Mark.NO: "said_no"}


@act(
    "projects.project.rated",
    _("Say how it was"),
    on=Project,
    may=policy.may_rate,
    form=forms.Rate,
    primary=True,
    next=_("Thank you. Only numbers are shown."),
)
def rate(actor: Actor, project: Project, *, mark: str) -> Deed:
    """A reporter of a joined need, or who speaks for the body whose want was joined."""
    parts = policy.voices(actor, project)
    if not parts:
        raise Refused(_("You have said how it was already. Thank you."))
    column: Any = COLUMNS[Mark(mark)]
    setattr(project, column, getattr(project, column) + 1)
    heard = [Heard(project=project, **part) for part in parts]
    return Deed(also=heard, amounts={"rated": 1, mark: 1})
