"""Pure decisions about a hand-over."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused
from linli.organisations.states import ItemState, Kind, Promise

GOES = (Kind.VILLAGERS_COMMITTEE, Kind.RESIDENTS_COMMITTEE)


def refuse_unready(items: Iterable[tuple[str, str]]) -> None:
    """Each promise has something behind it, and all that stands on the list has been handed over."""
    living = [(promise, state) for promise, state in items if state != ItemState.DROPPED]
    n = sum(state == ItemState.OPEN for _promise, state in living)
    if n:
        raise Refused(
            _("%(n)d things on the list have not been handed over yet. Hand them over, or strike them off.")
            % {"n": n}
        )
    missing = [str(one.label) for one in Promise if one not in {promise for promise, _state in living}]
    if missing:
        raise Refused(_("Nothing stands on the list yet for: %(what)s.") % {"what": "; ".join(missing)})


def refuse_other_kind(kind: str) -> None:
    """A village committee goes, or a residents' committee that is divided or merged."""
    if kind not in GOES:
        raise Refused(
            _("Only a villagers' or residents' committee is handed over in this way."), field="body"
        )
