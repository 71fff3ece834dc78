"""Units: which may stand for each other, and how a value is turned from one into the other."""

from decimal import Decimal

from linli.kernel.ledgers import Value

_TIMES: dict[tuple[str, str], Decimal] = {
    ("元", "万元"): Decimal("0.0001"), ("万元", "元"): Decimal(10000), ("%", "‰"): Decimal(10),
    ("‰", "%"): Decimal("0.1"), ("小时", "分钟"): Decimal(60), ("平方米", "㎡"): Decimal(1),
    ("平方米", "万平方米"): Decimal("0.0001"), ("天", "日"): Decimal(1), ("日", "天"): Decimal(1),
}  # fmt: skip
# Words by which single things are counted: 3 件, 3 个 and 3 次 are the same number.
_COUNTS = {
    "": 0, "件": 1, "个": 1, "次": 1, "项": 1, "件次": 1, "条": 1, "家": 2, "人": 3, "名": 3, "户": 4, "人次": 5,
    "处": 6,
}  # fmt: skip


def agree(asked: str, known: str) -> bool:
    """Whether a value counted in ``known`` can answer for ``asked``; what names no unit fits all but shares."""
    if asked == known or (known, asked) in _TIMES:
        return True
    if not asked or not known:
        return True
    here, there = _COUNTS.get(asked), _COUNTS.get(known)
    return here is not None and there is not None and (here == there or {here, there} <= {1, 2})


def turned(value: Value, known: str, asked: str) -> Value:
    """The value in the unit that was asked for."""
    times = _TIMES.get((known, asked))
    if times is None or isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    turned = Decimal(value) * times
    return int(turned) if turned == turned.to_integral_value() else turned.normalize()
