"""Many answers to one question, as one: sums, means, lists, texts. A rate is never summed."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from linli.kernel.ledgers import Value

SUM, MEAN, LIST, TEXT, NONE = "sum", "mean", "list", "text", "none"
_RATE = re.compile(r"率|比例|占比|百分比|比重|平均|人均|户均|均值|系数|指数|最[高低大小长短]|名次|排名")
_SHARES = ("%", "‰")
SHORT = 12


@dataclass(frozen=True)
class Summed:
    """One question over many bodies: by which rule, the result, and what a person should look at."""

    rule: str
    value: Value
    flags: tuple[str, ...] = ()  # few: some did not answer; words: a text among numbers; zero: weights


def is_rate(name: str, unit: str) -> bool:
    """Whether a question asks for a rate, a mean or an extreme: adding those up means nothing."""
    return unit in _SHARES or bool(_RATE.search(name))


def rule_for(name: str, unit: str, values: Sequence[Value], *, weighted: bool = False) -> str:
    """How answers go together unless the one who sums chooses otherwise."""
    numbers = [one for one in values if _is_number(one)]
    if is_rate(name, unit):
        return MEAN if weighted and numbers else NONE
    if numbers and len(numbers) * 2 >= len(values):
        return SUM
    texts = [str(one) for one in values if one not in (None, "")]
    return LIST if texts and all(len(one) <= SHORT for one in texts) else TEXT


def summed(
    rule: str, answers: Mapping[str, Value], weights: Mapping[str, Value] | None = None, *, of: int = 0
) -> Summed:
    """The answers of bodies (by name, in order) as one value; ``of``: how many were asked."""
    there = {name: value for name, value in answers.items() if value not in (None, "")}
    flags = ["few"] if len(there) < (of or len(answers)) else []
    numbers = {name: Decimal(str(value)) for name, value in there.items() if _is_number(value)}
    if rule in (SUM, MEAN) and len(numbers) < len(there):
        flags.append("words")
    if rule == SUM:
        return Summed(rule, _plain(sum(numbers.values(), Decimal(0))) if numbers else None, tuple(flags))
    if rule == MEAN:
        return _mean(numbers, weights or {}, flags)
    if rule == LIST:
        counted = Counter(str(value) for value in there.values())
        told = "、".join(f"{value}（{n}）" if n > 1 else value for value, n in counted.items())
        return Summed(rule, told or None, tuple(flags))
    if rule == TEXT:
        return Summed(
            rule, "；".join(f"{name}：{value}" for name, value in there.items()) or None, tuple(flags)
        )
    return Summed(NONE, None, (*flags, "rate"))


def _mean(numbers: Mapping[str, Decimal], weights: Mapping[str, Value], flags: list[str]) -> Summed:
    """Each number counts by its body's weight (served, called back, …); without weights there is no mean."""
    told = {name: Decimal(str(weights[name])) for name in numbers if _is_number(weights.get(name))}
    whole = sum(told.values(), Decimal(0))
    if len(told) < len(numbers) or whole <= 0:
        return Summed(MEAN, None, (*flags, "zero"))
    mean = sum((numbers[name] * weight for name, weight in told.items()), Decimal(0)) / whole
    return Summed(MEAN, _plain(mean.quantize(Decimal("0.01"), ROUND_HALF_UP)), tuple(flags))


def _is_number(value: Value) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _plain(value: Decimal) -> Value:
    return int(value) if value == value.to_integral_value() else value.normalize()
