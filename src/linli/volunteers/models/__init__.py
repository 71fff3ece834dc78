"""The nouns of volunteers."""

from linli.volunteers.models.certificate import Certificate, Nomination
from linli.volunteers.models.diary import Diary, DiaryLine
from linli.volunteers.models.exchange import Exchange, Outsider, OutsideService
from linli.volunteers.models.grid import Grid, Mate, Team
from linli.volunteers.models.hours import Hours
from linli.volunteers.models.members import Opening, ReportIn, Undertaking
from linli.volunteers.models.mutual import Ask, Match
from linli.volunteers.models.profile import Lesson, Profile
from linli.volunteers.models.signup import Absence, Agreement, SignUp, Swap
from linli.volunteers.models.task import Shift, Task

__all__ = [
    "Absence", "Agreement", "Ask", "Certificate", "Diary", "DiaryLine", "Exchange", "Grid", "Hours", "Lesson",
    "Match", "Mate", "Nomination", "Opening", "OutsideService", "Outsider", "Profile", "ReportIn", "Shift", "SignUp",
    "Swap", "Task", "Team", "Undertaking",
]  # fmt: skip
