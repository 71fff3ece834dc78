"""What a body and a post can be, and how they come and go."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class Level(models.TextChoices):
    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    DISTRICT = "district", _("District")
    STREET = "street", _("Street or town")
    COMMUNITY = "community", _("Community or village")


class Kind(models.TextChoices):
    """Forms of organisation: government, self-government, party, masses, society, property."""

    PROVINCE_GOVERNMENT = "province_government", _("Province government")
    CITY_GOVERNMENT = "city_government", _("City government")
    DISTRICT_GOVERNMENT = "district_government", _("District government")
    STREET_OFFICE = "street_office", _("Street office")
    TOWN_GOVERNMENT = "town_government", _("Town or township government")
    ZONE_ADMINISTRATION = "zone_administration", _("Administration of a zone")
    DEPARTMENT = "department", _("Department")
    HOTLINE_SERVICE = "hotline_service", _("Hotline service")
    SERVICE_STATION = "service_station", _("Community service station")
    RESIDENTS_COMMITTEE = "residents_committee", _("Residents' committee")
    VILLAGERS_COMMITTEE = "villagers_committee", _("Villagers' committee")
    SUPERVISION_COMMITTEE = "supervision_committee", _("Supervision committee")
    PARTY_COMMITTEE = "party_committee", _("Party committee")
    PARTY_WORKING_COMMITTEE = "party_working_committee", _("Party working committee")
    GENERAL_BRANCH = "general_branch", _("General party branch")
    BRANCH = "branch", _("Party branch")
    JOINT_BRANCH = "joint_branch", _("Joint party branch")
    TEMPORARY_BRANCH = "temporary_branch", _("Temporary party branch")
    FUNCTIONAL_PARTY_BODY = "functional_party_body", _("Functional party organisation")
    PARTY_GROUP = "party_group", _("Party group")
    MASS_ORGANISATION = "mass_organisation", _("Mass organisation")
    SOCIAL_ORGANISATION = "social_organisation", _("Social organisation")
    COMMUNITY_ORGANISATION = "community_organisation", _("Community social organisation")
    RESIDENT_UNIT = "resident_unit", _("Resident unit")
    PROPERTY_COMPANY = "property_company", _("Property management company")
    OWNERS_COMMITTEE = "owners_committee", _("Owners' committee")
    PROPERTY_COMMITTEE = "property_committee", _("Property management committee")


class BodyState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    FOUNDED = "founded", _("Founded")
    ACTIVE = "active", _("Active")
    MERGED = "merged", _("Merged")
    DISSOLVED = "dissolved", _("Dissolved")


class PostState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    FILLED = "filled", _("Filled")
    VACANT = "vacant", _("Vacant")
    ENDED = "ended", _("Abolished")


class RelationKind(models.TextChoices):
    """What one body is to another beside standing above or below it."""

    GUIDES = "guides", _("Guides")
    PARTY_LINE = "party_line", _("Leads by the party's line")
    LINKED = "linked", _("Is linked with")
    CO_BUILDS = "co_builds", _("Builds together with")
    SERVES = "serves", _("Serves")
    FORMED_BY = "formed_by", _("Is formed jointly by")


class Turn(models.TextChoices):
    """Turns in a body's lineage."""

    MOVED = "moved", _("Placed under another organisation")
    MERGED = "merged", _("Merged into another organisation")


class Ground(models.TextChoices):
    """Kinds of place in which people work or live and may be organised."""

    COMMUNITY = "community", pgettext_lazy("kind of place", "Community")
    VILLAGE = "village", pgettext_lazy("kind of place", "Village")
    OFFICE = "office", pgettext_lazy("kind of place", "Office of the state")
    INSTITUTION = "institution", pgettext_lazy("kind of place", "Public institution")
    SCHOOL = "school", pgettext_lazy("kind of place", "School")
    HOSPITAL = "hospital", pgettext_lazy("kind of place", "Hospital")
    STATE_FIRM = "state_firm", pgettext_lazy("kind of place", "State-owned enterprise")
    FIRM = "firm", pgettext_lazy("kind of place", "Private enterprise")
    SOCIAL = "social", pgettext_lazy("kind of place", "Social organisation")
    BUILDING = "building", pgettext_lazy("kind of place", "Office building")
    SHOPS = "shops", pgettext_lazy("kind of place", "Shopping area")
    PARK = "park", pgettext_lazy("kind of place", "Industrial park")
    MARKET = "market", pgettext_lazy("kind of place", "Market")
    NEW_WORK = "new_work", pgettext_lazy("kind of place", "Station of riders and drivers")
    OTHER = "other", pgettext_lazy("kind of place", "Other place")


class SiteState(models.TextChoices):
    GAP = "gap", pgettext_lazy("of a place", "No organisation yet")
    COVERED = "covered", pgettext_lazy("of a place", "Covered")
    CLOSED = "closed", pgettext_lazy("of a place", "No longer there")


class Way(models.TextChoices):
    """How a place is covered. It follows from what kind of body covers it."""

    ALONE = "alone", pgettext_lazy("way of covering", "By one of its own")
    JOINT = "joint", pgettext_lazy("way of covering", "Jointly with others")
    TEMPORARY = "temporary", pgettext_lazy("way of covering", "For a time")
    FUNCTIONAL = "functional", pgettext_lazy("way of covering", "By a functional one")
    LIAISON = "liaison", pgettext_lazy("way of covering", "By a liaison")


class HandoverState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("of a hand-over", "Under way")
    HANDED_OVER = "handed_over", pgettext_lazy("of a hand-over", "Handed over, to be verified")
    VERIFIED = "verified", pgettext_lazy("of a hand-over", "Verified")
    DROPPED = "dropped", pgettext_lazy("of a hand-over", "Given up")


