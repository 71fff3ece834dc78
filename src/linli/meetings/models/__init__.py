"""The nouns of meetings."""

from linli.meetings.models.meeting import Meeting, MeetingBody, Series
from linli.meetings.models.minutes import Amendment, Minutes
from linli.meetings.models.notes import WalkNote
from linli.meetings.models.point import Point
from linli.meetings.models.registration import Registration
from linli.meetings.models.rhythm import Gap, Rhythm

__all__ = [
    "Amendment", "Gap", "Meeting", "MeetingBody", "Minutes", "Point", "Registration", "Rhythm", "Series",
    "WalkNote",
]  # fmt: skip
