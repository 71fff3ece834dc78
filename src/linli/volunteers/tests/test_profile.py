"""What volunteers say about themselves, how their name is checked, how they leave."""

from dataclasses import replace
from datetime import timedelta

from linli.kernel.clock import today
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.volunteers import acts, queries, testing
from linli.volunteers.models import Profile
from linli.volunteers.tests.asking import last, refused, told


def profile(actor):
    return queries.profile_of(actor)


def at_counter(team, actor):
    return replace(team.ann, behalf_id=actor.person_id, via="counter")


def test_what_one_says_counts_at_once(team):
    one = acts.change_profile(
        team.cat, profile(team.cat), skills=["law"], times=["we_am"], is_shown=True
    ).noun
    assert (one.skills, one.times, one.is_shown) == (["law"], ["we_am"], True)


def test_nobody_else_says_it(team):
    with refused(NotYours):
        acts.change_profile(team.bob, profile(team.cat), skills=["law"])


def test_a_name_is_checked_by_a_code_to_a_proved_phone(team):
    eve = testing.resident("夏娃", phone="13800138001", phone_verified=True)
    testing.volunteer(eve)
    with refused(Refused):
        acts.verify_by_code(eve, profile(eve))
    acts.name_self(eve, profile(eve), real_name="夏娃", band="adult")
    one = acts.verify_by_code(eve, profile(eve)).noun
    assert (one.state, one.assurance) == ("verified", "code")


def test_without_a_proved_phone_it_is_refused(team):
    acts.name_self(team.cat, profile(team.cat), real_name="程彩", band="adult")
    with refused(Refused):
        acts.verify_by_code(team.cat, profile(team.cat))


def test_at_the_counter_a_document_weighs_more(team):
    one = acts.verify_at_counter(
        at_counter(team, team.cat), profile(team.cat), real_name="程彩", band="adult"
    ).noun
    assert (one.assurance, one.real_name) == ("counter", "程彩")
    assert "程彩" not in str(last(one).facts)


def test_staff_check_nobody_who_does_not_stand_there(team):
    with refused(NotYours):
        acts.verify_at_counter(team.ann, profile(team.cat), real_name="程彩", band="adult")


def test_another_name_is_not_checked_yet(team):
    acts.verify_at_counter(at_counter(team, team.cat), profile(team.cat), real_name="程彩", band="adult")
    one = acts.name_self(team.cat, profile(team.cat), real_name="程彩云", band="adult").noun
    assert (one.state, one.assurance) == ("registered", "none")


def test_whoever_is_grown_needs_no_guardian(team):
    with refused(NotNow):
        acts.note_guardian(at_counter(team, team.cat), profile(team.cat), guardian="程父", agrees=True)


def test_a_guardian_is_kept_sealed(team):
    young = testing.resident("小明")
    testing.volunteer(young, band="child")
    acts.note_guardian(at_counter(team, young), profile(young), guardian="明父亲", agrees=True)
    one = Profile.objects.get(person=young.person_id)
    assert str(one.guardian) == "•••" and one.guardian_agreed_at is not None


def test_insurance_is_noted_with_its_end(team):
    testing.signed(team)
    one = acts.insure(
        team.ann, profile(team.cat), insured_with="志愿者保险", insured_until=today() + timedelta(days=9)
    ).noun
    assert one.insured_until == today() + timedelta(days=9)
    assert told(team.cat)
    with refused(Refused):
        acts.insure(team.ann, one, insured_with="志愿者保险", insured_until=today() - timedelta(days=1))


def test_one_leaves_and_is_forgotten_but_for_ones_hours(team):
    testing.confirmed(team)
    acts.change_profile(team.cat, profile(team.cat), skills=["law"], wishes="陪聊")
    one = acts.leave_service(team.cat, profile(team.cat)).noun
    assert (one.state, one.skills, one.wishes, one.home) == ("left", [], "", None)
    assert queries.confirmed_minutes(team.cat.person_id) == 120
    assert queries.by_number(one.number) is None
    assert acts.rejoin(team.cat, one).noun.state == "registered"


def test_whoever_left_takes_no_place(team):
    acts.leave_service(team.cat, profile(team.cat))
    with refused(Refused):
        testing.signed(team)


def test_a_training_is_noted_once_by_its_host(team):
    given = {
        "number": profile(team.cat),
        "skill": "first_aid",
        "name": "急救",
        "held_on": today(),
        "minutes": 180,
    }
    lesson = acts.note_lesson(team.ann, **given).noun
    assert (lesson.body_id, lesson.minutes) == (team.place.community.pk, 180)
    with refused(NotNow):
        acts.note_lesson(team.ann, **given)
    with refused(Refused):
        acts.note_lesson(team.ann, **{**given, "name": "又一次", "held_on": today() + timedelta(days=1)})


def test_training_opens_a_task_that_needs_it(team):
    task = testing.published(team, skill="first_aid", needs_lesson=True)
    acts.change_profile(team.cat, profile(team.cat), skills=["first_aid"])
    with refused(Refused):
        testing.signed(team, task)
    acts.note_lesson(
        team.ann, number=profile(team.cat), skill="first_aid", name="急救", held_on=today(), minutes=60
    )
    assert testing.signed(team, task).state == "taken"
