"""The guide is searched in plain words, near home first."""

from datetime import date

from linli.needs.queries import items as asking
from linli.needs.rules.items import due_on
from linli.needs.rules.papers import papers_of, typed
from linli.needs.tests.items.guide import published


def test_plain_words_find_it(desk):
    card, paper = (
        published(desk),
        published(desk, name="开具居住证明", about="证明您住在本社区。", who="本社区居民"),
    )
    assert asking.found("老年卡怎么办")[0] == card
    assert asking.found("我要开居住证明") == [paper]
    assert asking.found("护照") == []
    assert asking.found("") == sorted([card, paper], key=lambda one: one.name)


def test_with_an_area_only_those_near(desk):
    card = published(desk)
    place = desk.town.place
    assert asking.found("", place.community.area_code) == [card]
    assert asking.found("", place.other.area_code) == []


def test_papers_are_read_and_written_back():
    told = [{"name": "身份证", "why": "证明您是谁"}]
    assert papers_of("身份证 ｜ 证明您是谁\n\n") == told and papers_of(typed(told)) == told
    assert papers_of("户口簿:证明住址") == [{"name": "户口簿", "why": "证明住址"}]


def test_a_year_on_the_last_day_of_february():
    assert due_on(date(2028, 2, 29), 12) == date(2029, 2, 28)
