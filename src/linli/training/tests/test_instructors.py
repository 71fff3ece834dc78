"""Instructors: selected, under contract for a year, reminded of, renewed, ended."""

from datetime import date

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing.asking import last, refused, words_to
from linli.training import acts, queries, reactions, testing

HERE = date(2026, 3, 1)


def test_select_instructor_tells_the_person(town):
    one = testing.instructor(town)
    assert (one.state, one.body_id) == ("selected", town.place.street.pk) and words_to(town.cat)
    assert last(one).facts["subject"] == town.cat.person_id


def test_select_instructor_refuses_unknown_numbers_and_twice(town):
    with refused() as told:
        testing.instructor(town, number="000")
    assert told.value.field == "number"
    testing.instructor(town)
    with refused():
        testing.instructor(town)


def test_select_instructor_is_for_those_who_teach(town):
    with refused(NotYours):
        acts.select_instructor(town.ann, number=testing.person_of(town.cat).number, subject="党建")


def test_contract_runs_for_a_year(town):
    one = acts.contract(town.sue, testing.instructor(town), begins=HERE).noun
    assert (one.state, one.begins, one.ends) == ("contracted", HERE, date(2027, 2, 28))


def test_contract_refuses_a_second_one_and_others(town):
    one = testing.instructor(town)
    with refused(NotYours):
        acts.contract(town.ann, one, begins=HERE)
    acts.contract(town.sue, one, begins=HERE)
    with refused(NotNow):
        acts.contract(town.sue, one, begins=HERE)


def test_renew_contract_goes_on_from_the_day_after(town):
    one = acts.contract(town.sue, testing.instructor(town), begins=today()).noun
    ends = one.ends
    assert (acts.renew_contract(town.sue, one).noun.begins - ends).days == 1


def test_renew_contract_begins_today_where_it_has_run_out_and_refuses_who_has_none(town):
    one = testing.instructor(town)
    with refused(NotNow):
        acts.renew_contract(town.sue, one)
    one = acts.contract(town.sue, one, begins=date(2020, 1, 1)).noun
    assert acts.renew_contract(town.sue, one).noun.begins == today()


def test_end_instructor_keeps_the_past_as_it_was(town):
    one = acts.contract(town.sue, testing.instructor(town), begins=today()).noun
    done = acts.end_instructor(town.sue, one, reason="搬家")
    assert (done.noun.state, done.noun.ends, done.entry.amounts) == ("ended", today(), {"instructors": -1})
    assert "搬家" not in str(done.entry.facts)


def test_end_instructor_of_a_contract_to_come_ends_on_its_first_day(town):
    later = testing.a_day(30)
    one = acts.contract(town.sue, testing.instructor(town), begins=later).noun
    assert acts.end_instructor(town.sue, one, reason="搬家").noun.ends == later


def test_end_instructor_refuses_twice_and_others(town):
    one = testing.instructor(town)
    with refused(NotYours):
        acts.end_instructor(town.ann, one, reason="搬家")
    acts.end_instructor(town.sue, one, reason="搬家")
    with refused(NotNow):
        acts.end_instructor(town.sue, one, reason="搬家")


def test_remind_of_contract_tells_the_body_and_the_one_above_once_a_step(town):
    one = acts.contract(town.sue, testing.instructor(town), begins=today()).noun
    with travel(testing.at(300)):
        assert list(queries.contracts_to_remind()) == []
    with travel(testing.at(340)):
        assert [step for _one, step in queries.contracts_to_remind()] == [30]
        acts.remind_of_contract(CLOCK, one, step=30)
        assert list(queries.contracts_to_remind()) == []
    told = Delivery.objects.filter(subject__contains="聘期").values_list("to_body", flat=True)
    assert set(told) == {town.place.street.pk, town.place.district.pk}
    with travel(testing.at(400)):
        assert [step for _one, step in queries.contracts_to_remind()] == [0]


def test_remind_of_contract_is_the_clocks_and_only_where_there_is_one(town):
    one = testing.instructor(town)
    with refused(NotNow):
        acts.remind_of_contract(CLOCK, one, step=30)
    with refused(NotYours):
        acts.remind_of_contract(town.sue, one, step=30)


def test_the_clock_reminds_once_a_day(town):
    acts.contract(town.sue, testing.instructor(town), begins=date(2020, 1, 1))
    assert reactions.remind() >= 1
    assert reactions.remind() == 0


def test_an_instructor_is_public_by_consent(town):
    open_one, shut = testing.instructor(town), testing.instructor(town, town.dan, is_public=False)
    assert set(queries.instructors_seen(town.bob)) == {open_one}
    assert set(queries.instructors_seen(town.dan)) == {open_one, shut}
    assert set(queries.instructors_seen(town.pat)) == {open_one, shut}
