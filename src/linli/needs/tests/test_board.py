"""The board: who sees it, what it costs, and that its figures are those of the API and the export."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from linli.kernel.clock import now, periods, today
from linli.kernel.testing import statements
from linli.needs import acts, testing
from linli.needs.models import Category, Need
from linli.needs.queries.asking import rates_of
from linli.needs.tests.test_rates import heard
from linli.people.models import Person


@pytest.fixture
def town(db):
    return testing.a_town()


def sign_in(client, actor):
    client.cookies["django_language"] = "en"
    client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def page(client, actor, body=None, **asked):
    address = reverse("needs:board_of", args=[body.pk]) if body else reverse("needs:board")
    return sign_in(client, actor).get(address, asked)


def fill(town):
    heard(town.place.community, now(), (True, True, "yes"), 33)
    heard(town.place.community, now(), (True, True, "basically"), 5)
    heard(town.place.community, now(), (True, False, "basically"), 1)
    heard(town.place.community, now(), (True, False, "no"), 3)


def test_it_shows_the_same_figures_as_the_api_and_the_export(client, town):
    fill(town)
    answer = rates_of(town.sue, body=town.place.community.pk)
    shown = page(client, town.sue, town.place.street).content.decode()
    figures = {
        client.get(reverse("needs:board_of", args=[town.place.street.pk])).context["figures"][at]["value"]
        for at in range(3)
    }
    assert figures == {"100.00%", "90.48%", "91.43%"}
    assert [answer[name] for name in ("response", "solution", "satisfaction")] == [100.0, 90.48, 91.43]
    assert shown.count("90.48%") >= 3  # the card, the table of months, the line of the community
    for kind in ("csv", "xlsx"):
        told = client.get(reverse("needs:board_export", args=[town.place.street.pk, kind]))
        rows = _csv(b"".join(told)) if kind == "csv" else _xlsx(b"".join(told))
        community = next(row for row in rows if row["Organisation"] == town.place.community.name)
        assert [float(community[name]) for name in ("n", "Contacted", "Solved", "Satisfied", "Score")] == [
            42, 100.0, 90.48, 91.43, 91.81,
        ]  # fmt: skip


def _csv(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def _xlsx(content):
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_it_is_not_there_for_those_who_do_not_answer_for_it(client, town):
    assert page(client, town.sue).status_code == 200
    assert page(client, town.sue, town.place.community).status_code == 200
    assert page(client, town.sue, town.place.district).status_code == 404
    for stranger in (town.bob, town.ann):
        assert page(client, stranger, town.place.community).status_code == 404
    client.logout()
    export = reverse("needs:board_export", args=[town.place.street.pk, "csv"])
    for address in (reverse("needs:board"), export):  # signed out: sign in, then come back
        assert client.get(address).headers["Location"] == f"/account/login/?next={address}"


def test_it_says_no_data_and_not_zero(client, town):
    answer = page(client, town.sue, town.place.street)
    assert [one["state"] for one in answer.context["figures"][:3]] == ["none"] * 3
    assert "0.00%" not in answer.content.decode()


def test_it_costs_the_same_with_one_need_and_with_many(client, town):
    category = Category.objects.create(code="lamps", name="路灯", name_en="Street lamps")
    testing.dispatched(town)
    page(client, town.sue, town.place.street)
    with statements(10):
        client.get(reverse("needs:board_of", args=[town.place.street.pk]))
    for _time in range(12):
        testing.dispatched(town, category=category.pk)
    fill(town)
    with statements(10) as few:
        client.get(reverse("needs:board_of", args=[town.place.street.pk]))
    with statements(10) as leaf:
        client.get(reverse("needs:board_of", args=[town.place.community.pk]))
    assert len(few) >= len(leaf) - 1


def test_it_says_what_is_stuck_and_what_repeats(client, town):
    category = Category.objects.create(code="lamps", name="路灯", name_en="Street lamps")
    for _time in range(5):
        testing.dispatched(town, category=category.pk)
    late = testing.dispatched(town)
    Need.objects.filter(pk=late.pk).update(due_at=now().replace(year=2020))
    board = page(client, town.sue, town.place.street).context["board"]
    assert [(one.body.id, one.overdue) for one in board.stuck if one.overdue] == [
        (town.place.community.pk, 1)
    ]
    assert [(one.category, one.body.id, one.n) for one in board.repeats] == [
        ("Street lamps", town.place.community.pk, 5)
    ]
    assert board.about == [("Street lamps", 5)]
    leaf = page(client, town.sue, town.place.community).context["board"]
    assert leaf.about == [("Street lamps", 5)]


def test_each_figure_opens_to_exactly_what_it_counts(client, town):
    for _time in range(2):
        testing.closed(town)
    acts.rate(town.bob, testing.replied(town), contacted=True, solved=True, satisfied="unknown")
    last_month = testing.closed(town)
    last_month.ratings.update(at=now() - timedelta(days=70))
    late, due = testing.working(town), testing.working(town)
    Need.objects.filter(pk=late.pk).update(due_at=now() - timedelta(days=1))
    Need.objects.filter(pk=due.pk).update(due_at=now() + timedelta(days=1))
    cards = page(client, town.sue, town.place.street).context["figures"]
    assert [client.get(card["url"]).status_code for card in cards] == [200] * 5
    heard, overdue, promised = (client.get(cards[at]["url"]).context["rows"] for at in (0, 3, 4))
    assert (len(heard), len(overdue), len(promised)) == (2, 1, 1)
    assert late.number in overdue[0][0]["text"] and due.number in promised[0][0]["text"]


def test_what_is_behind_is_for_those_who_may_open_it(client, town):
    testing.closed(town)
    address = reverse("needs:board_behind", args=[town.place.street.pk, "heard"])
    assert sign_in(client, town.sue).get(address).status_code == 200
    assert client.get(address.replace("heard", "nonsense")).status_code == 404
    assert sign_in(client, town.ann).get(address).status_code == 404
    client.logout()
    assert client.get(address).url.startswith("/account/login/"), "who is signed out signs in first"


def test_what_is_behind_costs_the_same_with_many(client, town):
    for _time in range(6):
        testing.closed(town)
    sign_in(client, town.sue)
    with statements(10):
        client.get(reverse("needs:board_behind", args=[town.place.street.pk, "heard"]))


def test_few_answers_are_counts_and_fewer_are_not_told(client, town):
    heard(town.place.community, now(), (True, True, "yes"), 6)
    heard(town.place.community, now(), (True, False, "no"), 1)
    heard(town.place.other, now(), (True, False, "no"), 1)
    answer = page(client, town.sue, town.place.street)
    first, second = answer.context["table"]["rows"]
    assert [one["text"] for one in first[2:5]] == ["7/7", "6/7", "6/7"]
    assert [one["text"] for one in second[2:5]] == ["too few"] * 3
    assert page(client, town.sue, town.place.other).context["lead"].startswith("So few")
    assert "100.00%" not in answer.content.decode()
    told = client.get(reverse("needs:board_export", args=[town.place.street.pk, "csv"]))
    assert {row["Solved"] for row in _csv(b"".join(told.streaming_content))} == {""}


@pytest.mark.parametrize("code, months", [("2026-10", 1), ("2026-Q3", 3), ("2026", 12), ("2026-Q9", 1)])
def test_it_tells_of_a_month_a_quarter_or_a_year(client, town, code, months):
    board = page(client, town.sue, town.place.street, month=code).context["board"]
    assert board.period.months == months
    with statements(10):
        client.get(reverse("needs:board_of", args=[town.place.street.pk]), {"month": code})


def test_it_keeps_the_order_of_codes_whatever_the_rates(client, town):
    heard(town.place.community, now(), (True, False, "no"), 25)
    heard(town.place.other, now(), (True, True, "yes"), 25)
    board = page(client, town.sue, town.place.street).context["board"]
    assert [row.body.id for row in board.rows] == [town.place.community.pk, town.place.other.pk]


def test_it_compares_with_its_own_past(client, town):
    month = periods.month_of(today())
    before = now().replace(
        year=month.first.year - (month.first.month == 1), month=(month.first.month - 2) % 12 + 1, day=3
    )
    heard(town.place.community, before, (True, False, "no"), 10)
    heard(town.place.community, before, (True, True, "yes"), 10)
    heard(town.place.community, now(), (True, True, "yes"), 20)
    board = page(client, town.sue, town.place.street).context["board"]
    assert (board.whole.change("solution"), board.rows[0].change("solution")) == (50, 50)
    past = page(client, town.sue, town.place.street, month=f"{before:%Y-%m}").context["board"]
    assert (past.whole.now.n, past.whole.change("solution")) == (20, None)


def test_a_month_to_come_or_nonsense_is_the_present_one(client, town):
    for asked in ("2099-01", "nonsense", ""):
        assert page(client, town.sue, town.place.street, month=asked).context[
            "board"
        ].period == periods.month_of(today())


def test_the_export_is_limited_and_knows_its_formats(client, town):
    sign_in(client, town.sue)
    address = reverse("needs:board_export", args=[town.place.street.pk, "pdf"])
    assert client.get(address).status_code == 404
    codes = [
        client.get(reverse("needs:board_export", args=[town.place.street.pk, "csv"])).status_code
        for _n in range(11)
    ]
    assert codes == [200] * 10 + [429]


def test_what_is_excluded_shows_with_its_number(client, town):
    need = testing.working(town)
    acts.exclude(town.dora, need, reason="Two orders for one matter")
    row = page(client, town.sue, town.place.street).context["board"].rows[0]
    assert row.now.figures.volumes["excluded"] == 1
