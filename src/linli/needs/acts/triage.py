"""The desk that passes on: answer, dispatch, redirect, merge, decline, classify (regulation, articles 11 and 12)."""

from dataclasses import replace
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.shelf import prepare
from linli.kernel.refusals import Refused
from linli.kernel.storing import lock
from linli.needs import forms, policy, queries, rules
from linli.needs.acts import clockwork
from linli.needs.acts.raising import body_for, subject
from linli.needs.acts.telling import ask_opinion, tell
from linli.needs.models import Need
from linli.needs.states import OPEN, Outcome, State
from linli.organisations import queries as organisations


def pass_to(need: Need, body: int) -> Any:
    """Give the need to another body; the first that handles it leads (article 14)."""
    ref = organisations.tree().get(body)
    if ref is None or not ref.is_open:
        raise Refused(_("This organisation does not exist any more. Choose another one."), field="body")
    rules.refuse_same_body(ref.id, need.body_id if need.state == State.RETURN_ASKED else 0)
    need.body = body_for(ref)
    need.first_body_id = need.first_body_id or ref.id
    return ref


def passed_on(need: Need, body: int, urgency: str, note: str) -> Deed:
    """Given to another body, perhaps with another urgency; the person hears which body."""
    before, ref = need.body_id, pass_to(need, body)
    if urgency and urgency != need.urgency:
        need.urgency = urgency
        clockwork.reclassified(need)
    text = phrase(_("Your matter is now with %(body)s."), body=ref.name)
    return Deed(facts={"by_body": before}, remark=note.strip(), words=tell(need, _("passed on"), text))


def above(body: int) -> Any:
    """The level above a body, the next where somebody sits; the top has none, and is its own."""
    tree = organisations.tree()
    ref = tree.above(body)
    return (queries.staffed_desk(ref.id) or ref) if ref else tree.get(body)


@act(
    "needs.need.dispatched",
    _("Pass on"),
    on=Need,
    may=policy.is_triager,
    move="dispatch",
    form=forms.Dispatch,
    primary=True,
)
def dispatch(actor: Actor, need: Need, *, body: int, urgency: str = "", note: str = "") -> Deed:
    """To the unit that is competent by the catalogue, or by the desk's judgement."""
    deed = passed_on(need, body, urgency, note)
    return replace(
        deed,
        facts={**deed.facts, "catalogue": body == need.proposed_id},
        amounts={"dispatched": 1} | subject(need),
    )


@act(
    "needs.need.answered",
    _("Answer at once"),
    on=Need,
    may=policy.is_triager,
    move="answer",
    form=forms.Answer,
)
def answer(actor: Actor, need: Need, *, text: str, photos: Any = ()) -> Deed:
    """A question that can be answered now is answered by the desk itself (article 11)."""
    return answered(actor, need, Outcome.SOLVED, text, photos)


def answered(actor: Actor, need: Need, outcome: str, text: str, photos: Any) -> Deed:
    """The answer goes to all whose matter it is, with a link for their opinion."""
    need.reply, need.reply_outcome, need.replied_at = rules.clean_text(text), outcome, now()
    need.contacted_at = need.contacted_at or now()
    late = bool(need.due_at and now() > need.due_at)
    need.due_at = need.respond_by = None
    links, words = ask_opinion(need, need.reply)
    also = [*links, *(prepare(actor.person_id, "", 0, one, cls="P1") for one in photos)]
    amounts = {"answered": 1, "late" if late else "in_time": 1}
    return Deed(also=also, facts={"claimed": outcome}, amounts=amounts, remark=need.reply, words=words)


@act(
    "needs.need.redirected",
    _("Name another way"),
    on=Need,
    may=policy.is_triager,
    move="redirect",
    form=forms.Redirect,
)
def redirect(actor: Actor, need: Need, *, outcome: str, text: str) -> Deed:
    """Court, arbitration, discipline, petition, emergency or no public duty: told where to go (article 11, 1 to 6)."""
    need.outcome, need.reply, need.closed_at = outcome, rules.clean_text(text), now()
    need.due_at = need.respond_by = None
    words = tell(need, Outcome(outcome).label, need.reply)
    return Deed(amounts={"redirected": 1, "excluded": 1}, remark=need.reply, words=words)


@act(
    "needs.need.merged",
    _("Join with another"),
    on=Need,
    may=policy.is_triager_or_handler,
    move="merge",
    form=forms.Merge,
)
def merge(actor: Actor, need: Need, *, into: int) -> Deed:
    """Same matter, no new fact (article 11, 3): the reporters keep answer and rating, on the live need."""
    target = lock(Need, into) if Need.objects.filter(pk=into).exists() else None
    if target is None or target.pk == need.pk or target.state not in OPEN:
        raise Refused(
            _("That need cannot take others in. Give the number of one that is still open."), field="into"
        )
    if not policy.is_triager_or_handler(actor, target):
        raise Refused(_("That need is not on your desk, so nothing can be joined to it."), field="into")
    moved = F("version") + 1  # whoever looks at one of them sees that it is not as it was
    Need.objects.filter(merged_into=need).update(merged_into=target, version=moved)
    Need.objects.filter(pk=target.pk).update(reporters_n=F("reporters_n") + need.reporters_n, version=moved)
    need.merged_into, need.outcome, need.closed_at = target, Outcome.DUPLICATE, now()
    need.due_at = need.respond_by = None
    text = phrase(
        _("It is handled together with need %(number)s; you get its answer and are asked for your opinion."),
        number=target.number,
    )
    words = tell(need, _("joined with another"), text, list(need.reporters.all()))
    return Deed(facts={"into": target.pk}, amounts={"merged": 1, "excluded": 1}, words=words)


@act("needs.need.declined", _("Not ours"), on=Need, may=policy.is_triager, move="decline", form=forms.Decline)
def decline(actor: Actor, need: Need, *, body: int | None, reason: str) -> Deed:
    """Declining never ends a need: it names the next desk, or goes to the level above (首接负责, article 14)."""
    before = need.body_id
    ref = organisations.tree().get(body) if body else above(need.body_id)
    if ref is None or not ref.is_open or ref.id == before:
        raise Refused(
            _("There is no level above. Name the organisation that is the right one."), field="body"
        )
    need.body, need.proposed_id = body_for(ref), None
    text = phrase(_("%(now)s now sees to whose matter it is."), now=ref.name)
    return Deed(
        facts={"by_body": before, "named": bool(body)},
        amounts={"declined": 1},
        remark=rules.clean_text(reason),
        words=tell(need, _("passed on"), text),
    )


@act(
    "needs.need.classified",
    _("Change kind or urgency"),
    on=Need,
    may=policy.is_triager_or_handler,
    form=forms.Classify,
)
def classify(actor: Actor, need: Need, *, kind: str, category: int | None, urgency: str) -> Deed:
    """Another kind, category or class of the clock. The clock keeps its beginning."""
    before, was, known = need.urgency, need.category_id, queries.categories()
    kinds = {f"kind.{need.kind}": -1, f"kind.{kind}": 1} if need.kind != kind else {}
    need.kind, need.category_id, need.urgency = kind, category, urgency
    if before != urgency and (need.due_at or need.respond_by):  # a contact may be due while the answer waits
        clockwork.reclassified(need)
    # What it is about is counted where it was raised; a correction is the opposite amount.
    moved = [(was, -1), (category, 1)] if was != category else []
    amounts = {f"about.{known[pk].code}": n for pk, n in moved if pk and pk in known}
    return Deed(facts={"urgency_before": before}, amounts=amounts | kinds)
