"""What people type about places and bookings: shape, not rules."""

from linli.venues.forms.booking import (
    Approve,
    Ask,
    AskFor,
    AskSeries,
    Block,
    Cancel,
    ChangeSeries,
    Decline,
    EndSeries,
    ReadContact,
    Reschedule,
    Used,
)
from linli.venues.forms.places import (
    AddSite,
    AddSpace,
    AddVenue,
    ChangeSite,
    ChangeSpace,
    ChangeVenue,
    Close,
    Retire,
    SetHours,
    WriteTerms,
)
from linli.venues.forms.search import Search

__all__ = [
    "AddSite", "AddSpace", "AddVenue", "Approve", "Ask", "AskFor", "AskSeries", "Block", "Cancel", "ChangeSeries",
    "ChangeSite", "ChangeSpace", "ChangeVenue", "Close", "Decline", "EndSeries", "ReadContact", "Reschedule", "Retire",
    "Search", "SetHours", "Used", "WriteTerms",
]  # fmt: skip
