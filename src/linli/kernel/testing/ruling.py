"""A number of the rulebook changed for a test."""

from typing import Any

from linli.kernel import reference
from linli.kernel.rulebook.models import Rule


def set_rule(code: str, value: Any) -> None:
    """From now on the rule is worth ``value``; it has to be there already."""
    assert Rule.objects.filter(code=code).update(value=value), f"the rulebook holds no {code}"
    reference.touch("rulebook")
