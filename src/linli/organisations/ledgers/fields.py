"""What a body can say of itself, under the names by which tables ask for it.

A table about somebody else (社会组织, 物业企业 …) that a community fills asks for that other's name and date, not for
the community's: what describes the body itself is marked ``own``.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Field, Known, Value
from linli.organisations.ledgers.names import NAMES
from linli.organisations.models import Body, Post
from linli.organisations.queries.tree import BodyRef, tree
from linli.organisations.states import Kind, PostState

_PARTY = (
    Kind.PARTY_COMMITTEE, Kind.PARTY_WORKING_COMMITTEE, Kind.GENERAL_BRANCH, Kind.BRANCH, Kind.JOINT_BRANCH,
    Kind.TEMPORARY_BRANCH, Kind.FUNCTIONAL_PARTY_BODY,
)  # fmt: skip
_PARTY_WORDS = ("党组织", "党支部", "党总支", "党委", "党群", "党建", "支部")
_COMMITTEES = (Kind.RESIDENTS_COMMITTEE, Kind.VILLAGERS_COMMITTEE)
_STREETS = (Kind.STREET_OFFICE, Kind.TOWN_GOVERNMENT, Kind.ZONE_ADMINISTRATION)
_TAILS = (
    "社区居民委员会",
    "村村民委员会",
    "居民委员会",
    "村民委员会",
    "街道办事处",
    "地区办事处",
    "办事处",
    "人民政府",
)
_SOURCE = _("The register of organisations.")


def _told(body: Body | None, value: Value, at: date | None = None) -> Known | None:
    if body is None or value in (None, ""):
        return None
    return Known(value, body.get_absolute_url(), at, _SOURCE)


def _column(name: str, kinds: tuple[Kind, ...] = ()) -> Callable[[int, date, date], Known | None]:
    """A column of the body's row; for some kinds of body only."""

    def value(pk: int, first: date, until: date) -> Known | None:
        body = Body.objects.filter(pk=pk).first()
        if body is None or (kinds and body.kind not in kinds):
            return None
        return _told(body, getattr(body, name))

    return value


def _own(name: str) -> Callable[[int, date, date], Known | None]:
    """A column that a table about a community or a street asks for: never that of a party organisation there."""
    return _column(name, tuple(kind for kind in Kind if kind not in _PARTY))


def _kind(pk: int, first: date, until: date) -> Known | None:
    body = Body.objects.filter(pk=pk).first()
    return _told(body, str(body.get_kind_display())) if body else None


def short(name: str) -> str:
    """The place by its name in daily use: 多福巷社区居民委员会 → 多福巷社区."""
    for tail, left in zip(_TAILS, ("社区", "村", "", "", "街道", "地区", "", ""), strict=True):
        if name.endswith(tail) and len(name) > len(tail):
            return name.removesuffix(tail) + left
    return name


def _around(kinds: tuple[Kind, ...], whole: bool = False) -> Callable[[int, date, date], Known | None]:
    """The name of the nearest body of these kinds, from the body itself upwards."""

    def value(pk: int, first: date, until: date) -> Known | None:
        found = next((one for one in reversed(tree().chain(pk)) if one.kind in kinds), None)
        return _ref(found, found.name if whole else short(found.name)) if found else None

    return value


def _ref(ref: BodyRef, value: Value) -> Known | None:
    body = Body.objects.filter(pk=ref.id).first()
    return _told(body, value)


def _above(pk: int, first: date, until: date) -> Known | None:
    ref = tree().above(pk)
    return _ref(ref, ref.name) if ref else None


def _area(pk: int, first: date, until: date) -> Known | None:
    """The code as it is written in full: six digits down to a district, twelve below."""
    ref = tree().get(pk)
    code = ref.area_code if ref else ""
    return _ref(ref, code.ljust(6 if len(code) <= 6 else 12, "0")) if ref and code else None


def _below(kinds: tuple[Kind, ...]) -> Callable[[int, date, date], Known | None]:
    def value(pk: int, first: date, until: date) -> Known | None:
        ref = tree().get(pk)
        found = [one for one in tree().below(ref.path) if one.kind in kinds and one.id != pk] if ref else []
        return _ref(ref, len(found)) if ref and any(one.level for one in tree().children(pk)) else None

    return value


