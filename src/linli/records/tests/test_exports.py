"""Files that the worker makes: asked, made or failed; who may have them, for how long, and what is told meanwhile."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from procrastinate.contrib.django.models import ProcrastinateJob

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.erasing import erase_all
from linli.kernel.evidence.models import Evidence
from linli.kernel.files import FORMATS
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused, TooMany
from linli.needs import testing
from linli.organisations.acts import vacate_post
from linli.organisations.models import Post
from linli.records import acts
from linli.records.acts import making
from linli.records.models import Export
from linli.records.queries.exports import exports_seen
from linli.records.reactions import give_up_lost, make_file
from linli.records.tests import house


@pytest.fixture
def town(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return testing.a_town()


@pytest.fixture
def rita(town):
    """In a post at the street that reads needs, with a browser."""
    return house.reader(town.place.street, "needs.read")


def ask(actor, body, **how):
    given = {"ledger": "needs.handled", "body": body.pk, "first": today(), "last": today(), "format": "csv"}
    return acts.ask_export(actor, **{**given, **how}).noun


# ask_export


def test_it_is_asked_and_the_worker_has_a_job(town, rita):
    export = ask(rita[0], town.place.street, narrowed="kind=help&no=such")
    assert (export.state, export.chosen) == ("asked", {"kind": "help"})
    job = ProcrastinateJob.objects.get(task_name="records.make_file")
    assert job.args == {"pk": export.pk}
    entry = Entry.objects.get(kind="records.export.asked")
    assert (entry.facts["ledger"], entry.organisation) == ("needs.handled", town.place.street.pk)


def test_it_refuses_ledgers_and_bodies_beyond_the_post(town, rita):
    for how in ({"body": town.place.district}, {"ledger": "people.readings"}, {"ledger": "no.such"}):
        with pytest.raises(NotFound):
            ask(rita[0], **{"body": town.place.street, **how})
    with pytest.raises(NotYours):
        ask(town.bob, town.place.street, ledger="kernel.rules")


def test_it_refuses_days_that_end_before_they_begin_and_choices_that_are_none(town, rita):
    with pytest.raises(Refused, match=r"."):
        ask(rita[0], town.place.street, last=today() - timedelta(days=1))
    with pytest.raises(Refused, match=r"."):
        ask(rita[0], town.place.street, narrowed="kind=none")


def test_it_waits_while_three_are_in_the_making(town, rita):
    for _nth in range(3):
        ask(rita[0], town.place.street)
    with pytest.raises(TooMany):
        ask(rita[0], town.place.street)


# make_export


def test_the_worker_makes_it_keeps_it_and_tells(town, rita):
    testing.raised(town)
    actor, browser = rita
    export = ask(actor, town.place.street)
    make_file(pk=export.pk)
    export.refresh_from_db()
    assert (export.state, export.rows_n, export.share) == ("made", 1, 100)
    file = Evidence.objects.get(noun="records.export")
    assert (file.keep, file.disclosure, file.noun_id) == ("retention.export", "P2", export.pk)
    rows = house.from_csv(house.taken(browser.get(f"/file/{file.pk}/")), "utf-8-sig")
    assert len(rows) == 2
    assert Delivery.objects.filter(to_person=actor.person_id, link=f"/desk/exports/{export.pk}/").exists()
    entry = Entry.objects.get(kind="records.export.made")
    assert (entry.facts["person"], entry.facts["post"]) == (actor.person_id, actor.post.id)
    assert entry.amounts == {"exported": 1, "rows": 1} and entry.organisation == town.place.street.pk


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_file_holds_the_same_as_one_taken_at_once(town, rita, format):
    for _nth in range(3):
        testing.raised(town)
    actor, browser = rita
    export = ask(actor, town.place.street, format=format)
    acts.make_file(export.pk)
    made = house.taken(browser.get(f"/file/{Evidence.objects.get(noun='records.export').pk}/"))
    at_once = house.taken(
        browser.get(f"/desk/ledgers/needs.handled/take/{format}/?first={today()}&last={today()}")
    )
    read = {"xlsx": lambda one: house.from_xlsx(one, 2), "json": house.from_json}.get(
        format, lambda one: house.from_csv(one, "gb18030" if format == "gb18030" else "utf-8-sig")
    )
    assert read(made) == read(at_once) and len(read(made)) == 4


def test_it_is_for_whoever_asked_and_for_nobody_else(town, rita):
    export = ask(rita[0], town.place.street)
    acts.make_file(export.pk)
    _other, browser = house.reader(town.place.street, "needs.read")
    file = Evidence.objects.get(noun="records.export")
    for address in (f"/desk/exports/{export.pk}/", f"/file/{file.pk}/"):
        assert browser.get(address).status_code == 404
    assert not exports_seen(town.bob).exists()


def test_it_refuses_everybody_but_the_clock_and_is_made_once(town, rita):
    export = ask(rita[0], town.place.street)
    given = {"file": io.BytesIO(b"x"), "how": FORMATS["csv"], "name": "x", "level": "P2", "rows": 0}
    with pytest.raises(NotYours):
        acts.make_export(rita[0], export, **given)
    acts.make_export(CLOCK, export, **given)
    with pytest.raises(NotNow):
        acts.make_export(CLOCK, export, **given)


def test_it_goes_after_its_days_and_the_page_says_so(town, rita):
    export = ask(rita[0], town.place.street)
    acts.make_file(export.pk)
    file = Evidence.objects.get(noun="records.export")
    with travel(now() + timedelta(days=9)):
        erase_all()
    file.refresh_from_db()
    assert file.erased_at and Export.objects.get(pk=export.pk).state == "made"
    html = rita[1].get(f"/desk/exports/{export.pk}/").content.decode()
    assert "保留期已过" in html and rita[1].get(f"/file/{file.pk}/").status_code == 404


# fail_export


def test_it_fails_when_the_post_is_no_longer_held(town, rita):
    actor, browser = rita
    export = ask(actor, town.place.street)
    vacate_post(CLOCK, Post.objects.get(pk=actor.post.id))
    acts.make_file(export.pk)
    export.refresh_from_db()
    assert (export.state, export.why) == ("failed", "closed")
    assert Delivery.objects.filter(to_person=actor.person_id).exists()
    assert not Evidence.objects.exists()


def test_it_fails_with_a_word_when_the_making_breaks(town, rita, monkeypatch):
    monkeypatch.setattr(making, "write", lambda *_of: 1 / 0)
    export = ask(rita[0], town.place.street)
    acts.make_file(export.pk)
    assert Export.objects.get(pk=export.pk).why == "broken"
    assert "请再试一次" in rita[1].get(f"/desk/exports/{export.pk}/").content.decode()


def test_it_refuses_everybody_but_the_clock_to_give_up(town, rita):
    with pytest.raises(NotYours):
        acts.fail_export(rita[0], ask(rita[0], town.place.street), why="broken")


def test_what_waits_two_hours_is_given_up(town, rita):
    export = ask(rita[0], town.place.street)
    assert give_up_lost() == 0
    with travel(now() + timedelta(hours=3)):
        assert give_up_lost() == 1
    assert Export.objects.get(pk=export.pk).state == "failed"


# Pages


def test_a_long_ledger_is_offered_made_and_taken_in_three_clicks(town, rita):
    house.worth("records.export.direct", 1)
    testing.raised(town), testing.raised(town)
    browser = rita[1]
    html = browser.get("/desk/ledgers/needs.handled/take/xlsx/").content.decode()
    typed = dict(
        re.findall(
            r'<input type="hidden" name="(\w+)" value="([^"]*)"',
            html.split("exports/new/")[1].split("</form>")[0],
        )
    )
    making = browser.post("/desk/exports/new/", typed, follow=True)
    assert making.headers["Refresh"] == "3" and "<progress" in making.content.decode()
    export = Export.objects.get()
    acts.make_file(export.pk)
    ready = browser.get(f"/desk/exports/{export.pk}/")
    file = Evidence.objects.get(noun="records.export")
    assert "Refresh" not in ready.headers and f"/file/{file.pk}/" in ready.content.decode()
    assert default_storage.exists(file.storage_key)
    assert f"/desk/exports/{export.pk}/" in browser.get("/desk/exports/").content.decode()


def test_how_far_it_is_is_told_on_the_way(town, rita, monkeypatch):
    monkeypatch.setattr(making, "EVERY", -1)
    told = []
    rows = [Export(pk=n) for n in range(1000, 0, -1)]
    watched = making._watched(rows, lambda row: 1 - row.pk / 1000, told.append, n := [0])
    assert len(list(watched)) == n[0] == 1000
    assert told == [0.499, 0.999]
    export = ask(rita[0], town.place.street)
    making._tell(export, 0.499)
    assert "49%" in rita[1].get(f"/desk/exports/{export.pk}/").content.decode()
