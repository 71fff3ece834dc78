"""Who goes to a place without an organisation: assigned, introduced, visiting, handed over."""

from datetime import date, timedelta

import pytest
from django.test import Client

from linli.kernel.clock import today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.rulebook import load_rulebook
from linli.organisations.acts import (
    assign_liaison,
    change_post,
    close_site,
    cover_site,
    dissolve_body,
    hand_over_liaison,
    introduce_liaison,
    note_visit,
    reach_site,
    vacate_post,
)
from linli.organisations.models import Liaison, Post, Site, SiteVisit
from linli.organisations.queries import actor_for, sites_without
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_post, a_site
from linli.organisations.tests.reminding import START
from linli.people.models import Person


@pytest.fixture
def site(place):
    load_rulebook()
    unit = a_body(Kind.RESIDENT_UNIT, "安巷家政公司", place.community)
    return a_site(place.community, "安巷家政公司", "firm", host=unit)


@pytest.fixture
def seat(place, somebody):
    return a_post(place.community, "community_worker", somebody("Lia Lianluo"))


@pytest.fixture
def lia(seat):
    """Lia holds the post that is sent."""
    return actor_for(seat.person, seat.pk)


@pytest.fixture
def sent(sue, site, seat):
    with travel(START):
        return assign_liaison(sue, site=site, post=seat, sent_as="liaison").noun


@pytest.fixture
def met(sue, sent):
    with travel(START):
        return introduce_liaison(sue, sent, on=START.date()).noun


def test_whoever_is_sent_is_told(sent, seat):
    assert sent.state == "assigned"
    assert Delivery.objects.get(noun="organisations.liaison").to_person == seat.person_id


def test_sending_it_refuses_twice_an_empty_post_and_strangers(place, sue, lia, site, seat, sent):
    with pytest.raises(Refused):
        assign_liaison(sue, site=site, post=seat, sent_as="liaison")
    other = a_site(place.other)
    with pytest.raises(Refused) as refused:
        assign_liaison(sue, site=other, post=a_post(place.other, "community_worker"), sent_as="liaison")
    assert refused.value.field == "post"
    with pytest.raises(NotYours):
        assign_liaison(lia, site=other, post=seat, sent_as="liaison")


def test_introduced_the_gap_is_covered_and_the_host_is_told(met):
    assert (met.site.state, met.site.way, met.site.by) == ("covered", "liaison", None)
    assert met.next_by == date(2026, 6, 2)
    assert Delivery.objects.filter(to_body=met.site.host_id).exists()


def test_introducing_it_refuses_days_to_come_and_the_liaison(sue, lia, sent):
    with travel(START):
        with pytest.raises(Refused):
            introduce_liaison(sue, sent, on=START.date() + timedelta(days=1))
        with pytest.raises(NotYours):
            introduce_liaison(lia, sent, on=START.date())


def test_a_visit_moves_the_next_and_keeps_a_short_note(lia, met):
    with travel(START + timedelta(days=100)):
        done = note_visit(lia, met, on=date(2026, 6, 9), note="想办培训。")
    assert (done.noun.state, done.noun.next_by) == ("visiting", date(2026, 9, 9))
    assert (done.entry.amounts["visits"], done.entry.amounts["late"]) == (1, 1)
    assert "想办培训" not in str(done.entry.facts)
    assert SiteVisit.objects.get().note == "想办培训。"


def test_an_earlier_visit_entered_late_does_not_move_the_next_back(lia, met):
    with travel(START + timedelta(days=60)):
        later = note_visit(lia, met, on=date(2026, 4, 20)).noun
        assert note_visit(lia, later, on=date(2026, 4, 1)).noun.next_by == date(2026, 7, 20)


def test_visits_wait_for_the_introduction_and_are_not_for_strangers(lia, dan, sent, met):
    with travel(START):
        with pytest.raises(Refused):
            note_visit(lia, met, on=date(2026, 3, 1))
        with pytest.raises(NotYours):
            note_visit(dan, met, on=START.date())
    Liaison.objects.filter(pk=met.pk).update(state="assigned")
    with pytest.raises(NotNow):
        note_visit(lia, met.pk, on=today())


