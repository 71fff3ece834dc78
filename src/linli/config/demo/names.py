"""Invented names: rare family names before plain given ones, so that nobody well known is met by chance."""

from collections.abc import Iterator

FAMILY = "邸苑佟戚柏解庄连谷桑冉阮褚逄郗蔺茹宿苗芮车门牟荆祁糜屈阎鞠甄巩敖栾郜翟亓仝晏单齐"
PAIRS = (
    "秀岚广田宝珍玉梅长顺淑芬立民小满德海桂兰春生文静志平雪莲建华凤英大勇雅琴永福晓雨兰芝铁柱书宁素云国安"
    "美玲连生巧云根生佳宁振东月娥宏远慧敏来喜思远金凤守信彩霞家乐明理翠平子墨瑞芳安民丽华有田若溪保国秋菊"
)
GIVEN = [PAIRS[at : at + 2] for at in range(0, len(PAIRS), 2)]


def names() -> Iterator[str]:
    """All different, always in the same order."""
    for turn in range(len(FAMILY)):
        for at, family in enumerate(FAMILY):
            yield family + GIVEN[(at * 7 + turn * 11) % len(GIVEN)]


def phones() -> Iterator[str]:
    """Numbers of the shape of a mobile phone, from a block for the demonstration alone."""
    yield from (f"1990000{number:04d}" for number in range(1, 10_000))
