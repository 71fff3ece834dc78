"""What a body and a post can be, and how they come and go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

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


class Turn(models.TextChoices):
    """Turns in a body's lineage."""

    MOVED = "moved", _("Placed under another organisation")
    MERGED = "merged", _("Merged into another organisation")


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
