"""Minutes: drafted from the agenda, read and changed by those who were there, signed and frozen."""

from datetime import timedelta

import pytest

from linli.kernel.clock import travel
from linli.kernel.privacy.cipher import digest_of
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing.asking import last, refused, texts_to, words_to
from linli.meetings import acts, policy, queries, testing
from linli.meetings.models import Minutes
from linli.meetings.states import AmendmentState, State


@pytest.fixture
def open_one(town):
    """Minutes open to Bob, who was there; Cat was not."""
    meeting = testing.minuted(town, coming=(town.bob,))
    with testing.after(meeting, hours=2):
        return acts.open_minutes(town.ann, meeting).noun


def asked(town, meeting, text="应写二十分钟"):
    with testing.after(meeting, days=1):
        return acts.propose(town.bob, meeting=meeting.pk, text=text).noun


def test_they_are_drafted_from_the_agenda_and_changed_until_they_are_signed(town):
    meeting = testing.minuted(town)
    told = queries.told(meeting, queries.minutes_of(meeting))
    assert [point for point, _about in told.items] == ["停车", "夜里的噪声"] and ("主持人", "主持人")[
        1
    ] in str(told.lines)
    words = {"chair": "新主持", "recorder": "", "present": "", "absent": "", "guests": "", "text": "其他"}
    acts.rewrite_minutes(town.ann, meeting, **words)
    assert queries.minutes_of(meeting).chair == "新主持"
    with refused(NotYours):
        acts.rewrite_minutes(town.bea, meeting.pk, **words)
    with refused(NotNow):
        acts.rewrite_minutes(town.ann, testing.held(town), **words)


def test_draft_refuses_before_it_was_held_and_where_nothing_is_kept(town):
    with refused(NotNow):
        acts.draft_minutes(town.ann, testing.noticed(town))
    silent = testing.held(town, kind="heart_talk")
    with refused():
        acts.draft_minutes(town.ann, silent)
    assert acts.archive(town.ann, silent).noun.state == State.ARCHIVED


def test_they_open_to_those_who_were_there_who_are_told(town, open_one):
    assert open_one.state == State.AMENDING and open_one.amend_by
    assert policy.reads_minutes(town.bob, open_one) and not policy.reads_minutes(town.cat, open_one)
    assert len(words_to(town.bob)) == 2 and words_to(town.cat) == []
    with refused(NotNow):
        acts.open_minutes(town.ann, testing.held(town))


def test_a_change_is_asked_for_taken_in_declined_with_the_reason_or_taken_back(town, open_one):
    first, second, third = (asked(town, open_one, text) for text in ("一", "二", "三"))
    assert acts.take_in(town.ann, first, reason="已改").noun.state == AmendmentState.TAKEN_IN
    assert "已改" in texts_to(town.bob)[-1]
    assert acts.decline(town.ann, second, reason="录音里没有").noun.reason == "录音里没有"
    assert "录音里没有" in texts_to(town.bob)[-1]
    with refused(NotYours):
        acts.withdraw(town.cat, third)
    assert acts.withdraw(town.bob, third).noun.state == AmendmentState.WITHDRAWN
    for act, inputs in ((acts.take_in, {}), (acts.decline, {"reason": "x"})):
        with refused(NotYours):
            act(town.bob, first.pk, **inputs)
        with refused(NotNow):
            act(town.ann, first.pk, **inputs)


def test_a_change_refuses_who_was_not_there_and_waits_for_open_minutes(town, open_one):
    with refused(NotYours):
        acts.propose(town.cat, meeting=open_one.pk, text="x")
    with travel(open_one.amend_by + timedelta(minutes=1)), refused(NotNow):
        acts.propose(town.bob, meeting=open_one.pk, text="x")
    closed = testing.minuted(town, coming=(town.bob,))
    with refused(NotNow):
        acts.propose(town.bob, meeting=closed.pk, text="x")


def test_signing_waits_for_the_time_and_for_every_change_to_be_decided(town, open_one):
    one = asked(town, open_one)
    with refused(NotNow):
        acts.sign_minutes(town.sec, open_one.pk)
    with travel(open_one.amend_by + timedelta(minutes=1)):
        with refused(NotNow):
            acts.sign_minutes(town.sec, open_one.pk)
        acts.take_in(town.ann, one)
        assert acts.sign_minutes(town.sec, open_one.pk).noun.state == State.SIGNED


def test_signing_refuses_whoever_may_not_sign_and_minutes_nobody_saw(town):
    meeting = testing.minuted(town, coming=(town.bob,))
    with refused(NotYours):
        acts.sign_minutes(town.ann, meeting)
    with refused(NotNow):
        acts.sign_minutes(town.sec, meeting.pk)
    alone = testing.minuted(town)  # nobody registered: there is nobody to ask
    assert acts.sign_minutes(town.sec, alone).noun.state == State.SIGNED


def test_what_is_signed_is_frozen_with_its_digest_in_the_journal(town):
    meeting = testing.minuted(town)
    with testing.after(meeting, days=1):
        acts.sign_minutes(town.sec, meeting)
    paper = Minutes.objects.get(pk=meeting.pk)
    assert (
        digest_of([paper.signed_text.encode()], paper.algorithm)
        == paper.digest
        == last(meeting).facts["digest"]
    )
    for word in ("楼门前的停车", "停车", "主持人", "社区活动室"):
        assert word in paper.signed_text
    with refused(NotNow):
        acts.rewrite_minutes(town.ann, meeting.pk, chair="改")
    assert Minutes.objects.get(pk=meeting.pk).signed_text == paper.signed_text


def test_it_is_put_away_when_the_minutes_are_signed_and_not_before(town):
    meeting = testing.minuted(town)
    with refused():
        acts.archive(town.ann, testing.held(town))
    acts.sign_minutes(town.sec, meeting)
    assert acts.archive(town.ann, meeting.pk).noun.state == State.ARCHIVED
    with refused(NotYours):
        acts.archive(town.bea, testing.held(town, kind="joint"))
