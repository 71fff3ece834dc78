"""Files to and from the national system: good lines go in, bad ones are told, again adds nothing, nothing twice."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.loading import Came, loads
from linli.kernel.privacy.reading import check_purpose, facts_of_reading
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import alone, store_many
from linli.organisations import queries as organisations
from linli.volunteers import policy_near as policy
from linli.volunteers.forms import mutual as forms
from linli.volunteers.models import Exchange, Outsider, OutsideService, Profile
from linli.volunteers.queries.exchange import our_codes, ours_like, read_exchange
from linli.volunteers.rules.exchange import REASONS, once, service_of, volunteer_of
from linli.volunteers.states.neighbours import Sort, Way

SHOWN = 1000
SEALED = ("born", "document", "contact")
Good = list[tuple[int, dict[str, Any]]]
Bad = list[tuple[int, str]]


@act(
    "volunteers.outsider.imported",
    _("Imported from the national system"),
    on=Outsider,
    may=policy.exchanges_somewhere,
    creates=True,
    hidden=True,
)
def import_outsider(actor: Actor, *, outsider: Outsider) -> Outsider:
    """A volunteer as the national system knows them; an import does this for many at once."""
    return outsider


@act(
    "volunteers.outsider.corrected",
    _("Corrected by the national system"),
    on=Outsider,
    may=policy.exchanges,
    hidden=True,
)
def correct_outsider(actor: Actor, outsider: Outsider, **said: Any) -> None:
    """A later file says it otherwise."""
    for name, value in said.items():
        setattr(outsider, name, value)


@act(
    "volunteers.outsideservice.imported",
    _("Service imported"),
    on=OutsideService,
    may=policy.exchanges_somewhere,
    creates=True,
    hidden=True,
)
def import_service(actor: Actor, *, service: OutsideService) -> OutsideService:
    """One service as the national system has it."""
    return service


@act(
    "volunteers.outsideservice.corrected",
    _("Service corrected by the national system"),
    on=OutsideService,
    may=lambda actor, noun: policy.exchanges(actor, noun.volunteer),
    hidden=True,
)
def correct_service(actor: Actor, service: OutsideService, **said: Any) -> Deed:
    """A later file says it otherwise; the entry keeps what stood there."""
    before = {"minutes_before": service.minutes, "served_on_before": service.served_on}
    for name, value in said.items():
        setattr(service, name, value)
    return Deed(facts=before)


@act(
    "volunteers.exchange.imported",
    _("Bring in a file"),
    on=Exchange,
    may=policy.exchanges_somewhere,
    creates=True,
    hidden=True,
)
def note_import(actor: Actor, *, body: int, sort: str, came: Came, refused: Bad) -> Exchange:
    """What became of a file: numbers, and for each line left out the code of the reason."""
    return Exchange(
        body_id=body,
        way=Way.IN,
        sort=sort,
        at=now(),
        new_n=came.new,
        changed_n=came.changed,
        there_n=came.there,
        refused_n=len(refused),
        refused=[list(one) for one in sorted(refused)[:SHOWN]],
    )


@act(
    "volunteers.exchange.exported",
    _("Export for the national system"),
    on=Exchange,
    may=policy.exchanges_somewhere,
    creates=True,
    hidden=True,
)
def note_export(actor: Actor, *, body: int, sort: str, elsewhere: bool = False, purpose: str = "") -> Deed:
    """A file goes out. Where it holds numbers of documents the reader says for what, and whose they are sees it."""
    if elsewhere and sort == Sort.VOLUNTEERS:
        check_purpose(purpose)
        path = organisations.tree().path(body)
        for one in Outsider.objects.filter(body__path__startswith=path, person__isnull=False):
            read_outsider(actor, one, purpose=purpose)
    return Deed(
        Exchange(body_id=body, way=Way.OUT, sort=sort, at=now()),
        facts={"elsewhere": elsewhere, "purpose": purpose},
    )


@act(
    "volunteers.outsider.read",
    _("Read for a file"),
    on=Outsider,
    may=policy.exchanges,
    reads=True,
    hidden=True,
)
def read_outsider(actor: Actor, outsider: Outsider, *, purpose: str) -> Deed:
    """The restricted fields of one person, who sees that they were read."""
    return Deed(
        facts=facts_of_reading("", purpose, outsider.person_id) | {"fields": ["contact", "document", "born"]}
    )


@act(
    "volunteers.outsider.taken",
    _("This is me"),
    on=Outsider,
    may=policy.takes_outsider,
    form=forms.TakeNumber,
    hidden=True,
)
def take_number(actor: Actor, outsider: Outsider, *, name: str, document: str) -> Deed:
    """A person takes their record in the national system as theirs: by number, name and the end of the document.

    What stands among our own hours is marked, so that it is counted once.
    """
    held = outsider.document.open("verify_identity") if outsider.document else ""
    if outsider.name.strip() != name.strip() or not held or held[-4:].upper() != document.strip().upper():
        raise Refused(_("Number, name and document do not belong together. Look at your card and try again."))
    me = policy.me(actor)
    outsider.person_id = me
    ours = ours_like([me])
    for service in outsider.services.filter(ours=None):
        if same := ours.get((me, service.served_on, service.minutes)):
            correct_service(CLOCK, service, ours=same)
    return Deed()


def import_exchange(actor: Actor, content: bytes, body: int) -> tuple[Came, Any]:
    """Take over a file of volunteers or of services, for ``body`` and all below; what became of it, and its record."""
    if not policy.exchanges_somewhere(actor):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    actor = actor if actor.is_clock else actor.through("import")
    sort, rows = read_exchange(content)
    came = Came()
    with transaction.atomic():
        alone("volunteers.exchange")  # the same file twice at one moment: the second finds it all there
        if sort == Sort.VOLUNTEERS:
            good, bad = once(rows, volunteer_of, today())
            _volunteers(actor, body, good, bad, came)
        else:
            good, bad = once(rows, service_of, today())
            _services(actor, body, good, bad, came)
        noted = note_import(actor, body=body, sort=sort, came=came, refused=bad).noun
    came.refused = [(line, REASONS[code]) for line, code in sorted(bad)]
    return came, noted


def _volunteers(actor: Actor, body: int, good: Good, bad: Bad, came: Came) -> None:
    numbers = [told["number"] for _line, told in good]
    there = {
        one.number: one
        for one in Outsider.objects.filter(number__in=numbers).select_related("body", "person")
    }
    ours = set(Profile.objects.filter(number__in=numbers).values_list("number", flat=True))
    place = organisations.bodies_by_id([body])[body]
    new = []
    for line, told in good:
        if told["number"] in ours:
            came.there += 1
        elif known := there.get(told["number"]):
            _again(actor, known, told, (line, bad, came))
        else:
            new.append(Deed(Outsider(body=place, came_at=now(), **told)))
    store_many(actor, import_outsider.kind, new)
    came.new = len(new)


def _again(actor: Actor, known: Outsider, told: dict[str, Any], told_of: tuple[int, Bad, Came]) -> None:
    """A number that came before: what differs is corrected."""
    line, bad, came = told_of
    if not policy.exchanges(actor, known):
        bad.append((line, "outside"))
        return
    differs = {name: value for name, value in told.items() if _plain(known, name) != value}
    if differs:
        correct_outsider(actor, known, **differs)
        came.changed += 1
    else:
        came.there += 1


def _plain(known: Outsider, name: str) -> Any:
    value = getattr(known, name)
    return (value.open("deliver") if value else "") if name in SEALED else value


def _services(actor: Actor, body: int, good: Good, bad: Bad, came: Came) -> None:
    numbers = [told["number"] for _line, told in good]
    names = {told["volunteer"] for _line, told in good}
    there = {
        one.number: one
        for one in OutsideService.objects.filter(number__in=numbers).select_related("volunteer__body")
    }
    known = {one.number: one for one in Outsider.objects.filter(number__in=names).select_related("body")}
    codes = our_codes(names)
    like = ours_like(one.person_id for one in known.values() if one.person_id)
    new = []
    for line, told in good:
        if told["number"] in codes:  # one of our own records comes back
            came.there += 1
            continue
        whose = known.get(told.pop("volunteer"))
        code = _fault(actor, whose, there.get(told["number"]))
        if code or whose is None:
            bad.append((line, code))
        elif before := there.get(told["number"]):
            _service_again(actor, before, told, came)
        else:
            same = like.get((whose.person_id or 0, told["served_on"], told["minutes"]))
            new.append(Deed(OutsideService(volunteer=whose, ours=same, came_at=now(), **told)))
    store_many(actor, import_service.kind, new)
    came.new = len(new)


def _fault(actor: Actor, whose: Outsider | None, before: OutsideService | None) -> str:
    if whose is None:
        return "volunteer"
    if not policy.exchanges(actor, whose):
        return "outside"
    return "other" if before is not None and before.volunteer_id != whose.pk else ""


def _service_again(actor: Actor, before: OutsideService, told: dict[str, Any], came: Came) -> None:
    differs = {name: value for name, value in told.items() if getattr(before, name) != value}
    if differs:
        correct_service(actor, before, **differs)
        came.changed += 1
    else:
        came.there += 1


@loads("volunteers")
@loads("services")
def load_exchange(content: bytes, options: Mapping[str, Any]) -> Came:
    """From the command line, for the organisation that ``--body`` names, else for the whole house."""
    roots = organisations.tree().children(None)
    body = options.get("body") or (roots[0].id if roots else None)
    if body is None or organisations.tree().get(body) is None:
        raise Refused(_("There is no such organisation. Name one with --body NUMBER."))
    came, _noted = import_exchange(CLOCK, content, body)
    return came
