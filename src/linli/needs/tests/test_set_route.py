"""A line of the dispatch catalogue: dated, with its source, for one's own area."""

from datetime import timedelta

from linli.kernel.clock import today
from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def a_line(town, by=None, **more):
    given = {
        "category": None, "area": "110101001", "kind": "", "body": town.place.other.pk, "level": "",
        "direct": False, "urgency": "", "source": "区派单目录2026版", "valid_from": today(),
    }  # fmt: skip
    return acts.set_route(by or town.sue, **{**given, **more}).noun


def test_it_applies_to_needs_raised_from_its_day_on(town):
    line = a_line(town)
    need = testing.raised(town)
    assert (need.proposed_id, need.route_id) == (town.place.other.pk, line.pk)
    assert last(line).facts["body"] == town.place.other.pk


def test_a_direct_line_needs_no_desk(town):
    a_line(town, direct=True)
    assert testing.raised(town).state == "dispatched"


def test_it_refuses_neither_and_both_of_organisation_and_level(town):
    for wrong in ({"body": None}, {"level": "street"}):
        with refused(field="body"):
            a_line(town, **wrong)


def test_it_refuses_the_area_of_others(town):
    with refused(field="area"):
        a_line(town, area="110102")


def test_it_refuses_who_does_not_keep_the_catalogue(town):
    with refused(NotYours):
        a_line(town, by=town.ann)


def test_it_waits_for_its_day(town):
    a_line(town, valid_from=today() + timedelta(days=1))
    assert testing.raised(town).route_id is None
