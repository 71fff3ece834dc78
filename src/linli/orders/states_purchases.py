"""The choices of purchased services 政府购买服务 and the tables of their moves (DOMAIN.md 5)."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class PurchaseState(TextChoices):
    """DOMAIN.md names ``paid`` between accepted and evaluated: it is a column of each milestone, not a state here."""

    PLANNED = "planned", pgettext_lazy("a purchase", "Planned")
    PUBLISHED = "published", pgettext_lazy("a purchase", "Published, open for proposals")
    CHOSEN = "chosen", pgettext_lazy("a purchase", "Supplier chosen, to be signed")
    CONTRACTED = "contracted", pgettext_lazy("a purchase", "Under contract")
    DELIVERING = "delivering", pgettext_lazy("a purchase", "Being delivered")
    ACCEPTED = "accepted", pgettext_lazy("a purchase", "Accepted")
    EVALUATED = "evaluated", pgettext_lazy("a purchase", "Evaluated")
    CALLED_OFF = "called_off", pgettext_lazy("a purchase", "Called off")
    TERMINATED = "terminated", pgettext_lazy("a purchase", "Contract ended early")


class MilestoneState(TextChoices):
    AGREED = "agreed", pgettext_lazy("a milestone", "To be delivered")
    DELIVERED = "delivered", pgettext_lazy("a milestone", "Delivered, to be accepted")
    RETURNED = "returned", pgettext_lazy("a milestone", "Sent back, to be mended")
    ACCEPTED = "accepted", pgettext_lazy("a milestone", "Accepted")
    DROPPED = "dropped", pgettext_lazy("a milestone", "Fell away")


class ProposalState(TextChoices):
    PUT = "put", pgettext_lazy("a proposal", "Handed in")
    WITHDRAWN = "withdrawn", pgettext_lazy("a proposal", "Taken back")


class Came(TextChoices):
    """How somebody came to be asked whether it was done."""

    ASKED = "asked", pgettext_lazy("an acceptor", "Asked by the buyer")
    SERVED = "served", pgettext_lazy("an acceptor", "Was served")


P, M = PurchaseState, MilestoneState
SECRET = (P.PLANNED,)  # for those who buy alone
BOUND = (P.CONTRACTED, P.DELIVERING)  # a contract runs
SIGNED = (*BOUND, P.ACCEPTED, P.EVALUATED, P.TERMINATED)
CALLS = (P.PLANNED, P.PUBLISHED, P.CHOSEN)  # nothing is signed yet
OPEN_PARTS = (M.AGREED, M.DELIVERED, M.RETURNED)

PURCHASE = Flow(
    {
        "change": ({P.PLANNED}, P.PLANNED),
        "publish": ({P.PLANNED}, P.PUBLISHED),
        "remind": ({P.PUBLISHED}, P.PUBLISHED),
        "choose": ({P.PUBLISHED}, P.CHOSEN),
        "put_back": ({P.CHOSEN}, P.PUBLISHED),
        "sign": ({P.CHOSEN}, P.CONTRACTED),
        "start": ({P.CONTRACTED}, P.DELIVERING),
        "invite": ({P.DELIVERING}, P.DELIVERING),
        "join": ({P.DELIVERING}, P.DELIVERING),
        "leave": ({P.DELIVERING}, P.DELIVERING),
        "complete": ({P.DELIVERING}, P.ACCEPTED),
        "evaluate": ({P.ACCEPTED}, P.EVALUATED),
        "call_off": (CALLS, P.CALLED_OFF),
        "terminate": (BOUND, P.TERMINATED),
    }
)
MILESTONE = Flow(
    {
        "deliver": ({M.AGREED, M.RETURNED}, M.DELIVERED),
        "hear": ({M.DELIVERED}, M.DELIVERED),
        "accept": ({M.DELIVERED}, M.ACCEPTED),
        "send_back": ({M.DELIVERED}, M.RETURNED),
        "strike": ({M.AGREED}, M.DROPPED),
        "drop": (OPEN_PARTS, M.DROPPED),
    }
)
H = ProposalState.PUT
PROPOSAL = Flow({"change": ({H}, H), "withdraw": ({H}, ProposalState.WITHDRAWN)})
