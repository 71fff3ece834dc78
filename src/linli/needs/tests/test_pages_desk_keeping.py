"""Noting for somebody, reading a contact, templates, the catalogue, filters."""

from datetime import timedelta

import pytest

from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.kernel.testing import statements
from linli.needs import acts, queries, testing
from linli.needs.models import Need, Route
from linli.needs.tests.test_pages_desk import as_, shown  # noqa: F401 — a fixture


def noted(town, **more):
    return {
        "text": "门口井盖松了。", "kind": "help", "area": town.place.community.area_code, "channel": "phone",
        "contact": "13800138000", "name": "王小明", "key": "k1", **more,
    }  # fmt: skip


def test_a_need_is_noted_and_its_receipt_stays_until_the_next(town, as_):  # noqa: F811
    browser = as_(town.ann)
    assert town.place.community.name in shown(browser.get("/desk/note/"))
    answer = browser.post("/desk/note/", noted(town))
    need = Need.objects.get()
    assert (need.channel, need.title) == ("phone", "门口井盖松了")
    text = shown(browser.get(answer["Location"]))
    code = browser.session["needs_noted"]
    assert need.number in text
    assert code in text
    assert code in shown(browser.get(answer["Location"]))
    shown(browser.get("/desk/note/"))
    assert code not in shown(browser.get(answer["Location"]))
    assert queries.by_code(code).need_id == need.pk


def test_the_same_note_sent_twice_is_one_need(town, as_):  # noqa: F811
    browser = as_(town.ann)
    for _twice in range(2):
        browser.post("/desk/note/", noted(town))
    assert Need.objects.count() == 1


def test_it_refuses_a_note_without_contact_and_keeps_what_was_typed(town, as_):  # noqa: F811
    answer = as_(town.ann).post("/desk/note/", noted(town, contact=""))
    assert answer.status_code == 422
    assert "门口井盖松了" in answer.content.decode()


def test_it_refuses_who_does_not_note_for_others(town, as_):  # noqa: F811
    assert as_(town.dora).get("/desk/note/").status_code == 403


def raised_by_name(town, **more):
    return testing.raised(town, by=testing.NOBODY, name="王小明", contact="13800138000", **more)


def at_community(town, need):
    return acts.dispatch(town.sue, need, body=town.place.community.pk).noun


def read(browser, need, purpose="handle_case"):
    return browser.post(f"/desk/needs/{need.pk}/contact/", {"purpose": purpose}).content.decode()


def test_a_contact_is_read_for_a_purpose_and_the_reading_is_recorded(town, as_):  # noqa: F811
    need = raised_by_name(town, hidden=False)
    browser = as_(town.sue, strong=True)
    assert "13800138000" not in shown(browser.get(f"/desk/needs/{need.pk}/contact/"))
    text = read(browser, need)
    assert ("王小明" in text, "13800138000" in text) == (True, True)
    entry = Entry.objects.get(kind="needs.need.contact_read")
    assert (entry.actor, entry.facts["purpose"]) == (town.sue.person_id, "handle_case")