class Promise(models.TextChoices):
    """What holds when a village becomes a community."""

    BODY = "body", _("The organisation is not withdrawn")
    MEMBERS = "members", _("The members are not scattered")
    WORK = "work", _("The work is not interrupted")


class ItemState(models.TextChoices):
    OPEN = "open", pgettext_lazy("of an item", "To hand over")
    HANDED = "handed", pgettext_lazy("of an item", "Handed over")
    DROPPED = "dropped", pgettext_lazy("of an item", "Struck off")


class SentAs(models.TextChoices):
    """As what somebody is sent to a place without an organisation of its own."""

    INSTRUCTOR = "instructor", _("Party-building instructor")
    LIAISON = "liaison", _("Party-building liaison")


class LiaisonState(models.TextChoices):
    ASSIGNED = "assigned", pgettext_lazy("of a liaison", "Assigned")
    INTRODUCED = "introduced", pgettext_lazy("of a liaison", "Introduced")
    VISITING = "visiting", pgettext_lazy("of a liaison", "Visits")
    HANDED_OVER = "handed_over", pgettext_lazy("of a liaison", "Handed over")


class System(models.TextChoices):
    """The coordinate system in which a point is given; it is kept as given, never reckoned over."""

    WGS84 = "wgs84", _("WGS-84 (satellites, CGCS2000)")
    GCJ02 = "gcj02", _("GCJ-02 (maps published in China)")


class Step(models.TextChoices):
    """How near one area is to another, the nearest first."""

    OWN = "own", _("same community")
    FOOT = "foot", _("on foot")
    STREET = "street", _("same street")
    NEIGHBOUR = "neighbour", _("neighbouring community")
    DISTRICT = "district", _("same district")
    CITY = "city", _("whole city")


# Bodies that exist for those outside: they have desks, posts and powers.
OPEN = (BodyState.FOUNDED, BodyState.ACTIVE)
# Bodies that are no more.
ENDED = (BodyState.MERGED, BodyState.DISSOLVED)
# The public bodies that answer for an area; one open body for each area.
ANSWERING = (
    Kind.PROVINCE_GOVERNMENT,
    Kind.CITY_GOVERNMENT,
    Kind.DISTRICT_GOVERNMENT,
    Kind.STREET_OFFICE,
    Kind.TOWN_GOVERNMENT,
    Kind.ZONE_ADMINISTRATION,
    Kind.RESIDENTS_COMMITTEE,
    Kind.VILLAGERS_COMMITTEE,
)
# What a body of each kind covers a place as; other kinds cover none.
COVERS = {
    Kind.PARTY_COMMITTEE: Way.ALONE,
    Kind.GENERAL_BRANCH: Way.ALONE,
    Kind.BRANCH: Way.ALONE,
    Kind.JOINT_BRANCH: Way.JOINT,
    Kind.TEMPORARY_BRANCH: Way.TEMPORARY,
    Kind.FUNCTIONAL_PARTY_BODY: Way.FUNCTIONAL,
}
# Bodies that act in the name of the one above them: their posts reach as far as it does.
ACTS_FOR_ABOVE = (Kind.HOTLINE_SERVICE, Kind.SERVICE_STATION)

_LIVING = {BodyState.PLANNED, BodyState.FOUNDED, BodyState.ACTIVE}
BODY = Flow(
    {
        "establish": ({BodyState.PLANNED}, BodyState.FOUNDED),
        "start": ({BodyState.FOUNDED}, BodyState.ACTIVE),
        "elect": ({BodyState.FOUNDED, BodyState.ACTIVE}, BodyState.ACTIVE),
        "merge": ({BodyState.FOUNDED, BodyState.ACTIVE}, BodyState.MERGED),
        "dissolve": (_LIVING, BodyState.DISSOLVED),
    }
)
POST = Flow(
    {
        "fill": ({PostState.PLANNED, PostState.VACANT}, PostState.FILLED),
        "vacate": ({PostState.FILLED}, PostState.VACANT),
        "end": ({PostState.PLANNED, PostState.VACANT}, PostState.ENDED),
    }
)
_STANDS = {SiteState.GAP, SiteState.COVERED}
SITE = Flow(
    {
        "cover": (_STANDS, SiteState.COVERED),
        "uncover": ({SiteState.COVERED}, SiteState.GAP),
        "close": (_STANDS, SiteState.CLOSED),
    }
)
HANDOVER = Flow(
    {
        "hand_over": ({HandoverState.PLANNED}, HandoverState.HANDED_OVER),
        "send_back": ({HandoverState.HANDED_OVER}, HandoverState.PLANNED),
        "verify": ({HandoverState.HANDED_OVER}, HandoverState.VERIFIED),
        "drop": ({HandoverState.PLANNED}, HandoverState.DROPPED),
    }
)
ITEM = Flow(
    {
        "hand": ({ItemState.OPEN}, ItemState.HANDED),
        "reopen": ({ItemState.HANDED}, ItemState.OPEN),
        "strike": ({ItemState.OPEN}, ItemState.DROPPED),
    }
)
_SENT = {LiaisonState.INTRODUCED, LiaisonState.VISITING}
LIAISON = Flow(
    {
        "introduce": ({LiaisonState.ASSIGNED}, LiaisonState.INTRODUCED),
        "visit": (_SENT, LiaisonState.VISITING),
        "hand_over": ({LiaisonState.ASSIGNED, *_SENT}, LiaisonState.HANDED_OVER),
    }
)
