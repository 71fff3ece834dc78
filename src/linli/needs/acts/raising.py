"""A need begins: raised, joined, added to, urged, withdrawn."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import local, now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.shelf import prepare
from linli.kernel.journal.keys import Once, drawn
from linli.kernel.privacy.cipher import blind, blinds
from linli.kernel.refusals import Refused
from linli.needs import forms, policy, queries, rules
from linli.needs.acts import clockwork
from linli.needs.acts.telling import tell
from linli.needs.models import Need, NeedWords, Reporter
from linli.needs.queries.programs import joinable
from linli.needs.states import Channel, Outcome, State
from linli.organisations import queries as organisations


@lru_cache(maxsize=10_000)
def body_for(ref: Any) -> Any:
    """A body as a foreign key wants it, from the tree that every process keeps: no statement."""
    return Need._meta.get_field("body").related_model(id=ref.id, name=ref.name, path=ref.path)  # type: ignore[union-attr,misc]


def reporter(
    actor: Actor, need: Need | None, name: str, contact: str, hidden: bool, declined: bool = False
) -> Reporter:
    """The person whose matter it is, with a receipt code that only a repeat with the same key tells again."""
    at = now()
    code = rules.receipt_code(drawn(at))
    person = actor.behalf_id or (None if actor.is_staff else actor.person_id)
    one = Reporter(
        need=need, person_id=person, name=name.strip(), contact=contact.strip(), hidden=hidden,
        declined_contact=declined, code=blind(rules.plain_code(code), "receipt"), at=at,
    )  # fmt: skip
    one.told_code = code  # type: ignore[attr-defined]
    return one


def place_of(area: str) -> str:
    """The code of an area that there is, and near enough that somebody passes on what is said of it."""
    here, exact = organisations.tree().for_area(area), organisations.tree().at_area(area)
    wide = here is not None and here.level in ("city", "province") and queries.staffed_desk(here.id) is None
    if here is None or wide or not (exact or organisations.is_area(area)):
        raise Refused(_("Choose where it is: the community, or at least the district."), field="area")
    return str(exact.area_code) if exact else area


def recall(need: Need, once: Once) -> None:
    """The first answer was lost on its way: the same request with the same key is told the same code."""
    for at, kept in need.reporters.order_by("-pk").values_list("at", "code"):
        for code in map(rules.receipt_code, once.drawn(at)):
            if kept in blinds(rules.plain_code(code), "receipt"):
                need.receipt_code = code  # type: ignore[attr-defined]
                return


def begin(actor: Actor, inputs: dict[str, Any], channel: str) -> Deed:
    text = rules.clean_text(inputs["text"])
    area, category, kind = inputs.get("area", ""), inputs.get("category"), inputs["kind"]
    if category is None and (guess := queries.suggest_category(text)):
        category = guess.id
    area = place_of(area)
    to = queries.destination(category, area, kind, today())
    if author := inputs.get("author"):
        to = replace(to, proposed=author, line=None)  # what it is asked about is that body's own word
    at = inputs.get("raised_at") or now()
    need = Need(
        raised_at=at, channel=channel, kind=kind, category_id=category,
        title=rules.plain_text(inputs.get("title", "")) or rules.title_of(text), text=text, area=area,
        address=rules.plain_text(inputs.get("address", "")), urgency=inputs.get("urgency") or to.urgency,
        route_id=to.line.id if to.line else None, proposed_id=to.proposed.id,
        state=State.DISPATCHED if to.direct else State.TRIAGE, photos_n=len(inputs.get("photos") or ()),
        **origin_of(inputs.get("origin")),
    )  # fmt: skip
    need.body = body_for(to.proposed if to.direct else to.desk)
    need.first_body_id = to.proposed.id if to.direct else None
    clockwork.start(need, at)
    who = reporter(
        actor, None, inputs.get("name", ""), inputs.get("contact", ""), inputs.get("hidden", True),
        inputs.get("declined_contact", False),
    )  # fmt: skip
    need.receipt_code = who.told_code  # type: ignore[attr-defined]
    photos = [prepare(actor.person_id, "", 0, one) for one in inputs.get("photos") or ()]
    words = NeedWords(search=f"{need.title} {text} {need.address}")
    facts = {
        "clock_from": need.clock_from,
        "channel": channel,
        "proposed": need.proposed_id,
        "route": need.route_id,
    }
    return Deed(need, also=[who, words, *photos], facts=facts, amounts=subject(need))


def origin_of(noun: Any) -> dict[str, Any]:
    """The columns of what a need came out of; nothing where somebody just said it."""
    return {"origin": noun.label(), "origin_id": noun.pk} if noun is not None else {}


def subject(need: Need) -> dict[str, int]:
    """The amounts by which a need is counted under its kind and its category, where it came in."""
    known = queries.categories().get(need.category_id) if need.category_id else None
    return {f"kind.{need.kind}": 1} | ({f"about.{known.code}": 1} if known else {})


@act(
    "needs.need.raised",
    _("Say what is the matter"),
    on=Need,
    may=policy.anyone,
    creates=True,
    rate="web.rate.raise",
    form=forms.Raise,
    recall=recall,
    next=_("It has arrived. Keep the receipt code: with it you see what happens and can say how it was."),
)
def raise_need(actor: Actor, **inputs: Any) -> Deed:
    """Anybody raises a need, with an account or without (DOMAIN.md 4.1; article 10 for what it must hold)."""
    return begin(actor, inputs, Channel.API if actor.via == "api" else Channel.WEB)


@act(
    "needs.need.noted",
    _("Note a need for somebody"),
    on=Need,
    may=policy.is_staff_raising,
    creates=True,
    form=forms.RaiseFor,
    recall=recall,
)
def raise_for(actor: Actor, **inputs: Any) -> Deed:
    """Staff note it for a caller or visitor: a contact, or the person's word that none is wanted."""
    if not inputs.get("contact", "").strip() and not inputs.get("declined_contact") and not actor.behalf_id:
        raise Refused(
            _("Note a telephone or e-mail, or tick that the person wants to leave none."), field="contact"
        )
    return begin(actor, inputs, inputs.pop("channel"))