def test_it_waits_for_the_second_factor(town, as_):  # noqa: F811
    need = raised_by_name(town)
    answer = as_(town.sue).post(f"/desk/needs/{need.pk}/contact/", {"purpose": "handle_case"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/confirm/")
    assert not Entry.objects.filter(kind="needs.need.contact_read").exists()


def test_it_refuses_a_reading_without_a_purpose(town, as_):  # noqa: F811
    need = raised_by_name(town)
    browser = as_(town.sue, strong=True)
    assert browser.post(f"/desk/needs/{need.pk}/contact/", {}).status_code == 422
    assert "13800138000" not in read(browser, need, "curiosity")


def test_it_refuses_a_post_that_reads_no_contacts(town, as_):  # noqa: F811
    need = raised_by_name(town)
    assert as_(town.dora, strong=True).get(f"/desk/needs/{need.pk}/contact/").status_code == 403


@pytest.mark.parametrize("kind, name, number", [("help", False, True), ("complaint", False, False)])
def test_a_hidden_name_is_kept_from_the_handler(town, as_, kind, name, number):  # noqa: F811
    need = at_community(town, raised_by_name(town, hidden=True, kind=kind))
    text = read(as_(town.ann, strong=True), need)
    assert ("王小明" in text, "13800138000" in text) == (name, number)
    assert "王小明" in read(as_(town.sue, strong=True), need)


def test_to_protect_a_life_the_handler_sees_all(town, as_):  # noqa: F811
    need = at_community(town, raised_by_name(town, hidden=True))
    text = read(as_(town.ann, strong=True), need, "emergency")
    assert ("王小明" in text, "13800138000" in text) == (True, True)


@pytest.mark.parametrize("kind", ["complaint", "report"])
def test_who_complains_or_reports_stays_unknown_to_the_handler_even_then(town, as_, kind):  # noqa: F811
    need = at_community(town, raised_by_name(town, hidden=True, kind=kind))
    text = read(as_(town.ann, strong=True), need, "emergency")
    assert ("王小明" in text, "13800138000" in text) == (False, False)
    assert "13800138000" in read(as_(town.sue, strong=True), need, "emergency")


def test_templates_are_added_shown_and_put_away(town, as_):  # noqa: F811
    browser = as_(town.ann)
    answer = browser.post("/desk/templates/", {"title": "已修复", "text": "您好,已修复。", "key": "t1"})
    assert answer.status_code == 302
    assert "您好,已修复。" in shown(browser.get("/desk/templates/"))
    one = queries.templates_for(testing.working(town))[0]
    browser.post(f"/do/needs.template.retired/{one.pk}/", {"back": "/desk/templates/"})
    assert "您好,已修复。" not in shown(browser.get("/desk/templates/"))


def test_filters_are_kept_and_removed(town, as_):  # noqa: F811
    browser = as_(town.ann)
    assert 'value="queue=open"' in shown(browser.get("/desk/filters/?query=queue%3Dopen"))
    browser.post("/desk/filters/", {"name": "在办", "query": "queue=open"})
    assert "在办" in shown(browser.get("/desk/filters/"))
    saved = queries.saved_filters(town.ann)[0]
    browser.post(f"/do/needs.filter.dropped/{saved.pk}/", {"back": "/desk/filters/"})
    assert queries.saved_filters(town.ann) == []


def line(town, **more):
    given = {
        "area": "110101001", "kind": "help", "body": town.place.other.pk, "source": "区派单目录2026版",
        "valid_from": today().isoformat(),
    }  # fmt: skip
    return {**given, **more}


def test_everybody_reads_the_catalogue_and_its_keepers_add_to_it(town, as_):  # noqa: F811
    keeper = as_(town.sue)
    assert keeper.post("/desk/routes/", line(town)).status_code == 302
    assert Route.objects.get().source == "区派单目录2026版"
    keeper.logout()
    text = shown(keeper.get("/desk/routes/"))
    assert "区派单目录2026版" in text
    assert '<form class="form"' not in text


def test_it_refuses_a_line_from_who_does_not_keep_it(town, as_):  # noqa: F811
    assert as_(town.ann).post("/desk/routes/", line(town)).status_code == 403
    assert as_(town.sue).post("/desk/routes/", line(town, area="12")).status_code == 422
    assert not Route.objects.exists()


def test_the_bench_shows_where_needs_would_go_on_a_day(town, as_):  # noqa: F811
    testing.raised(town)
    tomorrow = today() + timedelta(days=1)
    browser = as_(town.sue)
    browser.post("/desk/routes/", line(town, valid_from=tomorrow.isoformat()))
    now_, later = (
        browser.get(f"/desk/routes/?n=20&on={on}").context["bench"][0] for on in (today(), tomorrow)
    )
    assert (now_["would"], now_["differs"]) == (town.place.community.name, False)
    assert (later["would"], later["differs"]) == (town.place.other.name, True)


@pytest.mark.parametrize(
    "address", ["/desk/routes/?n=50", "/desk/templates/", "/desk/filters/", "/desk/note/"]
)
def test_pages_of_keeping_cost_few_statements(town, as_, address):  # noqa: F811
    for n in range(12):
        testing.raised(town)
        acts.add_template(town.sue, title=f"模板{n}", text="您好。", category=None)
        acts.keep_filter(town.sue, name=f"筛选{n}", query="queue=open")
        acts.set_route(
            town.sue, category=None, area="110101001", kind="", body=town.place.other.pk, level="",
            direct=False, urgency="", source=f"目录{n}", valid_from=today(),
        )  # fmt: skip
    browser = as_(town.sue)
    shown(browser.get(address))
    with statements(10):
        shown(browser.get(address))