def test_handed_over_to_somebody_the_place_is_no_gap(place, sue, somebody, met):
    after = a_post(place.other, "community_worker", somebody("Next"))
    hand_over_liaison(sue, met, to=str(after.pk))
    now = Liaison.objects.exclude(state="handed_over").get()
    assert (now.post, now.state, now.site.state) == (after, "assigned", "covered")


def test_handed_over_to_nobody_it_is_a_gap_again(place, sue, lia, met):
    with pytest.raises(NotYours):
        hand_over_liaison(lia, met)
    done = hand_over_liaison(sue, met, reason="调走了。").noun
    assert done.state == "handed_over" and done.next_by is None
    assert Site.objects.get(pk=met.site_id).state == "gap"
    with pytest.raises(NotNow):
        hand_over_liaison(sue, done)


def test_a_place_with_an_own_organisation_stays_covered_without_its_liaison(sue, branch, met):
    cover_site(sue, met.site, by=branch)
    hand_over_liaison(sue, met.pk)
    assert Site.objects.get(pk=met.site_id).by == branch


def test_places_without_anybody_are_listed_also_when_the_post_is_empty(place, ann, seat, met):
    assert not sites_without(place.street.path).exists()
    vacate_post(ann, Post.objects.get(pk=seat.pk))
    assert list(sites_without(place.street.path)) == [met.site]


def test_a_place_does_not_leave_the_list_and_a_body_does_not_end_before(place, ann, sue, met, seat):
    with pytest.raises(Refused):
        close_site(sue, met.site_id)
    vacate_post(ann, Post.objects.get(pk=seat.pk))
    assert "由这里的岗位联系的场所: 1" in str(
        dissolve_body.form(actor=ann, noun=place.community).fields["ended_on"].help_text
    )


def test_reaching_by_a_liaison_is_for_who_looks_after_the_list(place, sue, dan):
    with pytest.raises(NotYours):
        reach_site(dan, a_site(place.community, "某处"), since=today())
    done = reach_site(sue, Site.objects.get(name="某处"), since=today())
    assert (done.noun.way, done.entry.amounts["covered"]) == ("liaison", 1)
    with pytest.raises(NotNow):
        reach_site(sue, close_site(sue, a_site(place.other, "关了")).noun.pk + 10_000, since=today())


def test_the_liaison_sees_their_places_and_notes_a_visit(place, site, seat, met):
    client = Client()
    client.force_login(Person.objects.get(pk=seat.person_id))
    page = client.get("/desk/liaisons/").content.decode()
    assert "安巷家政公司" in page and "逾期" in page and "还没有人联系的场所" not in page
    assert "/desk/liaisons/" in client.get("/desk/").content.decode()
    client.post(
        f"/do/organisations.liaison.visited/{met.pk}/", {"on": today().isoformat(), "note": "谈了招聘。"}
    )
    assert "谈了招聘" in client.get(f"/desk/liaisons/{met.pk}/").content.decode()
    assert client.get(f"/desk/reach/{site.pk}/").status_code == 404


def test_the_street_sends_somebody_through_the_page_of_the_place(place, site, seat, somebody):
    who = somebody("Sue")
    a_post(place.street, "street_desk", who)
    client = Client()
    client.force_login(who)
    assert "安巷家政公司" in client.get("/desk/liaisons/").content.decode()
    assert f"/desk/reach/{site.pk}/liaison/" in client.get(f"/desk/reach/{site.pk}/").content.decode()
    assert (
        client.post(f"/desk/reach/{site.pk}/liaison/", {"post": "", "sent_as": "liaison"}).status_code == 422
    )
    client.post(f"/desk/reach/{site.pk}/liaison/", {"post": seat.pk, "sent_as": "instructor"})
    assert Liaison.objects.get().sent_as == "instructor"


def test_the_host_reads_name_and_desk_only_where_the_post_is_public(ann, met, seat):
    address = f"/bodies/{met.site.host_id}/"
    assert "Lia" not in Client().get(address).content.decode()
    change_post(ann, Post.objects.get(pk=seat.pk), is_public=True)
    assert "Lia Lianluo" in Client().get(address).content.decode()


def test_a_resident_finds_no_liaisons(met, somebody):
    client = Client()
    client.force_login(somebody("Bob"))
    assert client.get("/desk/liaisons/").status_code == 404
    assert client.get(f"/desk/liaisons/{met.pk}/").status_code == 404
