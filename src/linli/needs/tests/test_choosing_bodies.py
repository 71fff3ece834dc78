"""Choosing the organisation that receives a need: a few that are likely, or any by its name."""

import pytest

from linli.kernel.testing import statements
from linli.needs import acts, forms, queries, testing
from linli.needs.models import Need
from linli.needs.queries import bodies
from linli.needs.tests.test_pages_desk import as_, shown  # noqa: F401 — a fixture
from linli.needs.tests.walking import inputs
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, holding
from linli.people.testing import person


@pytest.fixture
def city(town):
    """Another district with a street and communities far from ours, two of one name."""
    district = a_body(Kind.DISTRICT_GOVERNMENT, "西城区人民政府", town.place.city, "110102")
    street = a_body(Kind.STREET_OFFICE, "金融街街道办事处", district, "110102001")
    for n in range(1, 26):
        a_body(Kind.RESIDENTS_COMMITTEE, f"丰汇{n}社区居民委员会", street, f"110102001{n:03}")
    a_body(Kind.RESIDENTS_COMMITTEE, "多福巷社区居民委员会", street, "110102001099")
    return street


def test_the_catalogue_stands_first_then_what_was_chosen_lately_then_who_is_near(town, city):
    far = testing.raised(town)
    acts.dispatch(town.sue, far, body=city.pk)
    groups = queries.body_choices(town.sue, testing.raised(town))
    assert [[pk for pk, _name in rows][:1] for _label, rows in groups] == [
        [town.place.community.pk], [city.pk], [town.place.other.pk],
    ]  # fmt: skip
    offered = [pk for _label, rows in groups for pk, _name in rows]
    assert len(offered) == len(set(offered))


def test_a_form_that_is_only_sent_looks_nothing_up(town):
    need = testing.raised(town)
    with statements(0):
        typed = {"body": str(town.place.other.pk), "urgency": "ordinary"}
        form = forms.Dispatch(typed, actor=town.sue, noun=need)
        assert form.is_valid() and form.cleaned_data["body"] == town.place.other.pk


@pytest.mark.parametrize("typed", ["银闸", "东城区 银闸", " 银闸社区 "])
def test_a_part_of_a_name_finds_it(town, city, typed):
    assert [ref.id for ref in bodies.bodies_named(typed, None)] == [town.place.other.pk]


def test_of_two_with_one_name_the_nearer_stands_first_and_both_say_where_they_are(town, city):
    found = bodies.bodies_named("多福巷", city.pk)
    assert [name for _pk, name in bodies.told(found)] == [
        "多福巷社区居民委员会 · 金融街街道办事处", "多福巷社区居民委员会 · 东华门街道办事处",
    ]  # fmt: skip
    assert [ref.id for ref in bodies.bodies_named("西城区 多福巷", None)] == [found[0].id]


def dispatching(town, browser, **typed):
    need = testing.raised(town)
    page = browser.get(f"/desk/needs/{need.pk}/?act=dispatched")
    return need, browser.post(f"/do/needs.need.dispatched/{need.pk}/", {**inputs(page), "body": "", **typed})


def test_it_is_found_chosen_and_sent_without_losing_a_word(town, city, as_):  # noqa: F811
    browser = as_(town.sue)
    need, page = dispatching(town, browser, **{"body-words": "丰汇2", "body-find": "1", "note": "请尽快看看"})
    assert page.status_code == 422
    text = page.content.decode()
    assert text.count('type="radio"') == 7  # 2 and 20 to 25
    assert "请尽快看看" in text
    chosen = page.context["form"].fields["body"].widget.found[0][0]
    sent = {**inputs(page), "body": chosen}
    assert browser.post(f"/do/needs.need.dispatched/{need.pk}/", sent).status_code == 302
    assert Need.objects.get(pk=need.pk).body_id == chosen


def test_one_that_fits_is_chosen_but_looked_at_before_it_goes(town, city, as_):  # noqa: F811
    browser = as_(town.sue)
    need, page = dispatching(town, browser, **{"body-words": "金融街"})
    assert Need.objects.get(pk=need.pk).state == "triage"
    browser.post(f"/do/needs.need.dispatched/{need.pk}/", inputs(page))
    assert Need.objects.get(pk=need.pk).body_id == city.pk


def test_a_whole_name_goes_at_once(town, city, as_):  # noqa: F811
    holding(person("Jin Jinrong"), city, "street_desk")
    need, answer = dispatching(town, as_(town.sue), **{"body-words": "金融街街道办事处"})
    assert (answer.status_code, Need.objects.get(pk=need.pk).body_id) == (302, city.pk)


@pytest.mark.parametrize("typed", ["查无此处", "<b>", "'", "丰"])
def test_what_fits_nothing_or_too_much_is_said_and_kept(town, city, as_, typed):  # noqa: F811
    need, page = dispatching(town, as_(town.sue), **{"body-words": typed, "body-find": "1"})
    assert page.status_code == 422
    assert page.context["form"].errors["body"]
    assert inputs(page)["body-words"] == typed
    assert page.content.decode().count('type="radio"') <= bodies.FOUND


def test_many_are_passed_on_to_one_that_was_looked_up(town, city, as_):  # noqa: F811
    picked, browser = [testing.raised(town).pk, testing.raised(town).pk], as_(town.sue)
    shown(browser.get("/desk/?queue=triage"))
    sent = {"verb": "dispatched", "pick": picked, "queue": "triage", "body-words": "金融街", "body-find": "1"}
    page = browser.post("/desk/bulk/", sent)
    assert page.status_code == 422
    browser.post("/desk/bulk/", inputs(page))
    assert set(Need.objects.values_list("body", flat=True)) == {city.pk}


def test_a_list_is_narrowed_to_one_that_was_looked_up_within_reach_only(town, city, as_):  # noqa: F811
    testing.dispatched(town)
    browser = as_(town.sue)
    page = browser.get("/desk/?queue=all&body-words=多福巷&body-find=1")
    assert [pk for pk, _name in page.context["look"].fields["body"].widget.found] == [town.place.community.pk]
    page = browser.get("/desk/", {"queue": "all", "body-words": "多福巷", "body-asked": "多福巷",
                                  "body": town.place.community.pk})  # fmt: skip
    assert len(page.context["lines"]) == 1
    assert "body-words" not in page.context["chosen"][0]["url"]
