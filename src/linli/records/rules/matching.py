"""What a question is taken for. Unsure means ask: only a confirmed mapping, a name or a declared synonym is sure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from linli.records.rules.pairs import OF_PERSON, PERSON
from linli.records.rules.tables import Ask, Layout, Match
from linli.records.rules.units import agree
from linli.records.rules.words import canonical, contradict, dice, is_of_body, plain

EARLIER, NAME, ALSO, NEAR = "earlier", "name", "also", "near"
OPEN_QUESTION = Match.SURE - 0.15  # two that fit alike, or a name that says too little
NEAREST, FAR = 0.85, 0.5


@dataclass(frozen=True)
class Candidate:
    """Something that can answer: its names, the unit it is counted in, what a table must be about to mean it."""

    code: str
    title: str
    also: tuple[str, ...] = ()
    unit: str = ""
    about: tuple[str, ...] = ()  # one of these must stand in the title or the heads, unless the name holds it
    own: bool = False  # it describes the body itself: sure only in a table that is about such a body
    by_period: bool = False
    source: str = "field"  # field, column, count, indicator, fact, filing


@dataclass
class Names:
    """Candidates by every name they have."""

    candidates: Sequence[Candidate]
    by_name: dict[str, list[tuple[Candidate, str]]] = field(default_factory=dict)
    all_names: list[tuple[str, Candidate]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for one in self.candidates:
            for how, name in ((NAME, one.title), *((ALSO, name) for name in one.also)):
                for key in dict.fromkeys((plain(name), canonical(name))):
                    self.by_name.setdefault(key, []).append((one, how))
                self.all_names.append((plain(name), one))


def matched(
    layout: Layout, asks: Iterable[Ask], names: Names, earlier: Mapping[str, str] | None = None
) -> list[Match]:
    """One match for each question; ``asks`` are the layout's own, without the heads that only tell a time."""
    known = {one.code for one in names.candidates}
    asks = list(asks)
    persons = any(PERSON.search(plain(head)) for ask in layout.asks for head in (*ask.heads, *ask.row_heads))
    return [_match(ask, layout.title, names, earlier or {}, known, persons) for ask in asks]


def _match(
    ask: Ask, title: str, names: Names, earlier: Mapping[str, str], known: set[str], persons: bool
) -> Match:
    if (code := earlier.get(ask.name)) and code in known:
        return Match(ask, code, 1.0, EARLIER)
    for text, certain in _wordings(ask):
        exact = _exact(text, names, title, ask)
        if len({one.code for one, _how in exact}) == 1:
            one, how = exact[0]
            sure = certain and _means(ask, text, title, one, persons)
            confidence = (0.98 if how == NAME else 0.95) if sure else OPEN_QUESTION
            return Match(ask, one.code, confidence, how)
        if exact:
            return Match(ask, exact[0][0].code, FAR, exact[0][1])
    return _near(ask, names)


def _means(ask: Ask, text: str, title: str, one: Candidate, persons: bool) -> bool:
    """Whether nothing around the question speaks against it: its unit, another subject, somebody's telephone."""
    others = one.own and not is_of_body(title)
    return agree(ask.unit, one.unit) and not others and not (persons and OF_PERSON.match(plain(text)))


def _wordings(ask: Ask) -> list[tuple[str, bool]]:
    """The heads as they may be meant, and whether that wording says all: each part of them must be accounted for."""
    heads = [head for head in (*ask.row_heads, *ask.heads) if not is_neutral(head)]
    if not heads:
        return []
    told = [head for head in heads[:-1] if not is_topic(head)] + heads[-1:]
    orders = (heads, told, heads[::-1], told[::-1]) if ask.row_heads else (heads, told)
    found = [("".join(order), True) for order in orders]
    if len(told) > 1:
        found.append((heads[-1], False))
    elif ask.row_heads and len(heads) > 1 and is_topic(heads[-1]):
        found.append(("".join(heads[:-1]), True))
    return list(dict.fromkeys(found))


_NEUTRAL = (
    "基本情况", "基本信息", "单位基本情况", "单位信息", "单位情况", "社区基本情况", "组织基本情况", "概况",
    "情况", "内容", "数值",
    "数量", "数据", "数", "填报内容", "填写内容", "填报数据", "统计数据", "指标", "指标值", "指标名称", "项目",
    "合计", "总计", "小计",
    "其中", "金额", "人数", "件数", "统计", "工作情况", "总体情况", "结果", "本单位", "基础信息", "基础数据",
)  # fmt: skip


def is_neutral(head: str) -> bool:
    """A head that only groups: it adds nothing to what the ones below it say."""
    bare = plain(head)
    return not bare or bare in _NEUTRAL


# A group made of these alone says what its columns are about, and narrows nothing: 诉求办理, 班子情况, 任期.
_TOPICS = re.compile(
    r"接诉即办|12345|群众|居民|诉求|工单|热线|办理|受理|回访|评价|满意度|信息|情况|基本|时间|日期|统计|工作|数据|指标|"
    r"班子成员|班子|任期|换届|岗位|组织|单位|社区|办公|联系|服务|及|与|和|的"
)


def is_topic(head: str) -> bool:
    return not _TOPICS.sub("", plain(head))


def _exact(text: str, names: Names, title: str, ask: Ask) -> list[tuple[Candidate, str]]:
    """Those called so, by this very name before a mere wording, and only where the table is about them."""
    here, unit = plain(f"{title} {ask.name}"), ask.unit
    for key in dict.fromkeys((plain(text), canonical(text))):
        fitting = [
            (one, how)
            for one, how in names.by_name.get(key, ())
            if not one.about or any(word in here for word in one.about)
        ]
        ours = [(one, how) for one, how in fitting if not one.own or is_of_body(title)]
        fitting = ours or fitting
        if fitting:
            by_unit = [(one, how) for one, how in fitting if unit and one.unit == unit]
            return by_unit or fitting
    return []


def _near(ask: Ask, names: Names) -> Match:
    """The nearest by letters, as a proposal; never sure, and nothing where the words contradict each other."""
    text = "".join(plain(head) for head in (*ask.row_heads, *ask.heads) if not is_neutral(head))
    best, nearest = 0.0, ""
    for name, one in names.all_names:
        share = dice(text, name)
        if share > best and share >= FAR and not contradict(text, name) and agree(ask.unit, one.unit):
            best, nearest = share, one.code
    return Match(ask, nearest, round(best * NEAREST, 2), NEAR) if nearest else Match(ask)


def told_apart(found: list[Match]) -> list[Match]:
    """Two questions of one name that lead to the same answer: then neither is sure, unless their heads differ."""
    seen: dict[tuple[str, str], int] = {}
    for one in found:
        seen[one.ask.name, one.code] = seen.get((one.ask.name, one.code), 0) + 1
    return [
        Match(one.ask, one.code, min(one.confidence, OPEN_QUESTION), one.how)
        if one.code and seen[one.ask.name, one.code] > 1 and one.how != EARLIER
        else one
        for one in found
    ]
