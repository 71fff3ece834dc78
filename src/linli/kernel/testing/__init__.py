"""Help for tests: the cast, counting statements, changing a number of the rulebook, a queue of the desk."""

from linli.kernel.testing.cast import as_post, person_actor
from linli.kernel.testing.queues import queue
from linli.kernel.testing.ruling import set_rule
from linli.kernel.testing.statements import statements

__all__ = ["as_post", "person_actor", "queue", "set_rule", "statements"]
