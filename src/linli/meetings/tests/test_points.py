"""Points: added, written up, made a need in one step, answered, the answer made public."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today, travel
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing.asking import last, refused, texts_to, words_to
from linli.meetings import acts, queries, testing
from linli.meetings.models import Meeting, Point
from linli.meetings.states import PointState
from linli.needs import acts as needs
from linli.needs.models import Need


@pytest.fixture
def talk(town):
    """A talk that was held, with Bob and Cat there; Bob wants to be told."""
    meeting = testing.noticed(town)
    testing.registered(meeting, town.bob, wants_answers=True)
    testing.registered(meeting, town.cat)
    with travel(meeting.ends_at):
        return acts.hold(town.ann, meeting, people_n=12).noun


def add(town, talk, text="3号楼没有路灯", **said):
    with testing.after(talk):
        return acts.add_point(town.ann, meeting=talk.pk, text=text, **said).noun


def raised(town, talk, point=None):
    point = point or add(town, talk)
    with testing.after(talk):
        return acts.raise_point.submit(town.ann, point, typed(point)).noun


def typed(point):
    """What the page's form sends when nothing is typed over."""
    form = acts.raise_point.form(noun=point)
    return {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()} | {
        "declined_contact": "on", "kind": "help",
    }  # fmt: skip


def need_of(point):
    return Need.objects.get(origin="meetings.point", origin_id=point.pk)


def answered(town, need):
    """The need goes its way: passed on, taken on, contacted, answered."""
    need = needs.dispatch(town.sue, need, body=town.place.community.pk).noun
    need = needs.contact(town.ann, needs.sign(town.ann, need).noun, reached=True).noun
    return needs.reply(town.ann, need, outcome="solved", text="路灯已装好。").noun


def test_a_point_of_a_talk_is_due_within_the_days_of_the_rule(town, talk):
    point = add(town, talk)
    assert (point.number, point.source, point.due) == (3, "floor", talk.ends_at.date() + timedelta(days=15))


def test_a_point_beforehand_is_an_item_of_the_agenda_and_a_number_is_refused(town):
    meeting = testing.planned(town)
    point = acts.add_point(town.ann, meeting=meeting.pk, text="绿化", minutes=10).noun
    assert (point.number, point.source, point.due, point.minutes) == (3, "agenda", None, 10)
    with refused() as said:
        acts.add_point(town.ann, meeting=meeting.pk, text="找13800138000")
    assert said.value.field == "text"
    with refused(NotYours):
        acts.add_point(town.bea, meeting=meeting.pk, text="绿化")
    with refused():
        acts.add_point(town.ann, meeting=testing.planned(town, kind="heart_talk").pk, text="绿化")


def test_a_point_is_written_up_and_dropped_until_the_minutes_are_signed(town, talk):
    point = add(town, talk)
    said = {
        "text": "3号楼路灯",
        "said": "由物业查看",
        "who": "物业经理",
        "body": town.school.pk,
        "due": today(),
    }
    assert acts.write_point(town.ann, point, **said).noun.body_id == town.school.pk
    with refused(NotYours):
        acts.write_point(town.bob, point.pk, **said)
    other = add(town, talk, "没人提")
    assert acts.drop_point(town.ann, other, reason="重复").noun.state == PointState.DROPPED
    with travel(talk.ends_at + timedelta(hours=2)):
        acts.draft_minutes(town.ann, talk)
        acts.open_minutes(town.ann, talk.pk)
    with travel(talk.ends_at + timedelta(days=6)):
        acts.sign_minutes(town.sec, talk.pk)
        for act, inputs in ((acts.write_point, said), (acts.drop_point, {})):
            with refused(NotNow):
                act(town.ann, point.pk, **inputs)


def test_a_point_becomes_a_need_in_one_step_with_nothing_typed_twice(town, talk):
    point = raised(town, talk)
    need = need_of(point)
    assert (point.state, need.text, need.area) == (PointState.RAISED, "3号楼没有路灯", talk.area)
    assert last(point).facts["need"] == need.pk and queries.needs_of([point])[point.pk] == need
    assert last(point).chain == last(need).chain


