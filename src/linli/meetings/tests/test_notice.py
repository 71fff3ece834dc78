"""Announcing, reminding, moving, calling off."""

from datetime import timedelta

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, travel
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.seats import SeatState
from linli.kernel.testing.asking import last, refused, texts_to, words_to
from linli.meetings import acts, reactions, testing
from linli.meetings.models import Meeting, Registration
from linli.meetings.states import State

CHANGE = {
    "title": "换个题目",
    "about": "说明",
    "audience": "public",
    "register_by": None,
    "speaker": "",
    "online": "",
}


def sees(actor, meeting):
    return visible("meetings.meeting", actor).filter(pk=meeting.pk).exists()


def test_a_notice_opens_it_to_those_who_may_come(town):
    draft = testing.planned(town)
    assert not sees(town.bob, draft) and sees(town.ann, draft) and not sees(town.bea, draft)
    meeting = acts.notice(town.ann, draft).noun
    assert meeting.state == State.NOTICED and sees(town.bob, meeting) and meeting.noticed_at


def test_a_notice_of_members_tells_those_who_hold_the_branch_and_nobody_else(town):
    meeting = testing.noticed(town, by=town.bea, kind="branch_general")
    assert sum("楼门前" in one for one in words_to(town.bea)) == 1 and words_to(town.bob) == []
    assert sees(town.bea, meeting) and sees(town.sec, meeting) and not sees(town.bob, meeting)


def test_a_notice_refuses_what_is_over_who_may_not_and_words_with_a_number(town):
    draft = testing.planned(town)
    with refused(NotYours):
        acts.notice(town.bea, draft)
    with travel(draft.begins_at), refused():
        acts.notice(town.ann, draft)
    with refused() as said:
        acts.notice(town.ann, testing.planned(town, about="请打13800138000"))
    assert said.value.field == "about"


def test_change_is_for_what_is_ahead(town):
    meeting = testing.noticed(town)
    assert acts.change(town.ann, meeting, seats=20, **CHANGE).noun.title == "换个题目"
    with refused(NotYours):
        acts.change(town.bea, meeting, seats=20, **CHANGE)
    with refused(NotNow):
        acts.change(town.ann, testing.held(town), seats=20, **CHANGE)


def test_moving_tells_everybody_who_keeps_the_seat(town):
    meeting = testing.noticed(town)
    mine = testing.registered(meeting, town.bob)
    begins = testing.at(5, 9)
    moved = acts.move(
        town.ann, meeting, begins_at=begins, ends_at=begins + timedelta(hours=1), where="二楼", reason="修灯"
    ).noun
    assert (moved.begins_at, moved.where) == (begins, "二楼") and "修灯" in texts_to(town.bob)[-1]
    assert Registration.objects.get(pk=mine.pk).state == SeatState.TAKEN


def test_moving_refuses_the_past_and_what_has_begun(town):
    meeting = testing.noticed(town)
    with refused():
        acts.move(town.ann, meeting, begins_at=now(), ends_at=now() + timedelta(hours=1))
    with travel(meeting.begins_at), refused(NotNow):
        acts.move(town.ann, meeting, begins_at=testing.at(9), ends_at=testing.at(9, 16))


def test_cancelling_tells_everybody_and_ends_every_seat(town):
    meeting = testing.noticed(town, seats=1)
    first, second = (testing.registered(meeting, one) for one in (town.bob, town.cat))
    gone = acts.cancel(town.ann, meeting, reason="停电").noun
    assert gone.state == State.CANCELLED and last(gone).facts["was"]
    assert "停电" in texts_to(town.bob)[-1] and "停电" in texts_to(town.cat)[-1]
    assert {Registration.objects.get(pk=one.pk).state for one in (first, second)} == {SeatState.ENDED}
    with refused(NotNow):
        acts.hold(town.ann, gone, people_n=3)
    with refused():
        acts.cancel(town.bea, testing.noticed(town), reason="x")


def test_the_clock_reminds_those_who_come_once(town):
    meeting = testing.noticed(town)
    testing.registered(meeting, town.bob)
    assert reactions.remind() == 0
    with travel(meeting.begins_at - timedelta(hours=23)):
        assert reactions.remind() == 1 and reactions.remind() == 0
        assert len(words_to(town.bob)) == 2 and Meeting.objects.get(pk=meeting.pk).reminded_at
        facts = last(meeting).facts
        assert (facts["told"], facts["people"]) == (1, None), "how many came is not known yet"
        with refused(NotNow):
            acts.remind(CLOCK, meeting.pk)
    with refused(NotYours):
        acts.remind(town.ann, meeting.pk)
