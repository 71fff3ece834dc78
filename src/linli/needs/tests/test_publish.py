"""A digest for everybody, by decision of a desk."""

import pytest

from linli.kernel.refusals import NotYours, Refused
from linli.needs import acts, testing
from linli.needs.queries.digests import digests
from linli.needs.tests.asking import last, refused

WORDS = {"title": "楼道灯修好了", "text": "居民反映楼道灯不亮。", "reply": "已换灯。"}


def test_it_shows_what_was_written_for_it_and_nothing_else(town):
    need = acts.publish(town.dora, testing.closed(town), **WORDS).noun
    assert digests().get().public_title == "楼道灯修好了"
    assert last(need).amounts == {"published": 1}


def test_it_can_be_written_anew_and_keeps_its_day(town):
    need = acts.publish(town.dora, testing.closed(town), **WORDS).noun
    again = acts.publish(town.dora, need, **{**WORDS, "title": "三号楼楼道灯修好了"}).noun
    assert again.published_at == need.published_at
    assert again.public_title == "三号楼楼道灯修好了"


@pytest.mark.parametrize("field", ["title", "text", "reply"])
@pytest.mark.parametrize("data", ["电话13800138000", "身份证11010519491231002X", "京A12345"])
def test_it_refuses_a_persons_data(town, field, data):
    with refused(Refused, field):
        acts.publish(town.dora, testing.closed(town), **{**WORDS, field: data})
    assert not digests().exists()


def test_it_refuses_who_may_not(town):
    need = testing.closed(town)
    for who in (town.bob, town.dan):
        with refused(NotYours):
            acts.publish(who, need, **WORDS)


def test_it_waits_for_a_decision(town):
    testing.closed(town)
    assert not digests().exists()
