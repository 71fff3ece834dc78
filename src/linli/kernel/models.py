"""All tables of the kernel, gathered for Django."""

from linli.kernel.clock.models import CalendarDay, Pass
from linli.kernel.delivery.models import Delivery, Webhook
from linli.kernel.evidence.models import Evidence
from linli.kernel.journal.models import Entry, Key, Remark, Seal, Tally, Watermark
from linli.kernel.reference import Reference
from linli.kernel.rulebook.models import Rule
from linli.kernel.web.limits import Limit

__all__ = [
    "CalendarDay", "Delivery", "Entry", "Evidence", "Key", "Limit", "Pass", "Reference", "Remark", "Rule", "Seal",
    "Tally", "Watermark", "Webhook",
]  # fmt: skip
