"""The choices of orders and the tables of their moves (DOMAIN.md 7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class Theme(models.TextChoices):
    """What offers and wants are about: the service groups of the policy and of Beijing's rules (DOMAIN.md 10)."""

    CONVENIENCE = "convenience", pgettext_lazy("a service", "Everyday help")
    ELDERLY = "elderly", pgettext_lazy("a service", "Elderly and disabled people")
    CHILDREN = "children", pgettext_lazy("a service", "Children and learning")
    HEALTH = "health", pgettext_lazy("a service", "Health")
    CULTURE = "culture", pgettext_lazy("a service", "Culture and sport")
    SAFETY = "safety", pgettext_lazy("a service", "Safety")
    LAW = "law", pgettext_lazy("a service", "Law and mediation")
    WORK = "work", pgettext_lazy("a service", "Work and livelihood")
    ENVIRONMENT = "environment", pgettext_lazy("a service", "Surroundings, sorting waste")
    HARDSHIP = "hardship", pgettext_lazy("a service", "Help in hardship")
    PARTY = "party", pgettext_lazy("a service", "Party building, lectures")
    PLACES = "places", pgettext_lazy("a service", "Places and things")
    OTHER = "other", pgettext_lazy("a service", "Something else")


class Whom(models.TextChoices):
    """For whom; empty in an offer: for everybody."""

    OLD = "old", _("Older people")
    FAMILY = "family", _("Families with children")
    DISABLED = "disabled", _("People with disabilities")
    WORKERS = "workers", _("People at work here")
    COURIERS = "couriers", _("Couriers and drivers")
    BODIES = "bodies", _("Organisations")


class Provider(models.TextChoices):
    """Who provides, by kind: everybody in a neighbourhood can."""

    PUBLIC = "public", pgettext_lazy("a provider", "Government and departments")
    SELF = "self", pgettext_lazy("a provider", "Community and committees")
    PARTY = "party", pgettext_lazy("a provider", "Party organisations")
    MASSES = "masses", pgettext_lazy("a provider", "Unions, youth, women")
    SOCIAL = "social", pgettext_lazy("a provider", "Social organisations")
    UNIT = "unit", pgettext_lazy("a provider", "Resident units and enterprises")
    NEIGHBOUR = "neighbour", pgettext_lazy("a provider", "Neighbours")


