"""The yearly list of hard matters (难点): put on it, carried over to the next one with the reason."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import today
from linli.projects import forms, policy, rules
from linli.projects.acts.telling import to_askers
from linli.projects.models import Project


@act(
    "projects.project.listed",
    _("Put it on the list of hard matters"),
    on=Project,
    may=policy.leads,
    form=forms.Hard,
)
def list_hard(actor: Actor, project: Project, *, year: int) -> Deed:
    """A hard matter of a year."""
    rules.refuse_over(project.is_live)
    rules.refuse_listed(project.years)
    rules.refuse_year(year, today().year)
    project.hard = [{"year": year, "reason": ""}]
    return Deed(facts={"year": year}, amounts={"listed": 1})


@act("projects.project.carried_over", _("Carry it over to the next list"), on=Project, may=policy.leads,
     form=forms.Carry)  # fmt: skip
def carry_over(actor: Actor, project: Project, *, year: int, reason: str) -> Deed:
    """What is not finished stands on the next list with the reason."""
    rules.refuse_over(project.is_running)
    rules.refuse_not_later(project.years, year)
    rules.refuse_year(year, today().year)
    project.hard = [*project.hard, {"year": year, "reason": reason.strip()}]
    what = _("the project “%(title)s” goes on next year")
    words = to_askers(project, what, reason.strip())
    return Deed(facts={"year": year}, amounts={"carried_over": 1}, remark=reason.strip(), words=words)
