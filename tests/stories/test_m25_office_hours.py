"""M25: duty slots are published and booked; a matter taken there is followed to its answer."""

from datetime import datetime, timedelta

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.clock import ZONE, now, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.ledgers import LEDGERS
from linli.kernel.together import alone
from linli.needs import acts as needs
from linli.needs.models import Need
from linli.people.models import Person
from linli.venues import acts, queries
from linli.venues.models import Booking, Site, Venue

MONDAY = datetime(2027, 3, 1, 9, tzinfo=ZONE)
WEDNESDAY = datetime(2027, 3, 3, 14, tzinfo=ZONE)


@pytest.fixture
def town(town):
    """The same street, early in March."""
    with travel(MONDAY):
        yield town


@pytest.fixture
def secretary(town, in_post):
    return in_post("佘书记", town.place.community, "community_secretary")


@pytest.fixture
def site(town, secretary):
    return acts.add_site(
        secretary, body=town.place.community, name="代表工作室", kind="service_station", address="多福巷11号"
    ).noun


@pytest.fixture
def hour(browser, secretary, site):
    """The secretary publishes the slots by the page; whoever holds the post of secretary receives."""
    page = browser(secretary).get(site.get_absolute_url()).follow(f"/desk/hours/new/{site.pk}/")
    page.send(
        reception="peoples_delegate", name="人大代表接待日", hours="周三 14:00-16:00", minutes="20",
        begins="2027-03-01", post=str(secretary.post.id), about="关于小区的事，都可以来谈。",
    )  # fmt: skip
    return Venue.objects.get(kind="hour")


def taken(reader, hour):
    """The first free slot, chosen and taken as a resident does."""
    return reader.get("/places/hours/").follow(f"/places/hours/{hour.pk}/").follow("slot=")


def test_a_resident_books_a_slot_and_finds_it_among_their_matters(town, browser, hour):
    bob = browser(town.bob)
    taken(bob, hour).send(slot=WEDNESDAY.isoformat())
    booking = Booking.objects.get()
    assert bob.at == booking.get_absolute_url() and "人大代表接待日" in bob.text
    assert (booking.person_id, booking.begins) == (town.bob.person_id, WEDNESDAY)
    assert "14:00" not in browser().get(f"/places/hours/{hour.pk}/").text.split("14:20")[0][-40:]


def test_without_an_account_a_code_opens_the_booking(town, browser, hour):
    stranger = browser()
    chosen = stranger.get(f"/places/hours/{hour.pk}/?slot=2027-03-03T14%3A00%3A00%2B08%3A00")
    chosen.send(slot=WEDNESDAY.isoformat(), name="", contact="")
    code = stranger.response.context["code"]
    assert code in stranger.text
    booking = Booking.objects.get()
    other = browser()
    other.get(booking.get_absolute_url(), status=404)
    other.get("/places/slip/").send(code="ABCD-EFGH-JKLM", status=422)
    other.get("/places/slip/").send(code=code.lower())
    assert other.at == booking.get_absolute_url()
    other.act("cancelled", reason="plans", note="")
    booking.refresh_from_db()
    assert booking.state == "cancelled"


def test_a_matter_taken_there_is_followed_to_its_answer(town, browser, hour, secretary):
    taken(browser(town.bob), hour).send(slot=WEDNESDAY.isoformat())
    booking = Booking.objects.get()
    with travel(WEDNESDAY + timedelta(minutes=25)):
        desk = browser(secretary).get("/desk/hours/")
        assert "Bob Baoguo" in desk.text
        desk.act("received", note="电梯常停，老人上不了楼。", matter="on")
        visit = queries.visit_behind(booking.pk)
        assert visit.state == "taken" and visit.due_at == datetime(2027, 3, 18, tzinfo=ZONE)
        noted = desk.get(booking.get_absolute_url()).follow("/desk/note/?origin=venues.booking")
        noted.send(
            text="3号楼电梯常停，请修。", channel="visit", area=town.place.community.area_code, kind="help",
            contact="13800138002",
        )  # fmt: skip
    need = Need.objects.get()
    assert (need.origin, need.origin_id) == ("venues.booking", booking.pk)
    with travel(WEDNESDAY + timedelta(days=2)):
        worker = town.ann
        needs.dispatch(town.sue, need, body=town.place.community.pk, urgency="ordinary")
        needs.sign(worker, need)
        needs.reply(worker, need, outcome="solved", text="电梯已修好，换了门机。")
        assert queries.visit_behind(booking.pk).state == "answered"
        assert Delivery.objects.filter(noun="venues.visit", to_person=town.bob.person_id).count() == 1
        own = browser(town.bob).get(booking.get_absolute_url())
        assert "电梯已修好" in own.text and "老人上不了楼" not in own.text


