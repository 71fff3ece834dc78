"""Agreements of co-building: drawn up, signed by both, in force, looked back on, renewed; never two at a time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.orders import acts, queries, reactions, testing
from linli.orders.models import Agreement
from linli.orders.tests.asking import last, refused, told
from linli.organisations.testing import holding
from linli.people.testing import person

DAY = timedelta(days=1)


@pytest.fixture
def mei(market):
    return holding(person("梅素云"), market.place.community, "community_secretary")


def drawn_up(market, **said):
    given = {
        "second": testing.ref(market.place.community),
        "title": "操场与课后班",
        "gives": "周末开放操场",
        "gets": "寒暑假托管",
        "begins": today(),
        "ends": today() + timedelta(days=364),
    }
    return acts.draft_agreement(market.uma, **{**given, **said}).noun


def signed(market, mei, **said):
    one = acts.sign_agreement(market.uma, drawn_up(market, **said)).noun
    return acts.sign_agreement(mei, one).noun


def test_it_stands_when_both_have_signed(market, mei):
    one = acts.sign_agreement(market.uma, drawn_up(market)).noun
    assert one.state == "drafted" and told(body=market.place.community)
    with refused(NotNow):
        acts.sign_agreement(market.uma, one)
    assert acts.sign_agreement(mei, one).noun.state == "signed"
    assert last(one).facts["signed_by"] == 3


def test_it_is_signed_in_a_post_of_the_two_alone(market):
    with refused(NotYours):
        acts.sign_agreement(market.sue, drawn_up(market))
    with refused(NotYours):
        acts.sign_agreement(market.bob, drawn_up(market))


def test_a_change_asks_for_new_signatures(market, mei):
    one = acts.sign_agreement(market.uma, drawn_up(market)).noun
    one = acts.change_agreement(market.uma, one, gives="周六开放操场").noun
    assert one.signed_by == 0
    with refused(NotYours):
        acts.change_agreement(mei, one, gives="都不给")


def test_two_have_one_agreement_at_a_time(market, mei):
    other = drawn_up(market, begins=today() + 30 * DAY, ends=today() + 90 * DAY)
    signed(market, mei)
    with refused(Refused):
        drawn_up(market, begins=today() + 10 * DAY)
    with refused(Refused):
        acts.sign_agreement(market.uma, other)
    with pytest.raises(IntegrityError):
        Agreement.objects.filter(pk=other.pk).update(state="signed")


def test_it_refuses_oneself_no_end_and_too_long(market):
    for said in ({"second": testing.ref(market.unit)}, {"ends": today()}, {"ends": today() + 2000 * DAY}):
        with refused(Refused):
            drawn_up(market, **said)


def test_the_clock_starts_reminds_and_ends_it(market, mei):
    one = signed(market, mei)
    assert reactions.look_after_agreements() == 1
    one.refresh_from_db()
    assert one.state == "active"
    with travel(now() + timedelta(days=320)):
        assert reactions.look_after_agreements() == 1 and reactions.look_after_agreements() == 0
    with refused(NotNow):
        acts.remind_of_agreement(CLOCK, Agreement.objects.get())
    with travel(now() + timedelta(days=366)):
        assert reactions.look_after_agreements() == 1
    one.refresh_from_db()
    assert one.state == "ended"


def test_it_waits_for_its_first_day(market, mei):
    one = signed(market, mei, begins=today() + 3 * DAY)
    with refused(NotNow):
        acts.start_agreement(mei, one)
    with travel(now() + timedelta(days=3)):
        assert acts.start_agreement(mei, one).noun.state == "active"


def test_it_is_looked_back_on_and_renewed_by_a_draft_that_both_sign(market, mei):
    one = acts.start_agreement(mei, signed(market, mei)).noun
    one = acts.review_agreement(mei, one, words="操场开了四十次，托管没有办成").noun
    renewed = acts.renew_agreement(market.uma, one, ends=one.ends + timedelta(days=365)).noun
    following = Agreement.objects.exclude(pk=one.pk).get()
    assert renewed.state == "renewed"
    assert (following.state, following.begins, following.follows_id) == ("drafted", one.ends + DAY, one.pk)
    assert last(following).kind == "orders.agreement.followed"
    with refused(NotYours):
        acts.follow_agreement(market.sue, before=one, ends=one.ends + timedelta(days=700))


def test_either_side_ends_it_and_what_stood_stays_to_be_read(market, mei):
    one = signed(market, mei)
    acts.end_agreement(mei, one, reason="学校搬迁")
    assert told(body=market.unit)
    assert queries.agreements_seen(market.bob).filter(pk=one.pk).exists()
    draft = drawn_up(market)
    assert not queries.agreements_seen(market.bob).filter(pk=draft.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_two_drafts_signed_at_the_same_moment_are_one_agreement():
    market = testing.a_market()
    mei = holding(person("梅素云"), market.place.community, "community_secretary")
    drafts = [acts.sign_agreement(market.uma, drawn_up(market)).noun.pk for _n in range(6)]
    moment = now()

    def sign(pk):
        try:
            with travel(moment):
                return acts.sign_agreement(mei, pk).noun.state
        except (Refused, IntegrityError):
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        came = sorted(pool.map(sign, drafts))
    assert came == ["refused"] * 5 + ["signed"]