def test_raising_waits_until_it_is_held_and_refuses_a_second_time(town, talk):
    early = acts.add_point(town.ann, meeting=testing.noticed(town).pk, text="还没开").noun
    with refused(NotNow):
        acts.raise_point.submit(town.ann, early, typed(early))
    point = raised(town, talk)
    with refused(NotNow):
        raised(town, talk, point)
    with refused(NotYours):
        acts.raise_point.submit(town.bea, add(town, talk), typed(point))


def test_the_answer_of_the_need_comes_back_and_is_told_to_those_who_asked(town, talk):
    point = raised(town, talk)
    before = len(words_to(town.cat))
    with testing.after(talk, days=2):
        answered(town, need_of(point))
    point.refresh_from_db()
    assert (point.state, point.answer) == (PointState.ANSWERED, "路灯已装好。")
    assert "路灯已装好" in texts_to(town.bob)[-1] and len(words_to(town.cat)) == before
    assert last(point).amounts == {"answered": 1, "in_time": 1} and point.answer_public == ""


def test_an_answer_that_comes_after_its_day_is_late(town, talk):
    point = raised(town, talk)
    with testing.after(talk, days=30):
        answered(town, need_of(point))
    assert last(point).amounts == {"answered": 1, "late": 1}


def test_when_the_need_is_taken_up_again_so_is_the_point(town, talk):
    point = raised(town, talk)
    with testing.after(talk, days=2):
        need = answered(town, need_of(point))
        needs.call_back(town.sue, need, contacted=True, solved=False, satisfied="no", again=True)
        point.refresh_from_db()
        assert (point.state, point.answer) == (PointState.RAISED, "")
        needs.reply(
            town.ann, needs.contact(town.ann, need.pk, reached=True).noun, outcome="solved", text="又修好了。"
        )
    point.refresh_from_db()
    assert (point.state, point.answer) == (PointState.ANSWERED, "又修好了。")


def test_the_answer_comes_back_from_the_need_into_which_it_was_joined(town, talk):
    point = raised(town, talk)
    with testing.after(talk, days=1):
        other = needs.raise_need(town.dan, text="3号楼没有灯", kind="help", area=talk.area).noun
        needs.merge(town.sue, need_of(point), into=other.pk)
        answered(town, Need.objects.get(pk=other.pk))
    point.refresh_from_db()
    assert point.answer == "路灯已装好。" and queries.needs_of([point])[point.pk].pk == other.pk


def test_a_point_is_answered_at_once_where_no_need_is_wanted(town, talk):
    point = add(town, talk)
    with refused(NotYours):
        acts.answer_point(town.bob, point, answer="好")
    with testing.after(talk):
        with refused() as said:
            acts.answer_point(town.ann, point, answer="打13800138000", public=True)
        assert said.value.field == "answer"
        done = acts.answer_point(town.ann, point, answer="周五前装灯。", public=True).noun
    assert (done.state, done.answer_public) == (PointState.ANSWERED, "周五前装灯。")
    with refused(NotNow):
        acts.answer_point(town.ann, Point.objects.get(meeting=testing.noticed(town), number=1), answer="早")


def test_an_answer_goes_public_in_words_that_name_nobody(town, talk):
    point = raised(town, talk)
    with refused(NotNow):
        acts.publish_answer(town.ann, point, answer_public="好了")
    with testing.after(talk, days=2):
        need = answered(town, need_of(point))
        with refused() as said:
            acts.publish_answer(town.ann, point.pk, answer_public="打13800138000")
        assert said.value.field == "answer_public"
        assert acts.publish_answer(town.ann, point.pk, answer_public="灯已装好。").entry.amounts == {
            "published": 1
        }
        needs.publish(town.sue, need, title="路灯", text="3号楼路灯", reply="路灯已装，欢迎再反映。")
    point.refresh_from_db()
    assert point.answer_public == "路灯已装，欢迎再反映。"


def test_an_answer_refuses_the_public_record_of_a_meeting_that_is_not_public(town):
    meeting = testing.held(town, by=town.bea, kind="branch_general")
    point = Point.objects.filter(meeting=meeting).first()
    with testing.after(meeting):
        acts.answer_point(town.bea, point, answer="定了。")
        with refused():
            acts.publish_answer(town.bea, point.pk, answer_public="定了。")


def test_reopening_is_the_clocks_and_waits_for_an_answer(town, talk):
    point = add(town, talk)
    with refused(NotNow):
        acts.reopen_point(CLOCK, point)
    assert Meeting.objects.filter(pk=talk.pk).exists()
