"""The nouns of tasks."""

from linli.tasks.models.call import Call, Called
from linli.tasks.models.contact import ContactPoint, Problem, Visit
from linli.tasks.models.task import Task

__all__ = ["Call", "Called", "ContactPoint", "Problem", "Task", "Visit"]
