"""M47, M48: members report where they live and take things upon themselves."""

import pytest

from linli.kernel.clock import today
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.testing.together import at_once
from linli.volunteers.acts import neighbours as acts
from linli.volunteers.models import ReportIn, Undertaking
from linli.volunteers.queries.neighbours import openings_for, reports_seen, undertakings_seen
from linli.volunteers.tests import near


def test_report_in_tells_the_community_and_nobody_else(town):
    report = near.reported(town)
    assert report.state == "reported"
    told = list(Delivery.objects.filter(noun="volunteers.reportin"))
    assert [(one.to_body, one.to_person) for one in told] == [(town.place.community.pk, None)]
    assert "unit" not in {field.name for field in ReportIn._meta.fields}
    assert [reports_seen(who).count() for who in (town.bob, town.ann, town.sue, town.ben, town.cat)] == [
        1,
        1,
        1,
        0,
        0,
    ]


def test_report_in_refuses_twice_and_takes_it_again_after_the_end(town):
    report = near.reported(town)
    with pytest.raises(Refused):
        near.reported(town)
    acts.end_report(town.bob, report)
    assert near.reported(town).state == "reported"


def test_offer_post_is_for_the_community_and_close_post_ends_the_offer(town):
    with pytest.raises(NotYours):
        acts.offer_post(town.bob, body=town.here, title="甲", text="乙")
    with pytest.raises(NotYours):
        near.offered(town, body=town.there)
    opening = near.offered(town)
    assert acts.close_post(town.ann, opening).noun.state == "closed"


def test_match_report_proposes_and_the_member_decides(town):
    report, opening = near.reported(town), near.offered(town)
    assert [pk for pk, _label in openings_for(report)] == [opening.pk]
    report = acts.match_report(town.ann, report, opening=opening.pk).noun
    assert report.state == "matched"
    report = acts.refuse_post(town.bob, report).noun
    assert (report.state, report.opening_id) == ("reported", None)
    report = acts.match_report(town.ann, report, opening=opening.pk).noun
    report = acts.start_report(town.bob, report).noun
    assert (report.state, report.began_on) == ("active", today())
    assert acts.end_report(town.ann, report).noun.ended_on == today()


def test_match_report_refuses_a_full_a_closed_and_a_foreign_post(town):
    opening = near.offered(town)
    first, second = near.reported(town), near.reported(town, town.cat)
    acts.match_report(town.ann, first, opening=opening.pk)
    with pytest.raises(NotNow):
        acts.match_report(town.ann, second, opening=opening.pk)
    assert openings_for(second) == []
    closed = acts.close_post(town.ann, near.offered(town, title="乙岗")).noun
    with pytest.raises(Refused):
        acts.match_report(town.ann, second, opening=closed.pk)
    with pytest.raises(NotYours):
        acts.match_report(town.cat, second, opening=opening.pk)


def test_change_report_is_for_the_member_before_a_post_is_proposed(town):
    report = near.reported(town)
    assert acts.change_report(town.bob, report, skills=["music"], wishes="").noun.skills == ["music"]
    with pytest.raises(NotYours):
        acts.change_report(town.ann, report, skills=[])


def taken(town, **said):
    told = {"kind": "promise", "body": town.here, "title": "每月陪老人一次", "year": today().year}
    return acts.take_on(town.bob, **{**told, **said}).noun


def test_take_on_is_seen_by_nobody_else_until_publish(town):
    one = taken(town)
    assert undertakings_seen(town.ann).count() == 0
    one = acts.publish(town.bob, one, shown_name="老王", agrees=True).noun
    assert (one.state, undertakings_seen(town.dan).get().shown_name) == ("public", "老王")
    one = acts.tell_result(town.bob, one, result="陪了十一次").noun
    assert one.state == "result"
    one = acts.hide(town.bob, one).noun
    assert (one.state, one.shown_name, undertakings_seen(town.dan).count()) == ("result", "", 0)
    assert acts.publish(town.bob, one, shown_name="王", agrees=True).noun.state == "result"


def test_take_on_is_for_this_year_or_the_next(town):
    for year in (today().year - 1, today().year + 2):
        with pytest.raises(Refused):
            taken(town, year=year)
    assert taken(town, year=today().year + 1).state == "taken"


def test_withdraw_takes_it_from_the_board_and_others_can_do_nothing(town):
    one = acts.publish(town.bob, taken(town), shown_name="王", agrees=True).noun
    for act in (acts.withdraw, acts.hide):
        with pytest.raises(NotYours):
            act(town.ann, one)
    one = acts.withdraw(town.bob, one).noun
    assert (one.state, one.is_public) == ("withdrawn", False)
    assert Undertaking.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_25_at_the_last_place_of_a_post_and_one_has_it():
    town = near.a_town()
    opening = near.offered(town)
    reports = [near.reported(town, near.actor(f"党员{n}")) for n in range(25)]

    found = at_once([lambda one=one: acts.match_report(town.ann, one, opening=opening.pk) for one in reports])
    refused = sum(isinstance(one, NotNow) for one in found)
    assert refused == 24
    assert ReportIn.objects.filter(state="matched").count() == 1
