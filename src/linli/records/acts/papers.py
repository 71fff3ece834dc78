"""Papers: drafted from a template, edited, finished with their figures frozen, withdrawn, taken away as a file."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.refusals import Refused
from linli.organisations.queries import BodyRef
from linli.records import policy
from linli.records.forms import papers as forms
from linli.records.models import Paper
from linli.records.queries import figures, paper_drafts, paper_words, papers, recounting
from linli.records.rules import papers as rules
from linli.records.rules.papers.period import period_called, periods_around

Body: Any = Paper._meta.get_field("body").related_model
ASK = "ask."
LONGEST_TITLE = 200


@act("records.paper.drafted", _("Write a paper"), on=Paper, may=policy.holds(policy.FILL), creates=True,
     form=forms.DraftPaper)  # fmt: skip
def draft_paper(actor: Actor, *, template: int, period: str = "", **typed: Any) -> Deed:
    """A paper of the writer's body: what the house knows is filled in, its figures are counted."""
    found = papers.templates_for(actor).filter(pk=template).first()
    body = paper_words.own_body(actor)
    if found is None or body is None:
        raise Refused(_("This template is no longer in use. Choose another."))
    when = period_called(period) or periods_around(today())[1]
    draft = paper_drafts.draft_of(actor, papers.edition_of(found), body, when)
    told = {name.removeprefix(ASK): str(value) for name, value in typed.items() if name.startswith(ASK)}
    paper = Paper(
        body=Body(pk=body.id, name=body.name, path=body.path), edition=draft.edition, kind=found.kind,
        signature=_signed(body), period=when.code, drafted_at=now(), **paper_drafts.filled(draft, told),
    )  # fmt: skip
    if len(paper.title) > LONGEST_TITLE:
        raise Refused(_("The title would be longer than 200 characters. Shorten what stands in it."))
    return Deed(paper)


def _signed(body: BodyRef) -> str:
    return rules.clean_line(body.name)[:120]


@act("records.paper.edited", _("Edit the paper"), on=Paper, may=policy.writes, form=forms.EditPaper, move="edit",
     hidden=True, among=papers.papers_seen)  # fmt: skip
def edit_paper(actor: Actor, paper: Paper, *, text: str, **said: Any) -> Deed:
    """The words change. A figure stays what was counted, or is taken out: what is typed over it is not kept."""
    state = papers.state_of(paper)
    before = set(state.used)
    for name, value in said.items():
        setattr(paper, name, value)
    typed_over = rules.overwritten(text, state.values)
    paper.text = rules.bare(text, state.values)
    removed = len(before - set(rules.named(paper.text, state.values)))
    return Deed(facts={"kept_figures": len(typed_over), "removed_figures": removed})


@act("records.paper.finished", _("Finish"), on=Paper, may=policy.writes, move="finish", form=forms.FinishPaper,
     primary=True, next=_("The paper is finished, its figures stand. Print it, sign and stamp it."))  # fmt: skip
def finish_paper(actor: Actor, paper: Paper, *, number_line: str = "", dated_on: date) -> Deed:
    """From now on nothing in it changes: each figure stands as it was counted, up to the last entry of now."""
    counts = figures.count(paper.body_id, papers.period_of(paper))
    rules.refuse_unready(paper.title, paper.text, rules.strangers(paper.text, counts.figures, figures.ABOUT))
    names = rules.named(paper.text, counts.figures)
    paper.number_line, paper.dated_on, paper.finished_at = number_line, dated_on, now()
    paper.figures = recounting.frozen(counts, names)
    assert counts.stand is not None
    paper.counted = dict(vars(counts.stand))
    told = {one["code"]: one["number"] for one in paper.figures}
    return Deed(facts={"figures": told, "counted": paper.counted, "dated_on": dated_on})


@act("records.paper.withdrawn", _("Withdraw"), on=Paper, may=policy.writes, move="withdraw", form=forms.WithdrawPaper,
     danger=True)  # fmt: skip
def withdraw_paper(actor: Actor, paper: Paper, *, reason: str) -> Deed:
    """It no longer holds. It stays where it was, with the reason."""
    return Deed(remark=reason)


@act(
    "records.paper.taken",
    _("Take the paper as a file"),
    on=Paper,
    may=policy.reads_paper,
    reads=True,
    hidden=True,
)
def take_paper(actor: Actor, paper: Paper, *, format: str) -> Deed:
    """A file leaves the house: who took it, in which form, and whether it was still a draft."""
    return Deed(facts={"format": format}, amounts={"taken": 1})
