"""Help for tests: the cast, and counting statements."""

from linli.kernel.testing.cast import as_post, person_actor
from linli.kernel.testing.statements import statements

__all__ = ["as_post", "person_actor", "statements"]
