"""Rules, calendar, seals, messages and listening systems: their acts and their pages."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from linli.kernel import rulebook
from linli.kernel.clock import calendar, load_calendar, now, today, travel
from linli.kernel.delivery.models import Delivery, Webhook
from linli.kernel.journal import seals
from linli.kernel.journal.models import Entry, Seal
from linli.kernel.keeping import add_webhook, change_a_rule, retry_delivery, set_day, stop_webhook
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.kernel.tests import lamps
from linli.kernel.tests.lamps import ANN

ALL = {"kernel.rulebook", "kernel.calendar", "kernel.webhooks", "kernel.deliveries"}
KEEPER = replace(ANN, post=replace(ANN.post, permissions=frozenset(ALL)))
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
HOOK = {"name": "report", "url": "https://x.example/in", "secret": "sixteen letters!", "kinds": "needs.need."}


@pytest.fixture(autouse=True)
def _house(db, settings, monkeypatch):
    settings.LINLI_ACTOR_OF = "linli.kernel.tests.lamps.reader"
    monkeypatch.setattr(lamps, "ANN", KEEPER)  # whom the header of the test names
    rulebook.load_rulebook()
    load_calendar()
    with travel(NOW):
        yield


def see(address, reader="ann", data=None):
    client = Client(headers={"X-Reader": reader, "Accept-Language": "en"})
    return client.post(address, data) if data is not None else client.get(address)


def text(answer):
    return answer.content.decode()


# Rules


def test_it_changes_a_rule_from_a_day_on():
    given = {
        "code": "retention.message",
        "value": 9,
        "unit": "month",
        "source": "notice 7",
        "valid_from": today(),
    }
    rule = change_a_rule(KEEPER, **given, region="", note="").noun
    assert rulebook.get("retention.message").value == 9
    assert Entry.objects.get(kind="kernel.rule.changed", noun_id=rule.pk).facts["value"] == 9


def test_it_refuses_a_rule_to_those_who_do_not_keep_the_book():
    with pytest.raises(NotYours):
        change_a_rule(ANN, code="retention.message", value=9)


def test_the_rulebook_is_public_in_plain_words():
    page = see("/rules/", "")
    assert page.status_code == 200 and "retention.message" in text(page) and "change_rule" not in text(page)
    assert "/rules/change/?code=retention.message" in text(see("/rules/"))
    with statements(10):
        see("/rules/")


def test_the_page_of_a_change_refuses_on_the_form_and_then_takes_it():
    assert see("/rules/change/", "dan").status_code == 403
    assert "retention.message" in text(see("/rules/change/?code=retention.message"))
    given = {
        "code": "retention.message",
        "value": "9",
        "unit": "month",
        "source": "notice 7",
        "valid_from": "2026-03-01",
    }
    refused = see("/rules/change/", data=given)
    assert refused.status_code == 422 and "notice 7" in text(refused)
    taken = see("/rules/change/", data={**given, "valid_from": "2026-03-02"})
    assert (taken.status_code, taken.url) == (302, "/rules/")
    assert (
        see("/rules/change/", data={**given, "value": "nine", "valid_from": "2026-03-03"}).status_code == 422
    )


# Days


def test_it_sets_a_day():
    day = date(2026, 3, 7)  # a Saturday
    set_day(KEEPER, date=day, is_workday=True, name="清明节", source="国办发明电〔2026〕1号")
    assert calendar().is_workday(day)
    with pytest.raises(Refused):
        set_day(KEEPER, date=date(2026, 3, 1), is_workday=True, name="x", source="y")
    with pytest.raises(NotYours):
        set_day(ANN, date=day, is_workday=False, name="x", source="y")


def test_the_calendar_shows_worked_weekends_and_says_when_it_is_provisional():
    page = text(see("/calendar/?year=2026", ""))
    assert "worked" in page and "Set a day" not in page and "Provisional" not in page
    assert "Provisional" in text(see("/calendar/?year=2031")) and "Set a day" in text(see("/calendar/"))
    assert see("/calendar/?year=9").status_code == 200
    given = {"date": "2026-03-07", "is_workday": "on", "name": "清明节", "source": "notice"}
    assert see("/calendar/set/", data=given).url == "/calendar/"
    with statements(10):
        see("/calendar/")


# Listening systems


def test_it_adds_a_listening_system_from_now_on_and_stops_it():
    assert see("/desk/webhooks/", "dan").status_code == 404
    assert see("/desk/webhooks/new/", data=HOOK).url == "/desk/webhooks/"
    hook = Webhook.objects.get()
    assert int(hook.position) > 0 and hook.scope == 7 and hook.secret.open("deliver") == HOOK["secret"]
    page = text(see("/desk/webhooks/"))
    assert (
        HOOK["url"] in page
        and HOOK["secret"] not in page
        and f"/do/kernel.webhook.stopped/{hook.pk}/" in page
    )
    assert HOOK["secret"] not in str(Entry.objects.get(kind="kernel.webhook.added").facts)
    stop_webhook(KEEPER, hook)
    assert HOOK["url"] not in text(see("/desk/webhooks/"))
    with pytest.raises(NotYours):
        add_webhook(ANN, **HOOK)


# Messages


def test_stuck_messages_are_counted_and_tried_again():
    for state in ("stuck", "waiting", "waiting", "sent"):
        Delivery.objects.create(
            entry_id=1, at=now(), next_at=now(), noun="needs.need", noun_id=5, subject="SECRET", text="SECRET",
            state=state, attempts=8, error="ConnectionRefusedError",
        )  # fmt: skip
    stuck = Delivery.objects.get(state="stuck")
    page = text(see("/desk/deliveries/"))
    assert "ConnectionRefusedError" in page and "SECRET" not in page and "<dd>2</dd>" in page
    assert see("/desk/deliveries/", "dan").status_code == 404
    assert see(f"/do/kernel.delivery.retried/{stuck.pk}/", data={}).url == "/desk/deliveries/"
    stuck.refresh_from_db()
    assert (stuck.state, stuck.attempts) == ("waiting", 0)
    with pytest.raises(NotYours):
        retry_delivery(ANN, stuck)


# Seals


def test_seals_are_public_and_a_root_kept_can_be_looked_up():
    assert "Nothing has been sealed yet" in text(see("/seals/", ""))
    roots = ["a" * 64, "b" * 64]
    for i, root in enumerate(roots):
        Seal.objects.create(
            at=now() + timedelta(hours=i), first="1", until="9", n=3, algorithm="sha256", root=root,
            previous="a" * 64 if i else seals.EMPTY,
        )  # fmt: skip
    page = text(see("/seals/", ""))
    assert page.index("b" * 64) < page.index(f'"root">{"a" * 64}') or "b" * 64 in page
    told = see("/seals.json", "").json()
    assert [one["root"] for one in told["seals"]] == roots[::-1] and told["more"] is None
    assert see(f"/seals/{roots[0].upper()}/", "").status_code == 200
    assert see(f"/seals/{'c' * 64}/", "").status_code == 404
