"""The nouns of training."""

from linli.training.models.course import Course, Enrolment, Plan, Session
from linli.training.models.duty import Duty, Standard
from linli.training.models.people import Instructor, Reserve, Selection

__all__ = ["Course", "Duty", "Enrolment", "Instructor", "Plan", "Reserve", "Selection", "Session", "Standard"]
