"""X01 接诉即办: the three rates, from ratings through the pages to figures that anybody can recount."""

import pytest

from linli.kernel import reference
from linli.kernel.rulebook.models import Rule
from linli.needs import acts, testing

# DOMAIN.md 9, example 1: valid 42, contacted 42, solved 38, satisfied 33, basically 6.
SATISFIED = ["yes"] * 33 + ["basically"] * 6 + ["no"] * 3


def _one_is_enough():
    """As if a single answer made a percentage, so that a test can do with few."""
    Rule.objects.filter(code="needs.rates.publish_n").update(value=1)
    reference.forget()


def _asked(visitor, body):
    return visitor.client.get(f"/api/queries/needs.rates?body={body.pk}").json()


def test_the_worked_example_to_the_second_place(town, browser, counted):
    for number, satisfied in enumerate(SATISFIED):
        need = testing.replied(town)
        acts.rate(town.bob, need, contacted=True, solved=number < 38, satisfied=satisfied)
        if number == 20:
            counted()  # half from the tally, half from the live tail: the same sum
    told = _asked(browser(town.sue), town.place.street)
    assert (told["n"], told["response"], told["solution"], told["satisfaction"], told["score"]) == (
        42, 100.0, 90.48, 91.43, 91.81,
    )  # fmt: skip
    assert told["solution_95"][0] < 90.48 < told["solution_95"][1]
    counted()
    assert _asked(browser(town.sue), town.place.street)["score"] == 91.81
    page = browser(town.sue).get(f"/board/{town.place.street.pk}/")
    assert "90.5" in page.text or "90.48" in page.text


def test_no_call_back_no_figure(town, browser):
    told = _asked(browser(town.sue), town.place.street)
    assert (told["n"], told["score"], told["response"]) == (0, None, None)


def test_who_cannot_say_is_not_in_the_denominator(town, browser):
    acts.rate(town.bob, testing.replied(town), contacted=True, solved=True, satisfied="unknown")
    told = _asked(browser(town.sue), town.place.street)
    assert (told["n"], told["volumes"]["not_valid"]) == (0, 1)


def test_what_is_left_out_has_a_reason_and_is_counted_in_the_open(town, browser):
    _one_is_enough()
    left_out = acts.exclude(town.sue, testing.working(town), reason="区级施工造成").noun
    answered = acts.reply(town.ann, left_out, outcome="solved", text="好了。").noun
    acts.rate(town.bob, answered, contacted=True, solved=False, satisfied="no")
    testing.closed(town)
    told = _asked(browser(town.sue), town.place.street)
    assert (told["n"], told["solution"], told["volumes"]["excluded"]) == (1, 100.0, 1)


def test_two_people_with_one_matter_are_two_voices(town, browser):
    _one_is_enough()
    need = testing.working(town)
    need = acts.join(town.dan, need, words="我家也是").noun
    need = acts.reply(town.ann, need, outcome="solved", text="好了。").noun
    acts.rate(town.bob, need, contacted=True, solved=True, satisfied="yes")
    acts.rate_too(town.dan, need, contacted=True, solved=True, satisfied="basically")
    told = _asked(browser(town.sue), town.place.street)
    assert (told["n"], told["satisfaction"]) == (2, 95.0)


def test_few_voices_are_not_published(town, browser):
    testing.closed(town)
    answer = browser().client.get(
        f"/api/queries/needs.rates?body={town.place.street.pk}&first=2020-01-01&until=2020-02-01"
    )
    assert answer.json()["n"] in (None, 0) and answer.json()["response"] is None
    now = browser().client.get(f"/api/queries/needs.rates?body={town.place.street.pk}")
    assert now.status_code == 422, "the public sees whole months that are over"


def test_there_is_no_league_table(town, browser):
    """Organisations stand in the order of their codes, however good or bad their figures."""
    acts.rate(town.bob, testing.replied(town), contacted=True, solved=False, satisfied="no")
    page = browser(town.sue).get("/board/").text
    first, second = town.place.community.name, town.place.other.name
    assert 0 <= page.rfind(first) < page.rfind(second)


@pytest.mark.parametrize("role", ["community_worker", "auditor"])
def test_rates_belong_to_organisations_never_to_people(town, browser, in_post, role):
    testing.closed(town)
    told = _asked(browser(in_post("Any Body", town.place.street, role)), town.place.street)
    assert not any("person" in name or "staff" in name for name in told)
