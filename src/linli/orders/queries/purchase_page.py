"""All that the page of one purchased service tells beside the row itself, asked together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q

from linli.kernel.evidence.models import Evidence
from linli.kernel.journal.history import Line
from linli.kernel.journal.models import Entry, Remark
from linli.kernel.together import Asking
from linli.orders.models import Milestone, Proposal, Purchase, Verdict
from linli.orders.queries.purchases import rated, ratings_told
from linli.orders.states_purchases import ProposalState

# When which resident said something is not told: the other side could tell who said no.
UNTOLD = (
    "orders.milestone.said", "orders.purchase.joined", "orders.purchase.left", "orders.milestone.reminded",
    "orders.milestone.asked_again", "orders.purchase.reminded",
)  # fmt: skip


@dataclass
class Around:
    """What stands around a purchase, for a reader who may know it."""

    proposals: list[Any] = field(default_factory=list)
    good: tuple[int, int] | None = None  # satisfied, of so many
    spoken: set[int] = field(default_factory=set)  # the milestones of which the reader has said something
    files: list[Any] = field(default_factory=list)
    course: list[Line] = field(default_factory=list)  # what the two sides did, oldest first


def around(purchase: Purchase, parts: Iterable[Any], mine: int | None, *, bids: bool, side: bool) -> Asking:
    """``mine``: the number under which the reader is asked; ``bids``: proposals; ``side``: one of the two sides."""
    pks = [one.pk for one in parts]
    knows = side or mine is not None
    about = Q(noun=Milestone.label(), noun_id__in=pks)
    contract = Q(noun=Purchase.label(), noun_id=purchase.pk)
    proposals = Proposal.objects.filter(purchase=purchase, state=ProposalState.PUT).select_related("body")
    spoken = Verdict.objects.filter(milestone__in=pks, acceptor=mine or 0, round=F("milestone__round"))
    files = Evidence.objects.filter(about | contract if side else about, erased_at=None)
    entries = Entry.objects.filter(about | contract).exclude(kind__in=UNTOLD)
    put, said, ours, shown, told = yield [
        proposals.order_by("price", "id") if bids else proposals.none(),
        rated([purchase.offer_id]),
        spoken if mine else spoken.none(),
        files.order_by("pk")[:100] if knows else files.none(),
        entries.order_by("-id")[:80] if knows else entries.none(),
    ]
    remarks = yield Remark.objects.filter(entry_id__in=[one.id for one in told], erased_at=None)
    words = {one.entry_id: one.text for one in remarks}
    return Around(
        put, ratings_told(said).get(purchase.offer_id or 0), {one.milestone_id for one in ours}, shown,
        [Line(one, words.get(one.id, "")) for one in reversed(told)],
    )  # fmt: skip