def followed(town, hour, secretary, slots):
    """Visits in these slots, each with a matter that becomes a need; the needs."""
    made = []
    for at in slots:
        begins = WEDNESDAY + timedelta(minutes=20 * at)
        booking = acts.take_hour(NOBODY, venue=hour, slot=begins.isoformat(), name="Bob Baoguo").noun
        with travel(begins + timedelta(minutes=25)):
            acts.receive_visit(secretary, booking, note="电梯常停。", matter=True)
            made.append(needs.raise_for(
                secretary, origin=booking, text="3号楼电梯常停，请修。", channel="visit", kind="help",
                area=town.place.community.area_code, contact="13800138002",
            ).noun)  # fmt: skip
    return made


def answered(town, need):
    need = needs.dispatch(town.sue, need, body=town.place.community.pk, urgency="ordinary").noun
    needs.reply(town.ann, needs.sign(town.ann, need).noun, outcome="solved", text="电梯已修好。")


def told_by(code, path, first, until):
    """The rows of a ledger, each column by its code."""
    ledger = LEDGERS[code]
    rows = list(ledger.rows(path, first, until).order_by("pk"))
    ledger.complete(rows)
    return [{one.code: one.value(row) for one in ledger.columns} for row in rows]


def test_the_delegate_s_ledger_follows_each_matter_to_its_answer(town, browser, hour, secretary):
    first, second = followed(town, hour, secretary, range(2))
    with travel(WEDNESDAY + timedelta(days=6)):
        answered(town, first)
    with travel(WEDNESDAY + timedelta(days=30)):
        days = (MONDAY.date(), MONDAY.date() + timedelta(days=31))
        done, waits = told_by("needs.delegates", town.place.street.path, *days)
    assert (done["number"], done["hour"], str(done["state"])) == (first.number, "人大代表接待日", "已答复")
    assert (done["took"], done["limit"], done["late"]) == (4, 10, False)
    assert done["to"] == "多福巷社区居民委员会" and done["category"] and done["answered"] is not None
    assert (waits["number"], waits["late"], waits["closed"], waits["answered"]) == (
        second.number,
        True,
        False,
        None,
    )
    assert not any(
        "Bob" in str(value) or "Dan" in str(value) for row in (done, waits) for value in row.values()
    )
    with travel(WEDNESDAY + timedelta(days=7)):
        page = browser(town.sue).get("/desk/ledgers/needs.delegates/?first=2027-03-01&last=2027-03-31")
        assert first.number in page.text and "Bob" not in page.text


def test_everybody_reads_days_matters_and_answers_but_no_small_number(town, browser, hour, secretary):
    matters = followed(town, hour, secretary, range(2))
    with travel(WEDNESDAY + timedelta(days=1)):
        page = browser().get(f"/places/hours/{hour.pk}/")
        assert "有 1 天接待了来访" in page.text and "件事。" not in page.text
    matters += followed(town, hour, secretary, range(2, 6))
    with travel(WEDNESDAY + timedelta(days=2)):
        page = browser().get(f"/places/hours/{hour.pk}/")
        assert "受理 6 件事。" in page.text and "件已答复" not in page.text
        for need in matters:
            answered(town, need)
        page = browser().get(f"/places/hours/{hour.pk}/")
        assert "其中 6 件已答复" in page.text and "10 个工作日内答复" in page.text
        days = (MONDAY.date(), MONDAY.date() + timedelta(days=31))
        [told] = told_by("needs.office_hours", town.place.city.path, *days)
    assert (told["days"], told["visits"], told["matters"], told["answered"], told["late"]) == (1, 6, 6, 6, 0)


