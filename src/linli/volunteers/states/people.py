"""What a volunteer says about themselves, and where a profile stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.flows import Flow


class ProfileState(models.TextChoices):
    REGISTERED = "registered", pgettext_lazy("a volunteer", "Registered")
    VERIFIED = "verified", _("Registered, name checked")
    LEFT = "left", _("No longer a volunteer")


class Assurance(models.TextChoices):
    """How sure the house is that the name is theirs: kept as it was found, never guessed."""

    NONE = "none", _("Not checked")
    CODE = "code", _("By a code to their phone")
    COUNTER = "counter", _("By a document shown at the counter")


class AgeBand(models.TextChoices):
    """No birth date where a band does."""

    CHILD = "child", _("Under 14")
    YOUTH = "youth", _("14 to 17")
    ADULT = "adult", _("18 or older")


MINOR = (AgeBand.CHILD, AgeBand.YOUTH)


class Skill(models.TextChoices):
    """What somebody can do; the same words say what a task needs."""

    COMPANY = "company", _("Keeping company, visiting")
    COOKING = "cooking", _("Cooking, meals")
    REPAIRS = "repairs", _("Small repairs")
    HAIR = "hair", _("Cutting hair")
    HEALTH = "health", _("Nursing, health")
    FIRST_AID = "first_aid", _("First aid")
    LAW = "law", _("Law, mediation")
    TEACHING = "teaching", _("Teaching, homework")
    PHONES = "phones", _("Phones and computers")
    MUSIC = "music", _("Music, dance, theatre")
    CRAFTS = "crafts", _("Crafts, calligraphy, pictures")
    SPORT = "sport", _("Sport")
    GARDEN = "garden", _("Plants, sorting waste")
    ORDER = "order", _("Order at events, guarding crossings")
    DRIVING = "driving", _("Driving")
    PHOTO = "photo", _("Photography, writing")
    SIGNING = "signing", _("Sign language")


class When(models.TextChoices):
    """Times of the week at which somebody can serve."""

    WORKDAY_MORNING = "wd_am", _("Weekday mornings")
    WORKDAY_AFTERNOON = "wd_pm", _("Weekday afternoons")
    WORKDAY_EVENING = "wd_eve", _("Weekday evenings")
    WEEKEND_MORNING = "we_am", _("Weekend mornings")
    WEEKEND_AFTERNOON = "we_pm", _("Weekend afternoons")
    WEEKEND_EVENING = "we_eve", _("Weekend evenings")


class Speech(models.TextChoices):
    MANDARIN = "cmn", _("Mandarin")
    ENGLISH = "eng", pgettext_lazy("a language", "English")
    CANTONESE = "yue", _("Cantonese")
    KOREAN = "kor", _("Korean")
    JAPANESE = "jpn", _("Japanese")
    RUSSIAN = "rus", _("Russian")
    MONGOLIAN = "mon", _("Mongolian")
    UYGHUR = "uig", _("Uyghur")
    TIBETAN = "bod", _("Tibetan")
    SIGN = "csl", _("Chinese sign language")


S = ProfileState
PROFILE = Flow(
    {
        "verify": ({S.REGISTERED, S.VERIFIED}, S.VERIFIED),
        "rename": ({S.REGISTERED, S.VERIFIED}, S.REGISTERED),
        "leave": ({S.REGISTERED, S.VERIFIED}, S.LEFT),
        "rejoin": ({S.LEFT}, S.REGISTERED),
    }
)
