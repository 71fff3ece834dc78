"""How an indicator is told, by which rule small numbers are withheld, and what it is for (DOMAIN.md 2.6)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class How(TextChoices):
    COUNT = "count", _("A count")
    SUM = "sum", _("A sum of amounts")
    SHARE = "share", _("A share, with its number and interval")
    PER = "per", _("For so many of something, such as 1,000 households")


class Grain(TextChoices):
    """The smallest period that is told."""

    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class Small(TextChoices):
    """Which numbers everybody may see; the rulebook says how small is small."""

    NONE = "none", _("Nothing to withhold: no people are counted")
    PEOPLE = "people", _("Small numbers of people")
    RESTRICTED = "restricted", _("Small numbers: hardship, disability, minors")
    ANSWERS = "answers", _("Shares of few answers")


class Have(TextChoices):
    """The six haves 六有."""

    TEAM = "team", _("A leading team that holds")
    BACKBONE = "backbone", _("Backbone people with skill")
    PLACES = "places", _("Places of service that work")
    VEHICLES = "vehicles", _("Many forms of service")
    RULES = "rules", _("Rules that are complete")
    RESULTS = "results", _("Results that residents are content with")


class Service(TextChoices):
    """The five directions of service 五服务."""

    REFORM = "reform", _("Serves reform")
    DEVELOPMENT = "development", _("Serves development")
    LIVELIHOOD = "livelihood", _("Serves livelihood")
    MASSES = "masses", _("Serves the masses")
    MEMBERS = "members", _("Serves party members")


class Task(TextChoices):
    """The five tasks 五项任务."""

    FUNCTION = "function", _("Strengthen the function of service")
    SYSTEM = "system", _("Complete the system of organisations")
    BACKBONE = "backbone", _("Build the backbone")
    VEHICLES = "vehicles", _("Renew the forms of service")
    PATTERN = "pattern", _("Build a pattern of service")


# The rule that says how small is small; nothing is withheld where there is none.
THRESHOLDS: dict[str, str] = {
    Small.PEOPLE: "privacy.suppress.small",
    Small.RESTRICTED: "privacy.suppress.restricted",
    Small.ANSWERS: "needs.rates.publish_n",
}
