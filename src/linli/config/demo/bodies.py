"""The organisations of the demonstration street beside its public bodies: every form, invented names."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today
from linli.organisations import acts
from linli.organisations.queries import BodyRef, tree
from linli.organisations.states import Kind, RelationKind

DISTRICT, STREET = "110105", "110105010"
YEAR = timedelta(days=365)

AT_DISTRICT = [
    (Kind.DEPARTMENT, "区城市管理部门(示例)"),
    (Kind.DEPARTMENT, "区住房建设部门(示例)"),
    (Kind.DEPARTMENT, "区市场监管部门(示例)"),
]
AT_STREET = [
    (Kind.PARTY_WORKING_COMMITTEE, "小关街道党工委"),
    (Kind.FUNCTIONAL_PARTY_BODY, "小关街道物业服务行业功能型党组织"),
    (Kind.MASS_ORGANISATION, "小关街道妇女联合会"),
    (Kind.MASS_ORGANISATION, "小关街道工会联合会"),
    (Kind.SOCIAL_ORGANISATION, "禾邻社会工作服务中心(示例)"),
    (Kind.RESIDENT_UNIT, "青桐路小学(示例)"),
    (Kind.RESIDENT_UNIT, "北屿软件公司(示例)"),
    (Kind.RESIDENT_UNIT, "槐里社区医院(示例)"),
    (Kind.PROPERTY_COMPANY, "安巷物业服务公司(示例)"),
    (Kind.PROPERTY_COMPANY, "燕来物业服务公司(示例)"),
]
# Of every community; {} is its name.
OF_EACH = [
    (Kind.PARTY_COMMITTEE, "{}社区党委"),
    (Kind.SUPERVISION_COMMITTEE, "{}社区居务监督委员会"),
    (Kind.SERVICE_STATION, "{}社区服务站"),
]
# Of one community after the other.
OF_SOME = [
    (Kind.GENERAL_BRANCH, "{}社区离退休党总支"),
    (Kind.BRANCH, "{}社区第一党支部"),
    (Kind.JOINT_BRANCH, "{}商圈联合党支部"),
    (Kind.TEMPORARY_BRANCH, "{}老旧小区改造临时党支部"),
    (Kind.PARTY_GROUP, "{}社区3号楼党小组"),
    (Kind.COMMUNITY_ORGANISATION, "{}花友小组"),
    (Kind.COMMUNITY_ORGANISATION, "{}理发志愿队"),
    (Kind.OWNERS_COMMITTEE, "{}家园业主委员会"),
    (Kind.PROPERTY_COMMITTEE, "{}北里物业管理委员会"),
    (Kind.COMMUNITY_ORGANISATION, "{}合唱团"),
    (Kind.BRANCH, "{}社区第二党支部"),
    (Kind.PARTY_GROUP, "{}社区新就业群体党小组"),
]


@dataclass(frozen=True)
class Place:
    """The street with its district, its communities and the departments that it can turn to."""

    root: BodyRef
    district: BodyRef
    street: BodyRef
    communities: list[BodyRef]
    departments: list[Any]
    hotline: BodyRef


def place() -> Place | None:
    """The public bodies of the street, loaded with the divisions; None while these are not there."""
    every = tree()
    street, district = every.for_area(STREET), every.for_area(DISTRICT)
    if street is None or district is None or street.area_code != STREET:
        return None
    below = every.children(street.id)
    communities = [ref for ref in below if ref.kind == Kind.RESIDENTS_COMMITTEE]
    root = every.chain(street.id)[0]
    hotline = next(ref for ref in every.below(root.path) if ref.kind == Kind.HOTLINE_SERVICE)
    return Place(root, district, street, communities, [], hotline)


def short(community: BodyRef) -> str:
    """高原街社区居民委员会 → 高原街."""
    return community.name.removesuffix("社区居民委员会")


def found_all(at: Place) -> None:
    """Found what stands beside the public bodies, tie it together, and give committees their terms."""
    at.departments.extend(_found(at.district, kind, name) for kind, name in AT_DISTRICT)
    common = {name: _found(at.street, kind, name) for kind, name in AT_STREET}
    working = common["小关街道党工委"]
    acts.relate(CLOCK, source=working, target=at.street.id, kind=RelationKind.GUIDES)
    companies = [body for body in common.values() if body.kind == Kind.PROPERTY_COMPANY]
    for number, community in enumerate(at.communities):
        party = _found_each(community)
        acts.relate(CLOCK, source=working, target=party, kind=RelationKind.PARTY_LINE)
        acts.relate(CLOCK, source=companies[number % 2], target=community.id, kind=RelationKind.SERVES)
    for number, (kind, name) in enumerate(OF_SOME):
        community = at.communities[number % len(at.communities)]
        _found(community, kind, name.format(short(community)))
    _desks(at)
    _terms(at)
    _turns(at, common)


def _found_each(community: BodyRef) -> Any:
    party, *_others = [_found(community, kind, name.format(short(community))) for kind, name in OF_EACH]
    acts.relate(CLOCK, source=party, target=community.id, kind=RelationKind.GUIDES)
    return party


def _found(above: Any, kind: str, name: str, years: int = 3) -> Any:
    body = acts.found_body(
        CLOCK,
        kind=kind,
        name=name,
        parent=above.id,
        founded_on=today() - years * YEAR,
        until=today() + YEAR if kind == Kind.TEMPORARY_BRANCH else None,
    ).noun
    return acts.start_body(CLOCK, body).noun


def _desks(at: Place) -> None:
    """How to reach the street and its communities; the numbers belong to nobody."""
    for number, ref in enumerate([at.street, *at.communities]):
        acts.change_body(
            CLOCK, ref.id,
            desk_address=f"示例路{number + 1}号一层", desk_phone=f"010-0000 {number + 1:04}",
            desk_hours="周一至周五 9:00–17:30，周六 9:00–12:00",
        )  # fmt: skip


def _terms(at: Place) -> None:
    """Committees elected for five years; two of them are due for election within two months of today."""
    for number, community in enumerate(at.communities):
        soon = timedelta(days=40 * number) if number < 2 else timedelta(days=500 + 60 * number)
        ends = today() + timedelta(days=265) + soon
        acts.elect_body(CLOCK, community.id, term_begins=ends - 5 * YEAR, term_ends=ends)


def _turns(at: Place, common: dict[str, Any]) -> None:
    """A branch merged, a temporary one dissolved, a committee planned, a group moved to the street."""
    first, second, third = at.communities[:3]
    old = _found(first, Kind.BRANCH, f"{short(first)}社区原第三党支部", years=9)
    heir = _found(first, Kind.BRANCH, f"{short(first)}社区第三党支部")
    acts.merge_bodies(CLOCK, old, into=heir)
    passing = _found(second, Kind.TEMPORARY_BRANCH, f"{short(second)}便民市场临时党支部", years=1)
    acts.dissolve_body(CLOCK, passing, reason="市场改造已完成。")
    acts.found_body(
        CLOCK, kind=Kind.PROPERTY_COMMITTEE, name=f"{short(third)}南里物业管理委员会", parent=third.id
    )
    readers = _found(third, Kind.COMMUNITY_ORGANISATION, f"{short(third)}书友会")
    acts.reparent_body(CLOCK, readers, parent=at.street.id)
    unit = common["青桐路小学(示例)"]
    acts.relate(CLOCK, source=unit, target=at.communities[0].id, kind=RelationKind.CO_BUILDS)
