"""The choices of volunteers and the tables of their moves (DOMAIN.md 4.5)."""

from linli.volunteers.states.hours import CERTIFICATE, HOURS, NOMINATION, CertificateState, Counts, HoursState
from linli.volunteers.states.hours import NominationState as NominationState
from linli.volunteers.states.people import PROFILE, AgeBand, Assurance, ProfileState, Skill, Speech, When
from linli.volunteers.states.tasks import (
    ABSENCE,
    AGREEMENT,
    SHIFT,
    SIGN_UP,
    SWAP,
    TASK,
    AbsenceState,
    AgreementCase,
    AgreementState,
    Field,
    Phase,
    ShiftState,
    SignUpState,
    SwapState,
    TaskState,
)

__all__ = [
    "ABSENCE", "AGREEMENT", "CERTIFICATE", "HOURS", "NOMINATION", "PROFILE", "SHIFT", "SIGN_UP", "SWAP", "TASK",
    "AbsenceState", "AgeBand", "AgreementCase", "AgreementState", "Assurance", "CertificateState", "Counts",
    "Field", "HoursState", "NominationState", "Phase", "ProfileState", "ShiftState", "SignUpState", "Skill",
    "Speech", "SwapState", "TaskState", "When",
]  # fmt: skip