def _posts(*states: PostState) -> Callable[[int, date, date], Known | None]:
    """How many posts of the body are in these states now. When the last one came is told, so that an earlier day
    is not answered."""

    def value(pk: int, first: date, until: date) -> Known | None:
        posts = list(Post.objects.filter(body=pk).exclude(state=PostState.ENDED).select_related("body"))
        begun = [one.begins for one in posts if one.begins]
        n = sum(one.state in states for one in posts)
        return _told(posts[0].body, n, max(begun, default=None)) if posts else None

    return value


def _holder(title: str, roles: tuple[str, ...]) -> Callable[[int, date, date], Known | None]:
    """The name of the one who holds that post on the last day; only where the name was made public (P0)."""

    def value(pk: int, first: date, until: date) -> Known | None:
        day = until - timedelta(days=1)
        held = Post.objects.filter(body=pk, state=PostState.FILLED, begins__lte=day).select_related(
            "person", "role", "body"
        )
        fitting = [one for one in held if not one.ends or one.ends >= day]
        named = [
            one for one in fitting if (title in one.title or one.role.code in roles) and "副" not in one.title
        ]
        if len(named) != 1 or not named[0].is_public or named[0].person is None:
            return None
        return _told(named[0].body, named[0].person.name, named[0].begins)

    return value


def _field(code: str, title: Any, value: Any, **how: Any) -> Field:
    return Field(
        code=f"organisations.{code}", title=title, value=value, also=tuple(NAMES[code].split()), **how
    )


_NAMES = (
    _field("name", _("Reporting organisation"), _column("name")),
    _field("own_name", _("The organisation's own name"), _own("name"), own=True),
    _field("community", _("Community"), _around(_COMMITTEES)),
    _field("committee", _("Residents' committee"), _around(_COMMITTEES, whole=True)),
    _field("street", _("Street or town"), _around(_STREETS)),
    _field("district", _("District"), _around((Kind.DISTRICT_GOVERNMENT,))),
    _field("parent", _("The organisation above"), _above, own=True),
    _field("party.name", _("Name of the party organisation"), _column("name", _PARTY)),
)

_SELF = (
    _field("kind", _("Kind of organisation"), _kind, own=True),
    _field("code", _("Area code"), _area),
    _field("uscc", _("Unified social credit code"), _own("uscc"), own=True),
    _field("address", _("Desk: address"), _own("desk_address"), own=True),
    _field("phone", _("Desk: telephone"), _own("desk_phone"), own=True),
    _field("mail", _("Desk: e-mail"), _own("desk_mail"), own=True),
    _field("hours", _("Desk: hours"), _own("desk_hours"), own=True),
    _field("founded_on", _("Founded on"), _own("founded_on"), own=True),
    _field(
        "party.founded_on",
        _("Party organisation founded on"),
        _column("founded_on", _PARTY),
        about=_PARTY_WORDS,
    ),
    _field("term_begins", _("Term begins"), _own("term_begins"), own=True),
    _field("term_ends", _("Term ends"), _own("term_ends"), own=True),
    _field(
        "party.term_ends",
        _("Term of the party organisation ends"),
        _column("term_ends", _PARTY),
        about=_PARTY_WORDS,
    ),
)

_COUNTS = (
    _field(
        "posts.all",
        _("Posts"),
        _posts(PostState.PLANNED, PostState.FILLED, PostState.VACANT),
        unit="个",
        own=True,
    ),
    _field("posts.filled", _("Posts filled"), _posts(PostState.FILLED), unit="个", own=True),
    _field(
        "posts.vacant", _("Posts vacant"), _posts(PostState.PLANNED, PostState.VACANT), unit="个", own=True
    ),
    _field("communities", _("Communities below"), _below((Kind.RESIDENTS_COMMITTEE,)), unit="个"),
    _field("villages", _("Villages below"), _below((Kind.VILLAGERS_COMMITTEE,)), unit="个"),
    _field("streets", _("Streets and towns below"), _below(_STREETS), unit="个"),
)

_HEADS = (
    _field(
        "secretary", _("Secretary"), _holder("书记", ("community_secretary", "street_secretary")), own=True
    ),
    _field("director", _("Director"), _holder("主任", ()), own=True),
)

FIELDS = (*_NAMES, *_SELF, *_COUNTS, *_HEADS)
