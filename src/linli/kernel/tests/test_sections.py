"""Sections: a page of one noun, told by several capabilities."""

import pytest

from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.tests.lamps import Lamp
from linli.kernel.web.sections import SECTIONS, section, sections


@pytest.fixture
def declared(monkeypatch):
    """Sections of a lamp, forgotten afterwards."""
    monkeypatch.setitem(SECTIONS, Lamp.label(), {})

    def declare(key, order, told, **how):
        section(Lamp.label(), key, key.title(), f"{key}.html", order=order, **how)(lambda actor, lamp: told)

    return declare


def test_they_stand_in_order_with_what_they_tell(declared):
    declared("late", 30, {"n": 2})
    declared("early", 10, {"n": 1})
    assert [(one.key, one.title, one.template, one.told["n"]) for one in sections(NOBODY, Lamp())] == [
        ("early", "Early", "early.html", 1),
        ("late", "Late", "late.html", 2),
    ]


def test_what_has_nothing_to_tell_is_not_there(declared):
    declared("nothing", 10, None)
    declared("empty", 20, {})
    assert [one.key for one in sections(NOBODY, Lamp())] == ["empty"]


def test_what_a_reader_may_not_see_is_not_even_asked(declared):
    asked = []
    declared("closed", 10, {}, may=lambda actor, lamp: actor.is_clock)
    section(Lamp.label(), "asked", "Asked", "x.html", order=20, may=lambda actor, lamp: False)(
        lambda actor, lamp: asked.append(1)
    )
    assert sections(NOBODY, Lamp()) == [] and [one.key for one in sections(CLOCK, Lamp())] == ["closed"]
    assert asked == []


def test_two_of_one_name_are_refused(declared):
    declared("same", 10, {})
    with pytest.raises(ValueError, match="two sections"):
        declared("same", 20, {})
