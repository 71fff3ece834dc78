"""The choices of a service item and the table of its moves (DOMAIN.md §11, 一站式服务)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.clock import Unit
from linli.kernel.flows import Flow


class ItemState(TextChoices):
    DRAFT = "draft", pgettext_lazy("of a guide", "Draft")
    CHECKED = "checked", pgettext_lazy("of a guide", "Checked")
    PUBLISHED = "published", pgettext_lazy("of a guide", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a guide", "Withdrawn")


class Way(TextChoices):
    """How somebody gets a thing done."""

    COUNTER = "counter", pgettext_lazy("how something is done", "At the counter")
    ONLINE = "online", _("On the internet")
    PHONE = "phone", _("By telephone")
    HOME = "home", _("Staff come to your home")
    AGENT = "agent", _("The community runs the errand for you")


UNITS = [
    ("", _("Done on the spot")),
    (Unit.HOUR, _("hours")),
    (Unit.CALENDAR_DAY, _("calendar days")),
    (Unit.WORKING_DAY, _("working days")),
    (Unit.MONTH, _("months")),
]

_S = ItemState
_LIVE = (_S.DRAFT, _S.CHECKED, _S.PUBLISHED)
ITEM = Flow(
    {
        "change": (_LIVE, _S.DRAFT),
        "check": ({_S.DRAFT}, _S.CHECKED),
        "publish": ({_S.CHECKED}, _S.PUBLISHED),
        "recheck": ({_S.PUBLISHED}, _S.PUBLISHED),
        "withdraw": (_LIVE, _S.WITHDRAWN),
    }
)