def test_a_delegate_without_a_desk_notes_what_was_brought(town, browser, hour, site, secretary, in_post):
    delegate = in_post("岱代表", town.place.community, "delegate_on_duty")
    own = acts.publish_hour(
        secretary, site=site, reception="peoples_delegate", name="岱代表接待", hours="周四 14:00-16:00", minutes=20,
        begins=MONDAY.date(), post=delegate.post.id,
    ).noun  # fmt: skip
    thursday = WEDNESDAY + timedelta(days=1)
    booking = acts.take_hour(town.bob, venue=own, slot=thursday.isoformat()).noun
    with travel(thursday + timedelta(minutes=25)):
        page = browser(delegate)
        page.get("/desk/", status=404)
        page.get("/more/").follow("/desk/hours/").act("received", note="电梯常停。", matter="on")
        noted = page.get(booking.get_absolute_url()).follow("/desk/note/?origin=venues.booking")
        noted.send(
            text="3号楼电梯常停，请修。", channel="visit", area=town.place.community.area_code, kind="help",
            contact="13800138002",
        )  # fmt: skip
        need = Need.objects.get()
        assert (need.origin, need.origin_id) == ("venues.booking", booking.pk)
        page.get(f"/desk/needs/{need.pk}/", status=404)
        assert not browser(town.bob).get(booking.get_absolute_url()).sees_link("/desk/note/")


def test_what_was_noted_is_read_by_who_was_on_duty_alone(town, browser, hour, secretary, in_post):
    booking = acts.take_hour(town.bob, venue=hour, slot=WEDNESDAY.isoformat()).noun
    with travel(WEDNESDAY + timedelta(minutes=25)):
        acts.receive_visit(secretary, booking, note="家里的事")
        assert "家里的事" in browser(secretary).get(booking.get_absolute_url()).text
        steward = in_post("街道场地", town.place.street, "street_desk")
        assert "家里的事" not in browser(steward).get(booking.get_absolute_url()).text
        browser(town.dan).get(booking.get_absolute_url(), status=404)


def test_a_matter_too_long_without_answer_stands_on_the_desk_as_late(town, browser, hour, secretary):
    booking = acts.take_hour(town.bob, venue=hour, slot=WEDNESDAY.isoformat()).noun
    with travel(WEDNESDAY + timedelta(minutes=25)):
        acts.receive_visit(secretary, booking, matter=True)
    with travel(MONDAY + timedelta(days=30)):
        desk = browser(secretary).get("/desk/")
        assert desk.sees_link("/desk/hours/")
        assert "已超期" in desk.follow("/desk/hours/").text


def test_a_day_that_falls_away_tells_who_had_booked(town, browser, hour, secretary):
    acts.take_hour(town.bob, venue=hour, slot=WEDNESDAY.isoformat())
    before = Delivery.objects.filter(to_person=town.bob.person_id).count()
    acts.close_place(
        secretary, site=Site.objects.get(), venue=hour, begins=WEDNESDAY, ends=WEDNESDAY + timedelta(hours=2),
        reason="代表开会", met=True,
    )  # fmt: skip
    assert Booking.objects.get().state == "cancelled"
    assert Delivery.objects.filter(to_person=town.bob.person_id).count() == before + 1
    assert queries.slots_of(hour, WEDNESDAY.date(), 1) == []


def test_a_visit_reaches_calendar_and_clock(town, hour, secretary):
    acts.take_hour(town.bob, venue=hour, slot=WEDNESDAY.isoformat())
    duty = alone(queries.duty_of(secretary, secretary_person(secretary), now(), now() + timedelta(days=9)))
    assert [one.begins for one in duty] == [WEDNESDAY] and "Bob" not in duty[0].title


def secretary_person(actor):
    return Person.objects.get(pk=actor.person_id)
