"""Help for tests: the cast, counting statements, changing a number of the rulebook."""

from linli.kernel.testing.cast import as_post, person_actor
from linli.kernel.testing.ruling import set_rule
from linli.kernel.testing.statements import statements

__all__ = ["as_post", "person_actor", "set_rule", "statements"]
