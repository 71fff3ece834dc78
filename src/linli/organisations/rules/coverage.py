"""Pure decisions about places and who covers them."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused
from linli.organisations.states import COVERS, Ground, Kind, SiteState, Way

COLUMNS = (*(way.value for way in Way), SiteState.GAP.value)


def way_of(kind: str) -> Way:
    """How a body of this kind covers a place."""
    way = COVERS.get(Kind(kind))
    if way is None:
        raise Refused(
            _(
                "This kind of organisation covers no place. Choose a party committee, general branch or branch."
            ),
            field="by",
        )
    return way


def refuse_other_than_masses(kind: str) -> None:
    """Beside the party's own, a place has its union, youth or women's organisation."""
    if kind != Kind.MASS_ORGANISATION:
        raise Refused(_("Choose a mass organisation: a union, of youth, of women."), field="masses")


def counted(rows: Iterable[tuple[str, str, str, int]]) -> dict[str, dict[str, int]]:
    """Kind of place → way of covering or gap → how many; rows of kind, state, way, number. In the order of kinds."""
    found: dict[str, dict[str, int]] = {}
    for kind, state, way, n in rows:
        line = found.setdefault(kind, dict.fromkeys(COLUMNS, 0))
        column = SiteState.GAP.value if state == SiteState.GAP else way
        line[column] += n
    order = list(Ground.values)
    return dict(sorted(found.items(), key=lambda one: order.index(one[0]) if one[0] in order else 99))
