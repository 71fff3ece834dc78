"""X01 接诉即办, articles 14 to 23: the duties of whoever handles a need, and the person's last word."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.jobs import every_minute
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.needs import acts, testing
from linli.needs.states import NEED, State
from tests.walks import at_desk, now_as, rating_link


def test_every_state_is_reached_and_left_only_by_named_moves(town):
    """The table of DOMAIN.md 4.1: what is not named is refused."""
    reached = {target for _sources, target in (NEED.moves[verb] for verb in NEED.moves)}
    assert reached | {State.TRIAGE} == set(State)
    need = testing.raised(town)
    for act in (acts.sign, acts.resume):
        with pytest.raises((NotNow, NotYours)):
            act(town.sue, need)


def test_the_first_receiver_leads_to_the_end(town):
    need = testing.working(town)
    up = acts.escalate(town.ann, need, reason="要几个单位一起定").noun
    assert (up.state, up.body_id, up.first_body_id) == (
        "triage",
        town.place.street.pk,
        town.place.community.pk,
    )


def test_an_attempt_in_vain_is_no_contact(town):
    need = acts.sign(town.ann, testing.dispatched(town)).noun
    tried = acts.contact(town.ann, need, reached=False, note="无人接听").noun
    assert tried.contacted_at is None and tried.respond_by
    reached = acts.contact(town.ann, tried, reached=True).noun
    assert reached.contacted_at and reached.respond_by is None


def test_more_time_once_with_a_reason_told_in_the_same_step(town, browser):
    need = testing.working(town)
    first_due = need.due_at
    at_desk(browser(town.ann), need).act("extended", days="3", reason="备件从厂家发来")
    need.refresh_from_db()
    assert need.due_at > first_due
    told = Delivery.objects.filter(to_person=town.bob.person_id).latest("id")
    assert "备件从厂家发来" in told.text
    with pytest.raises(Refused):
        acts.extend(town.ann, need, days=3, reason="再要三天")


def test_the_clock_stops_only_with_a_note_and_the_overdue_is_never_a_state(town):
    need = testing.working(town)
    halted = acts.pause(town.ann, need, cause="reporter", note="等您周末开门").noun
    assert halted.due_at is None and halted.paused_at
    with travel(now() + timedelta(days=3)):
        goes = acts.unpause(town.ann, halted).noun
    assert goes.due_at > need.due_at
    assert not any("overdue" in state or "late" in state for state in State.values)


def test_it_waits_for_a_condition_only_by_decision_above_with_an_owner_and_a_day(town):
    need = testing.working(town)
    with pytest.raises(NotYours):
        acts.hang(town.ann, need, cause="money", review_on=today() + timedelta(days=30), reason="等资金")
    with pytest.raises(Refused):
        acts.hang(town.sue, need, cause="money", review_on=today() + timedelta(days=400), reason="等资金")
    hung = acts.hang(
        town.sue, need, cause="money", review_on=today() + timedelta(days=30), reason="等资金"
    ).noun
    assert (hung.state, hung.body_id, hung.due_at) == ("hung", town.place.community.pk, None)
    with travel(now() + timedelta(days=31)):
        every_minute()
        assert now_as(hung)[0] == "working", "on the day of review the clock takes it up"


def test_what_cannot_be_solved_is_explained_and_never_counted_as_solved(town):
    need = testing.replied(town, outcome="explained")
    done = acts.rate(town.bob, need, contacted=True, solved=False, satisfied="basically").noun
    assert (done.state, done.outcome) == ("closed", "explained")


def test_the_person_says_unsolved_and_it_is_work_again_with_a_new_clock(town, browser):
    need = testing.replied(town)
    browser().get(rating_link(need)).send(
        contacted="1", solved="0", satisfied="no", again="on", words="又坏了"
    )
    need.refresh_from_db()
    assert (need.state, need.reopened_n, need.outcome) == ("working", 1, "")
    assert need.due_at and need.contacted_at is None
    again = acts.reply(town.ann, need, outcome="solved", text="整条线路都换了。").noun
    browser().get(rating_link(again)).send(contacted="1", solved="1", satisfied="yes")
    assert now_as(need) == ("closed", "solved")


def test_nobody_asks_about_their_own_work(town, browser, in_post):
    need = testing.replied(town)
    assert not at_desk(browser(town.ann), need).offers("called_back")
    caller = browser(in_post("Hui Fang", town.place.district, "district_desk"))
    at_desk(caller, need).act("called_back", contacted="1", solved="1", satisfied="yes")
    assert now_as(need) == ("closed", "solved")


def test_three_attempts_in_vain_end_it_as_not_reached(town, browser, in_post):
    need = testing.replied(town)
    caller = browser(in_post("Hui Fang", town.place.district, "district_desk"))
    for nth in range(3):
        assert now_as(need) == ("replied", "")
        at_desk(caller, need).act("tried", note=f"第{nth + 1}次无人接听")
    assert now_as(need) == ("closed", "no_contact")
    assert need.ratings.count() == 0


def test_without_any_opinion_the_clock_closes_it_as_not_reached(town):
    need = testing.replied(town)
    with travel(now() + timedelta(days=31)):
        every_minute()
        assert now_as(need) == ("closed", "no_contact")


@pytest.mark.parametrize(("upheld", "state"), [("1", "working"), ("0", "closed")])
def test_a_contested_result_is_judged_by_somebody_else_with_reasons(town, browser, upheld, state):
    need = testing.replied(town, outcome="explained")
    acts.rate(town.bob, need, contacted=True, solved=False, satisfied="no")
    browser(town.bob).get(f"/needs/{need.pk}/").act("contested", reason="漏点在公共管道上")
    assert now_as(need)[0] == "contested"
    assert not at_desk(browser(town.ann), need).offers("reviewed")
    at_desk(browser(town.sue), need).act("reviewed", upheld=upheld, reason="复看了现场")
    assert now_as(need)[0] == state
    assert "复看了现场" in browser(town.bob).get("/me/inbox/").text


def test_withdrawal_only_before_the_answer(town):
    need = testing.replied(town)
    with pytest.raises(NotNow):
        acts.withdraw(town.bob, need)


def test_asking_to_hurry_is_counted_on_the_matter_never_on_the_person(town, browser):
    need = testing.working(town)
    browser(town.bob).get(f"/needs/{need.pk}/").act("urged", note="老人每天在等")
    need.refresh_from_db()
    assert need.urged_n == 1
    names = {field.name for field in type(need.reporters.get())._meta.get_fields()}
    assert not names & {"score", "rank", "level", "risk", "complaints", "urged_n"}
