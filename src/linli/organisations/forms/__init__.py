"""What people type about organisations: shape, not rules."""

from linli.organisations.forms.bodies import (
    Bring,
    BringPlaces,
    ChangeBody,
    ChangePost,
    DissolveBody,
    ElectBody,
    EstablishBody,
    FillPost,
    FoundBody,
    Look,
    MergeBody,
    MovePost,
    NameNeighbour,
    PartNeighbour,
    PlanPost,
    Relate,
    ReparentBody,
    Unrelate,
    VacatePost,
)
from linli.organisations.forms.coverage import (
    ChangeSite,
    CloseSite,
    CoverSite,
    ListSite,
    LookSites,
    NameMasses,
    UncoverSite,
)
from linli.organisations.forms.fields import BodyField, DateField, KeepForm, PersonField
from linli.organisations.forms.handover import AddItem, PlanHandover, WithReason
from linli.organisations.forms.liaison import AssignLiaison, HandOverLiaison, IntroduceLiaison, NoteVisit
from linli.organisations.forms.notices import PassOn, PublishNotice

__all__ = [
    "AddItem", "AssignLiaison", "BodyField", "Bring", "BringPlaces", "ChangeBody", "ChangePost", "ChangeSite",
    "CloseSite", "CoverSite", "DateField", "DissolveBody", "ElectBody", "EstablishBody", "FillPost",
    "FoundBody", "HandOverLiaison", "IntroduceLiaison", "KeepForm", "ListSite", "Look", "LookSites",
    "MergeBody", "MovePost", "NameMasses", "NameNeighbour", "NoteVisit", "PartNeighbour", "PassOn",
    "PersonField", "PlanHandover", "PlanPost", "PublishNotice", "Relate", "ReparentBody", "UncoverSite",
    "Unrelate", "VacatePost", "WithReason",
]  # fmt: skip
