"""联系点: by agreement with the place; visits without quota or photo; problems solved or raised."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.needs import acts as needs
from linli.needs.models import Need
from linli.tasks import acts, queries, testing
from linli.tasks.forms import Held, Propose
from linli.tasks.models import Call, ContactPoint, Problem, Visit


def test_it_stands_only_when_the_place_agrees(town):
    contact = acts.propose(town.dora, body=town.place.community.pk, what_for="老旧小区改造").noun
    assert contact.state == "proposed" and not queries.agreed_at(town.place.community.pk)
    with pytest.raises(NotYours):
        acts.agree(town.dora, contact)
    assert acts.agree(town.may, contact).noun.agreed_on == today()
    assert list(queries.agreed_at(town.place.community.pk)) == [contact]
    assert testing.words_to(town.place.district)[-1] == "多福巷社区居民委员会 同意设联系点"


def test_the_place_may_decline_without_a_reason(town):
    contact = acts.propose(town.dora, body=town.place.community.pk, what_for="看看").noun
    assert acts.turn_down(town.may, contact).noun.state == "declined"
    with pytest.raises(NotNow):
        acts.hold_visit(town.dora, contact=contact.pk, on=today())


def test_it_refuses_a_place_that_is_not_below_and_a_second_one(town):
    with pytest.raises(Refused, match="下级"):
        acts.propose(town.dora, body=town.place.city.pk, what_for="x")
    testing.agreed(town)
    with pytest.raises(Refused, match="已经"):
        acts.propose(town.dora, body=town.place.community.pk, what_for="x")
    with pytest.raises(NotYours):
        acts.propose(town.ann, body=town.place.community.pk, what_for="x")


def test_there_is_no_quota_and_no_photo():
    asked = set(Held.base_fields) | set(Propose.base_fields)
    assert asked == {"contact", "on", "note", "problems", "body", "what_for"}
    columns = {field.name for model in (ContactPoint, Visit) for field in model._meta.get_fields()}
    assert not columns & {"quota", "photos", "photos_n", "times", "wanted"}


def test_a_visit_notes_its_problems_each_with_a_life(town):
    contact = testing.visited(town)
    assert list(contact.problems.order_by("id").values_list("title", "state")) == [
        ("停车难", "noted"),
        ("路灯暗", "noted"),
    ]
    with statements(25):
        acts.hold_visit(town.may, contact=contact.pk, on=today(), problems="一件")


def test_it_refuses_days_that_cannot_be_and_strangers(town):
    contact = testing.agreed(town)
    for day in (today() + timedelta(days=1), contact.agreed_on - timedelta(days=1)):
        with pytest.raises(Refused):
            acts.hold_visit(town.dora, contact=contact.pk, on=day)
    with pytest.raises(Refused, match="不是您"):
        acts.hold_visit(town.sue, contact=contact.pk, on=today())
    with pytest.raises(Refused):
        acts.note_problem(town.sue, contact=contact.pk, title="x")


def test_a_problem_is_solved_with_a_sentence(town):
    problem = Problem.objects.filter(contact=testing.visited(town)).first()
    assert acts.solve(town.may, problem, note="划了车位").noun.state == "solved"
    with pytest.raises(NotNow):
        acts.solve(town.may, problem, note="x")
    with pytest.raises(NotYours):
        acts.solve(town.wes, Problem.objects.filter(state="noted").first(), note="x")


def test_a_problem_becomes_a_call_or_a_need_and_is_raised_with_it(town):
    first, second = Problem.objects.filter(contact=testing.visited(town)).order_by("id")
    testing.blown(town, by=town.may, to=[town.place.street], origin=first)
    needs.raise_for(
        town.may, text="路灯暗", kind="help", area=town.place.community.area_code, channel="walk",
        declined_contact=True, origin=second,
    )  # fmt: skip
    for problem, noun in ((first, Call), (second, Need)):
        problem.refresh_from_db()
        assert problem.state == "raised"
        assert noun.objects.get(origin="tasks.problem", origin_id=problem.pk)


def test_a_problem_is_not_raised_by_others(town):
    problem = Problem.objects.filter(contact=testing.visited(town)).first()
    with pytest.raises(NotYours):
        acts.raised(town.wes, problem)


def test_either_side_ends_it(town):
    contact = acts.end_contact(town.may, testing.agreed(town)).noun
    assert contact.state == "ended" and not queries.agreed_at(town.place.community.pk)
    with pytest.raises(NotNow):
        acts.end_contact(town.dora, contact)


def test_who_sees_it(town):
    contact = testing.visited(town)
    for sees in (town.dora, town.may, town.ann, town.sue, town.cara):
        assert contact in visible(ContactPoint.label(), sees) and visible(Problem.label(), sees).count() == 2
    for blind in (town.wes, town.nina, town.bob):
        assert contact not in visible(ContactPoint.label(), blind) and not visible(Visit.label(), blind)
