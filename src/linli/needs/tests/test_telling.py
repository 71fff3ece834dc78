"""Each message is in its reader's own language, whoever acts and in whatever language they work."""

from datetime import timedelta

from django.utils import translation

from linli.kernel.actors import CLOCK, NOBODY, Actor
from linli.kernel.clock import now, travel
from linli.kernel.delivery.models import Delivery
from linli.needs import acts, testing
from linli.people.testing import person

CHINESE = "您的事项已转"


def eve():
    """Somebody who chose English."""
    return Actor(person_id=person("Eve Evans", language="en").pk, name="Eve Evans")


def letters(actor):
    return list(Delivery.objects.filter(to_person=actor.person_id).order_by("id"))


def test_it_reads_chinese_though_the_worker_works_in_english(town):
    with translation.override("en"):
        need = testing.dispatched(town)
    one = letters(town.bob)[-1]
    assert (one.subject, CHINESE in one.text) == (f"诉求 {need.number} · 已派单", True)
    assert "Your matter" not in one.text and town.place.community.name in one.text


def test_it_reads_english_for_who_chose_english_though_the_worker_works_in_chinese(town):
    with translation.override("zh-hans"):
        need = testing.dispatched(town, by=eve())
    one = Delivery.objects.order_by("id").last()
    assert one.subject == f"Need {need.number} · passed on"
    assert one.text == f"Your matter is now with {town.place.community.name}."


def test_two_readers_of_one_message_read_it_each_in_their_own(town):
    need, other = testing.raised(town), eve()
    acts.join(other, need)
    with translation.override("en"):
        acts.dispatch(town.sue, need, body=town.place.community.pk)
    assert letters(town.bob)[-1].subject.startswith("诉求")
    assert letters(other)[-1].subject.startswith("Need ")


def test_who_left_only_an_address_reads_chinese(town):
    with translation.override("en"):
        testing.dispatched(town, by=NOBODY, contact="wang@example.org")
    assert Delivery.objects.get(to_person=None).subject.endswith("已派单")


def test_what_the_clock_says_is_in_the_readers_language_too(town):
    bob, other = testing.working(town), testing.working(town, by=eve())
    review = (now() + timedelta(days=20)).date()
    for need in (bob, other):
        acts.hang(town.sue, need, cause="money", review_on=review, reason="等资金")
    with travel(now() + timedelta(days=21)), translation.override("en"):
        acts.resume(CLOCK, bob)
        acts.resume(CLOCK, other)
    said = {one.noun_id: one.text for one in Delivery.objects.order_by("id")}
    assert said[bob.pk] == "复查日已到，正在重新办理。"
    assert said[other.pk] == "The day of review has come; it is being looked at again."