class OfferState(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("an offer", "Draft")
    PUBLISHED = "published", pgettext_lazy("an offer", "On the menu")
    PAUSED = "paused", pgettext_lazy("an offer", "Paused")
    WITHDRAWN = "withdrawn", pgettext_lazy("an offer", "Withdrawn")


class SessionState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a session", "Takes place")
    CANCELLED = "cancelled", pgettext_lazy("a session", "Called off")


class WantState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a want", "Looked for")
    MET = "met", pgettext_lazy("a want", "Found")
    WITHDRAWN = "withdrawn", pgettext_lazy("a want", "Taken back")
    EXPIRED = "expired", pgettext_lazy("a want", "Its time is over")


class OrderState(models.TextChoices):
    PLACED = "placed", pgettext_lazy("an order", "Waits for an answer")
    COUNTERED = "countered", pgettext_lazy("an order", "Another way was proposed")
    ACCEPTED = "accepted", pgettext_lazy("an order", "Accepted, time to be set")
    WAITING = "waiting", pgettext_lazy("an order", "On the waiting list")
    HELD = "held", pgettext_lazy("an order", "A place is held")
    SCHEDULED = "scheduled", pgettext_lazy("an order", "Arranged")
    DELIVERED = "delivered", pgettext_lazy("an order", "Done, to be confirmed")
    DISPUTED = "disputed", pgettext_lazy("an order", "Questioned")
    CONFIRMED = "confirmed", pgettext_lazy("an order", "Confirmed")
    RATED = "rated", pgettext_lazy("an order", "Confirmed and rated")
    UNSAID = "unsaid", pgettext_lazy("an order", "Done, the receiver said nothing")
    UNDELIVERED = "undelivered", pgettext_lazy("an order", "Did not come about")
    DECLINED = "declined", pgettext_lazy("an order", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("an order", "Taken back")
    EXPIRED = "expired", pgettext_lazy("an order", "No answer came")
    ENDED = "ended", pgettext_lazy("an order", "Ended: it is no longer offered")


class Side(models.TextChoices):
    """Who placed an order: who receives (from a menu), or who gives (an answer to a want)."""

    TAKER = "taker", _("Who receives")
    GIVER = "giver", _("Who provides")


class Mark(models.TextChoices):
    """Answers as everywhere in the house (DOMAIN.md 10); of services and organisations, never of a person."""

    YES = "yes", pgettext_lazy("satisfied", "Satisfied")
    BASICALLY = "basically", pgettext_lazy("satisfied", "On the whole satisfied")
    NO = "no", pgettext_lazy("satisfied", "Not satisfied")


F, R = OfferState, OrderState
ASKED = (R.PLACED, R.COUNTERED)  # these wait for somebody's answer, and end on silence
LINED = (R.WAITING, R.HELD)
OPEN_ORDERS = (*ASKED, R.ACCEPTED, *LINED, R.SCHEDULED)  # something is still to be done
SEATED = (R.HELD, R.SCHEDULED)
CAME = (R.CONFIRMED, R.RATED)  # the receiver said that it was done
LIVE = (*OPEN_ORDERS, R.DELIVERED, R.DISPUTED)

OFFER = Flow(
    {
        "change": ({F.DRAFTED}, F.DRAFTED),
        "amend": ({F.PUBLISHED}, F.PUBLISHED),
        "publish": ({F.DRAFTED}, F.PUBLISHED),
        "check": ({F.PUBLISHED, F.PAUSED}, F.PUBLISHED),
        "pause": ({F.PUBLISHED}, F.PAUSED),
        "withdraw": ({F.DRAFTED, F.PUBLISHED, F.PAUSED}, F.WITHDRAWN),
    }
)
SESSION = Flow({"cancel": ({SessionState.OPEN}, SessionState.CANCELLED)})
WANT = Flow(
    {
        "meet": ({WantState.OPEN}, WantState.MET),
        "withdraw": ({WantState.OPEN}, WantState.WITHDRAWN),
        "expire": ({WantState.OPEN}, WantState.EXPIRED),
    }
)
ORDER = Flow(
    {
        "accept": ({R.PLACED}, R.ACCEPTED),
        "agree": ({R.COUNTERED}, R.ACCEPTED),
        "counter": ({R.PLACED}, R.COUNTERED),
        "decline": ({R.PLACED, R.COUNTERED}, R.DECLINED),
        "expire": (ASKED, R.EXPIRED),
        "offer": ({R.WAITING}, R.HELD),
        "take": ({R.HELD}, R.SCHEDULED),
        "lapse": ({R.HELD}, R.WAITING),
        "schedule": ({R.ACCEPTED, R.SCHEDULED}, R.SCHEDULED),
        "deliver": ({R.ACCEPTED, R.SCHEDULED, R.DISPUTED}, R.DELIVERED),
        "confirm": ({R.DELIVERED, R.DISPUTED, R.UNSAID}, R.CONFIRMED),
        "dispute": ({R.DELIVERED, R.UNSAID}, R.DISPUTED),
        "judge": ({R.DISPUTED}, R.UNDELIVERED),
        "stand": ({R.DISPUTED}, R.UNSAID),
        "settle": ({R.DELIVERED}, R.UNSAID),
        "rate": ({R.CONFIRMED}, R.CONFIRMED),
        "close": ({R.CONFIRMED}, R.RATED),
        "withdraw": (OPEN_ORDERS, R.WITHDRAWN),
        "end": (OPEN_ORDERS, R.ENDED),
    }
)


class AgreementState(models.TextChoices):
    """An agreement of co-building 区域共建 (DOMAIN.md 5)."""

    DRAFTED = "drafted", pgettext_lazy("an agreement", "Draft")
    SIGNED = "signed", pgettext_lazy("an agreement", "Signed")
    ACTIVE = "active", pgettext_lazy("an agreement", "In force")
    REVIEWED = "reviewed", pgettext_lazy("an agreement", "Looked back on")
    RENEWED = "renewed", pgettext_lazy("an agreement", "Renewed")
    ENDED = "ended", pgettext_lazy("an agreement", "Ended")


A = AgreementState
RUNNING = (A.SIGNED, A.ACTIVE, A.REVIEWED)
STANDING = (*RUNNING, A.RENEWED)  # a renewed one runs to its last day
ENDABLE = (A.DRAFTED, *RUNNING)
AGREEMENT = Flow(
    {
        "change": ({A.DRAFTED}, A.DRAFTED),
        "consent": ({A.DRAFTED}, A.DRAFTED),
        "sign": ({A.DRAFTED}, A.SIGNED),
        "start": ({A.SIGNED}, A.ACTIVE),
        "review": ({A.ACTIVE, A.REVIEWED}, A.REVIEWED),
        "renew": ({A.ACTIVE, A.REVIEWED}, A.RENEWED),
        "end": (ENDABLE, A.ENDED),
    }
)