@act(
    "needs.need.joined",
    _("This is mine too"),
    on=Need,
    may=policy.anyone,
    rate="web.rate.raise",
    form=forms.Join,
    recall=recall,
    hidden=True,
    among=joinable,
)
def join(actor: Actor, need: Need, *, name: str = "", contact: str = "", words: str = "") -> Deed:
    """Somebody else has the same matter: they get a receipt, each answer and a rating of their own."""
    if need.state in (State.CLOSED, State.MERGED, State.WITHDRAWN):
        raise Refused(_("This one has ended. Please raise yours as a new one."))
    if actor.person_id and not actor.is_staff and need.reporters.filter(person_id=actor.person_id).exists():
        raise Refused(_("You have joined this one already."))
    who = reporter(actor, need, name, contact, True)
    need.reporters_n += 1
    need.receipt_code = who.told_code  # type: ignore[attr-defined]
    return Deed(need, also=[who], amounts={"joined": 1}, remark=words.strip())


@act("needs.need.added", _("Add something"), on=Need, may=policy.is_reporter_or_helper, form=forms.Progress)
def add(actor: Actor, need: Need, *, note: str, photos: Any = ()) -> Deed:
    """The person adds words or photos; the clock does not change."""
    need.photos_n += len(photos)
    files = [prepare(actor.person_id, "", 0, one) for one in photos]
    return Deed(also=files, facts=_helped(actor, need), remark=rules.clean_text(note))


def _helped(actor: Actor, need: Need) -> dict[str, Any]:
    """Which body's staff did it in the person's place, for all to see; nothing where it was the person."""
    return {"helped_by": actor.post.body_id} if actor.post and policy.speaks_for(actor, need) else {}


@act("needs.need.urged", _("Ask to hurry"), on=Need, may=policy.is_reporter, form=forms.Note)
def urge(actor: Actor, need: Need, *, note: str = "") -> Deed:
    """催办: counted on the need and shown to its handler; at most once a day."""
    if need.state in (State.CLOSED, State.MERGED, State.WITHDRAWN, State.REPLIED):
        raise Refused(_("It has been answered already; you can say how it was."))
    if queries.urged_today(need):
        raise Refused(
            _("Somebody asked today already; who handles it has seen it. You can ask again tomorrow.")
        )
    need.urged_n += 1
    return Deed(amounts={"urged": 1}, remark=note.strip(), facts={"day": local(now()).date()})


@act(
    "needs.need.withdrawn",
    _("Withdraw"),
    on=Need,
    may=policy.is_reporter_or_helper,
    move="withdraw",
    form=forms.Note,
    danger=True,
)
def withdraw(actor: Actor, need: Need, *, note: str = "") -> Deed:
    """Allowed before the answer, and only while nobody else has joined."""
    if need.reporters_n > 1:
        raise Refused(_("Others have joined this matter, so it goes on. You need do nothing more."))
    text: Any = _("You have withdrawn this need.")
    helped = _helped(actor, need)
    if helped and actor.post:
        rules.refuse_unsaid(note)
        sentence = _(
            "%(body)s has withdrawn this need in your name. If you did not wish it, please raise it anew and say so."
        )
        text = phrase(sentence, body=actor.post.body_name)
    need.outcome, need.closed_at = Outcome.WITHDRAWN, now()
    need.due_at = need.respond_by = None
    return Deed(facts=helped, remark=note.strip(), words=tell(need, _("withdrawn"), text))
