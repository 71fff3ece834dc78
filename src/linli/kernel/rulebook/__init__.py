"""The rulebook: every number of law or custom as dated data with its source, never a constant."""

from linli.kernel.rulebook.book import MissingRule, RuleValue, get, soon, span, term
from linli.kernel.rulebook.changing import Change, change_rule, refuse_change
from linli.kernel.rulebook.seed import load_rulebook

__all__ = [
    "Change", "MissingRule", "RuleValue", "change_rule", "get", "load_rulebook", "refuse_change", "soon",
    "span", "term",
]  # fmt: skip
