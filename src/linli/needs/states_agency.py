"""The choices of an agency case and its papers, and the table of its moves (DOMAIN.md §11, 全程代理)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class CaseState(TextChoices):
    ASKED = "asked", pgettext_lazy("of an errand", "Asked for")
    EXPLAINED = "explained", pgettext_lazy("of an errand", "Explained")
    AUTHORISED = "authorised", pgettext_lazy("of an errand", "Authorised")
    SUBMITTED = "submitted", pgettext_lazy("of an errand", "Handed in")
    SUPPLEMENT = "supplement", pgettext_lazy("of an errand", "Something is missing")
    DECIDED = "decided", pgettext_lazy("of an errand", "Decided")
    RETURNED = "returned", pgettext_lazy("of an errand", "Papers given back")
    CONFIRMED = "confirmed", pgettext_lazy("of an errand", "Confirmed")
    RATED = "rated", pgettext_lazy("of an errand", "Ended")
    DECLINED = "declined", pgettext_lazy("of an errand", "Cannot be done here")
    WITHDRAWN = "withdrawn", pgettext_lazy("of an errand", "Withdrawn")


class CaseOutcome(TextChoices):
    GRANTED = "granted", pgettext_lazy("of an errand", "Done as you wished")
    REFUSED = "refused", pgettext_lazy("of an errand", "Refused by the office")
    CALLED_OFF = "called_off", pgettext_lazy("of an errand", "Called off by you")


class PaperState(TextChoices):
    """Where a paper is."""

    HELD = "held", _("With us")
    OUT = "out", _("At the office")
    KEPT = "kept", _("Kept by the office")
    BACK = "back", _("Given back")


class PaperKind(TextChoices):
    ORIGINAL = "original", _("Original")
    COPY = "copy", _("Copy")


_S = CaseState
WITH_PAPERS = (_S.EXPLAINED, _S.AUTHORISED, _S.SUBMITTED, _S.SUPPLEMENT)
OPEN = (_S.ASKED, *WITH_PAPERS, _S.DECIDED)
ENDED = (_S.CONFIRMED, _S.RATED, _S.DECLINED, _S.WITHDRAWN)
CASE = Flow(
    {
        "explain": ({_S.ASKED}, _S.EXPLAINED),
        "decline": ({_S.ASKED}, _S.DECLINED),
        "authorise": ({_S.EXPLAINED}, _S.AUTHORISED),
        "submit": ({_S.AUTHORISED}, _S.SUBMITTED),
        "ask_supplement": ({_S.SUBMITTED}, _S.SUPPLEMENT),
        "supplement": ({_S.SUPPLEMENT}, _S.SUBMITTED),
        "decide": ({_S.SUBMITTED}, _S.DECIDED),
        "give_back": ({_S.DECIDED}, _S.RETURNED),
        "confirm": ({_S.RETURNED}, _S.CONFIRMED),
        "rate": ({_S.CONFIRMED}, _S.RATED),
        "withdraw": ({_S.ASKED}, _S.WITHDRAWN),
        # Papers may be with us: they are given back like after any decision.
        "call_off": (WITH_PAPERS, _S.DECIDED),
    }
)
