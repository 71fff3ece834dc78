"""Who was there, who was not seen, and what must stand before a service begins."""

from dataclasses import replace
from datetime import timedelta

from linli.kernel.clock import today
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.volunteers import acts, queries, testing
from linli.volunteers.models import Absence, Agreement, Hours
from linli.volunteers.tests.asking import last, refused, told


def test_minutes_really_served_stand_beside_those_planned(team):
    hours = testing.served(team, minutes=95)
    assert (hours.minutes, hours.planned_minutes, hours.state) == (95, 120, "proposed")
    assert Hours.objects.get().sign_up.state == "served"
    assert len(told(team.cat)) == 2


def test_it_asks_the_database_little(team):
    one = testing.signed(team)
    with testing.after(one.task):
        acts.attend(team.ann, testing.signed_again(team, one.task), minutes=60)
        with statements(24):  # two acts in one: the seat, and the hours that come of it
            acts.attend(team.ann, one, minutes=120, key="once")


def test_it_waits_until_it_has_begun(team):
    with refused(NotNow):
        acts.attend(team.ann, testing.signed(team), minutes=60)


def test_nobody_posts_their_own(team):
    testing.volunteer(team.ann)
    task = testing.published(team)
    one = testing.signed(team, task, by=team.ann)
    with testing.after(task), refused(NotYours):
        acts.attend(team.ann, one, minutes=60)
    with testing.after(task):
        assert acts.attend(team.mei, one, minutes=60).noun.state == "served"


def test_too_many_minutes_and_hours_twice_are_refused(team):
    one = testing.signed(team)
    with testing.after(one.task):
        with refused(Refused):
            acts.attend(team.ann, one, minutes=5000)
        acts.attend(team.ann, one, minutes=60)
        with refused(NotNow):
            acts.attend(team.ann, one, minutes=60)
    assert Hours.objects.count() == 1


def test_a_witness_says_so_and_the_volunteer_gives_a_reason(team):
    one = testing.signed(team)
    with testing.after(one.task):
        acts.miss(team.ann, one)
        absence = Absence.objects.get()
        assert (absence.said_by_id, absence.person_id) == (team.ann.person_id, team.cat.person_id)
        acts.excuse_absence(team.cat, absence, reason="孩子发烧了。")
        absence.refresh_from_db()
        assert absence.state == "excused" and "孩子" not in str(last(absence).facts)
        with refused(NotYours):
            acts.take_absence_back(team.mei, absence)
        assert acts.take_absence_back(team.ann, absence).noun.state == "taken_back"
        assert acts.attend(team.ann, one, minutes=60).noun.state == "served"


def test_a_second_witness_is_a_second_row_and_never_a_sum(team):
    one = testing.signed(team)
    with testing.after(one.task):
        acts.miss(team.ann, one)
        one.refresh_from_db()
        acts.note_absence(team.mei, sign_up=one)
        with refused(NotNow):
            acts.note_absence(team.mei, sign_up=one)
    assert Absence.objects.count() == 2
    assert not any(
        "miss" in field.name or "absen" in field.name
        for field in type(queries.profile_of(team.cat))._meta.concrete_fields
    )


def test_danger_needs_insurance_before_it_is_written_down(team):
    task = testing.published(team, needs_insurance=True)
    one = testing.signed(team, task)
    with testing.after(task):
        with refused(Refused):
            acts.attend(team.ann, one, minutes=60)
        acts.insure(
            team.ann,
            queries.profile_of(team.cat),
            insured_with="保险",
            insured_until=today() + timedelta(days=1),
        )
        assert acts.attend(team.ann, one, minutes=60).noun.state == "served"


def test_the_six_cases_need_a_signed_agreement(team):
    task = testing.published(team, cases=["danger"], agreement="双方约定如下。")
    one = testing.signed(team, task)
    with testing.after(task), refused(Refused):
        acts.attend(team.ann, one, minutes=60)
    agreement = acts.sign_agreement(team.cat, task=task.pk).noun
    assert (agreement.cases, agreement.text) == (["danger"], "双方约定如下。")
    with refused(NotNow):
        acts.sign_agreement(team.cat, task=task.pk)
    with testing.after(task):
        assert acts.attend(team.ann, one, minutes=60).noun.state == "served"
        assert acts.end_agreement(team.cat, agreement).noun.state == "ended"


def test_a_volunteer_from_abroad_signs_where_others_need_not(team):
    task = testing.published(team)
    with refused(Refused):
        acts.sign_agreement(team.bob, task=task.pk)
    acts.change_profile(team.cat, queries.profile_of(team.cat), is_foreign=True)
    acts.sign_agreement(team.cat, task=task.pk)
    assert Agreement.objects.get().cases == ["foreign"]


def test_staff_sign_for_nobody(team):
    task = testing.published(team, cases=["asked"], agreement="约定。")
    with refused(NotNow):
        acts.sign_agreement(replace(team.ann, behalf_id=team.cat.person_id), task=task.pk)
