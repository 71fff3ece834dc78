"""The desk: what a worker sees, in how few statements, and what one click does."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, travel
from linli.kernel.testing import statements
from linli.kernel.web.sections import SECTIONS
from linli.needs import acts, queries, testing
from linli.needs.models import Need
from linli.needs.views.desk import offering
from linli.people.models import Person
from linli.people.testing import sign_in

# The page's own, and a statement of each capability that adds a section to a need.
MOST = 10 + len(SECTIONS.get("needs.need", ()))


@pytest.fixture
def as_(client):
    """The browser of one of the cast."""

    def browser(actor, *, strong=False):
        return sign_in(client, Person.objects.get(pk=actor.person_id), strong=strong)

    return browser


def shown(response):
    assert response.status_code == 200, response.content[:500]
    return response.content.decode()


def test_today_is_in_the_order_of_the_clock_that_ends_first(town, as_):
    testing.dispatched(town, text="普通的事情。")
    testing.dispatched(town, text="停水很急。", urgency="utilities")
    with travel(now() - timedelta(days=20)):
        testing.working(town, text="已经超期。")
    lines = as_(town.ann).get("/desk/").context["lines"]
    assert [line["title"] for line in lines] == ["已经超期", "停水很急", "普通的事情"]


@pytest.mark.parametrize("many", [5, 60])
def test_the_inbox_costs_the_same_however_much_waits(town, as_, many):
    for n in range(many):
        need = testing.working(town) if n % 5 == 0 else testing.dispatched(town)
        if n % 10 == 0:
            acts.extend(town.ann, need, days=3, reason="等配件。")
    acts.keep_filter(town.ann, name="急", query="urgency=emergency")
    browser = as_(town.ann)
    shown(browser.get("/desk/"))
    for address in ("/desk/", "/desk/?queue=open", "/desk/?queue=all&q=楼道&kind=help"):
        with statements(10):
            shown(browser.get(address))


@pytest.mark.parametrize("many", [1, 12])
def test_a_need_costs_the_same_however_long_its_course(town, as_, many):
    need = testing.working(town)
    acts.add_template(town.ann, title="已修复", text="{number} 已由{body}修复。", category=None)
    for _n in range(many):
        acts.progress(town.ann, need, note="又去看了一次。")
        testing.raised(town)
    browser = as_(town.ann)
    shown(browser.get("/desk/"))
    for address in (f"/desk/needs/{need.pk}/", f"/desk/needs/{need.pk}/?act=replied"):
        with statements(MOST):
            shown(browser.get(address))
    with statements(MOST):
        shown(browser.get(f"/desk/needs/{need.pk}/", headers={"HX-Request": "true"}))


def test_counts_say_no_more_than_fifty(town, as_):
    for _n in range(52):
        testing.dispatched(town)
    assert "50+" in shown(as_(town.ann).get("/desk/"))


def test_one_click_takes_it_on_and_comes_back(town, as_):
    need = testing.dispatched(town)
    browser = as_(town.ann)
    assert f'formaction="/do/needs.need.signed/{need.pk}/"' in shown(browser.get("/desk/?queue=sign"))
    answer = browser.post(
        f"/do/needs.need.signed/{need.pk}/", {"seen": need.version, "back": "/desk/?queue=sign"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/desk/?queue=sign")
    assert Need.objects.get(pk=need.pk).state == "signed"


def test_a_list_names_nobody(town, as_):
    need = testing.raised(town, by=testing.NOBODY, name="王小明", contact="13800138000")
    for address in ("/desk/", "/desk/?queue=all", f"/desk/needs/{need.pk}/"):
        text = shown(as_(town.sue).get(address))
        assert "王小明" not in text
        assert "13800138000" not in text


def test_it_refuses_who_has_no_desk(town, as_):
    assert as_(town.bob).get("/desk/").status_code == 404
    assert as_(town.bob).get("/board/").status_code == 404


def test_a_need_out_of_reach_does_not_exist(town, as_):
    need = testing.dispatched(town)
    other = acts.dispatch(town.sue, testing.raised(town), body=town.place.other.pk).noun
    browser = as_(town.ann)
    assert browser.get(f"/desk/needs/{need.pk}/").status_code == 200
    assert browser.get(f"/desk/needs/{other.pk}/").status_code == 404


def test_every_act_of_a_need_is_offered_at_the_desk_or_is_the_persons_own():
    every = {getattr(acts, name) for name in acts.__all__}
    open_acts = {one for one in every if one.on is Need and not one.hidden and not one.creates}
    assert open_acts == {*offering.FIRST, *offering.MORE, *offering.OWN}


@pytest.mark.parametrize("builder", ["raised", "dispatched", "working", "replied", "closed"])
def test_no_button_only_refuses(town, as_, builder):
    """Each form on offer opens; each act on offer passes policy and flow."""
    need = getattr(testing, builder)(town)
    for who in (town.ann, town.sue, town.dora):
        seen = Need.objects.select_related("body", "category").get(pk=need.pk)
        if not who.can("needs.read", seen.body.path):
            continue
        browser = as_(who)
        for one in offering.offered(who, seen, (*offering.FIRST, *offering.MORE)):
            text = shown(browser.get(f"/desk/needs/{need.pk}/?act={one.verb}"))
            assert (f"/do/{one.kind}/{need.pk}/" in text) is True


def test_the_clock_is_explained_day_by_day(town, as_):
    text = shown(as_(town.ann).get(f"/desk/needs/{testing.working(town).pk}/"))
    assert '<ol class="reckoning">' in text


def test_an_answer_is_filled_in_from_a_template(town, as_):
    need = testing.working(town)
    one = acts.add_template(town.ann, title="已修复", text="{number} 已由{body}修复。", category=None).noun
    text = shown(as_(town.ann).get(f"/desk/needs/{need.pk}/?act=replied&template={one.pk}"))
    assert f"{need.number} 已由{town.place.community.name}修复。" in text


def test_a_refused_form_keeps_what_was_typed(town, as_):
    need = testing.working(town)
    answer = as_(town.ann).post(f"/do/needs.need.replied/{need.pk}/", {"text": "写了很久的话"})
    assert answer.status_code == 422
    assert "写了很久的话" in answer.content.decode()


def test_what_may_be_the_same_is_shown_with_a_way_to_join_it(town, as_):
    first, second = testing.raised(town), testing.raised(town)
    text = shown(as_(town.sue).get(f"/desk/needs/{second.pk}/"))
    assert f"act=merged&amp;into={first.pk}" in text


def test_hung_paused_and_answered_needs_are_in_queues_of_their_own(town):
    paused = acts.pause(town.ann, testing.working(town), cause="force", note="大雪。").noun
    answered = testing.replied(town)
    returned = acts.ask_return(town.ann, testing.dispatched(town), body=None, reason="不归我们。").noun
    found = {}
    for actor in (town.ann, town.sue):
        scope = queries.scope_of(actor)
        for one in queries.queues_of(actor):
            found[actor.name, one.key] = set(queries.in_queue(one, scope).values_list("pk", flat=True))
    assert found["Ann Anping", "waiting"] == {paused.pk}
    assert found["Sue Suyun", "replied"] == {answered.pk}
    assert found["Sue Suyun", "returns"] == {returned.pk}
    assert ("Ann Anping", "returns") not in found
    assert found["Ann Anping", "today"] == set()
