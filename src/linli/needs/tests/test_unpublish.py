"""A digest is taken back."""

from linli.kernel.refusals import NotYours, Refused
from linli.needs import acts, testing
from linli.needs.queries.digests import digests
from linli.needs.tests.asking import last, refused

WORDS = {"title": "楼道灯修好了", "text": "居民反映楼道灯不亮。"}


def test_it_goes_words_and_all(town):
    need = acts.publish(town.dora, testing.closed(town), **WORDS).noun
    need = acts.unpublish(town.dora, need, reason="写得不准确").noun
    assert (need.public_title, need.public_text, need.published_at) == ("", "", None)
    assert last(need).amounts == {"published": -1}
    assert not digests().exists()


def test_it_refuses_without_a_reason_or_a_right(town):
    need = acts.publish(town.dora, testing.closed(town), **WORDS).noun
    with refused(Refused):
        acts.unpublish(town.dora, need, reason=" ")
    with refused(NotYours):
        acts.unpublish(town.bob, need, reason="不要")
    assert digests().exists()


def test_it_waits_until_something_is_public(town):
    with refused():
        acts.unpublish(town.dora, testing.closed(town), reason="没有")
