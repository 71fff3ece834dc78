"""Saying how it was: by the link that came with the answer, or with the receipt."""

from datetime import timedelta

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.clock import now, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.needs import acts, testing
from linli.needs.models import Need, Rating
from linli.needs.tests.walking import inputs
from linli.people.models import Person
from linli.people.testing import sign_in

GOOD = {"contacted": "1", "solved": "1", "satisfied": "yes"}


def _link(need, person=None):
    rows = Delivery.objects.filter(noun_id=need.pk, link__startswith="/rate/")
    return (rows.filter(to_person=person) if person else rows).latest("id").link


def test_it_says_which_matter_and_asks_three_questions(client, town):
    need = testing.replied(town)
    page = client.get(_link(need))
    told = page.content.decode()
    assert need.number in told
    assert "灯已换好" in told
    assert {"contacted", "solved", "satisfied"} <= set(page.context["form"].fields)


def test_looking_uses_nothing_up(client, town):
    link = _link(testing.replied(town))
    for _robot in range(5):
        assert client.get(link).context["form"]
        assert client.head(link).status_code == 200
    assert client.post(link, GOOD).status_code == 302
    assert Rating.objects.count() == 1


def test_it_closes_without_signing_in_and_keeps_nobody(client, town):
    need = testing.replied(town)
    answer = client.post(_link(need), GOOD, follow=True)
    need.refresh_from_db()
    assert (need.state, need.outcome) == ("closed", "solved")
    assert answer.context["why"] == "used"
    entry = Entry.objects.filter(kind="needs.need.rated").get()
    assert (entry.actor, entry.via) == (None, "link")


def test_the_same_link_twice_counts_once(client, town):
    need = testing.replied(town)
    link = _link(need)
    for _press in range(3):
        client.post(link, GOOD)
    assert Rating.objects.filter(need=need).count() == 1
    assert client.get(link).context["why"] == "used"


@pytest.mark.parametrize("missing", ["contacted", "solved", "satisfied"])
def test_a_question_left_out_is_asked_again(client, town, missing):
    link = _link(testing.replied(town))
    page = client.post(
        link, {name: value for name, value in GOOD.items() if name != missing} | {"words": "谢谢"}
    )
    assert page.status_code == 422
    assert missing in page.context["form"].errors
    assert "谢谢" in page.content.decode()
    assert not Rating.objects.exists()


def test_who_wants_it_taken_up_again_is_thanked_and_asked_later(client, town):
    need = testing.replied(town)
    link = _link(need)
    client.post(link, {"contacted": "1", "solved": "0", "satisfied": "no", "again": "on"})
    need.refresh_from_db()
    assert need.state == "working"
    assert client.get(link).context["why"] == "used"
    acts.reply(town.ann, need, outcome="solved", text="这次好了")
    assert client.get(_link(need)).context["form"]


def test_an_old_link_says_so_and_shows_the_way(client, town):
    link = _link(testing.replied(town))
    with travel(now() + timedelta(days=31)):
        page = client.get(link)
        assert page.context["why"] == "expired"
        assert page.context["back"] == "/track/"
        assert client.post(link, GOOD).context["why"] == "expired"
    assert not Rating.objects.exists()


def test_a_link_nobody_gave_out_shows_the_way_too(client, town):
    page = client.get("/rate/nothing-like-it/")
    assert page.status_code == 404
    assert "/track/" in page.content.decode()


def test_a_link_waits_while_it_is_worked_on_again(client, town):
    need = testing.replied(town)
    link = _link(need)
    acts.reopen(town.ann, need, reason="灯又坏了")
    assert client.get(link).context["why"] == "later"
    assert client.post(link, GOOD).context["why"] == "later"


def test_everybody_who_joined_has_a_word_of_their_own(client, town):
    need = testing.working(town)
    acts.join(town.dan, need)
    acts.reply(town.ann, need, outcome="solved", text="灯已换好")
    client.post(_link(need, town.bob.person_id), GOOD)
    page = client.get(_link(need, town.dan.person_id))
    assert "again" not in page.context["form"].fields
    client.post(_link(need, town.dan.person_id), {"contacted": "0", "solved": "0", "satisfied": "no"})
    assert Rating.objects.filter(need=need).count() == 2
    assert Need.objects.get(pk=need.pk).state == "closed"


def test_the_link_of_a_need_joined_with_another_rates_the_live_one(client, town):
    live, own = testing.raised(town, by=town.dan), testing.raised(town)
    acts.merge(town.sue, own, into=live.pk)
    need = acts.sign(town.ann, acts.dispatch(town.sue, live, body=town.place.community.pk).noun).noun
    need = acts.contact(town.ann, need, reached=True).noun
    acts.reply(town.ann, need, outcome="solved", text="好了")
    page = client.get(_link(live, town.bob.person_id))
    assert own.number in page.content.decode()
    client.post(_link(live, town.bob.person_id), GOOD)
    assert Need.objects.get(pk=live.pk).state == "closed"


def test_it_works_from_the_page_with_the_receipt(client, town):
    need = testing.raised(town, by=NOBODY)
    code = need.receipt_code
    need = acts.sign(town.ann, acts.dispatch(town.sue, need, body=town.place.community.pk).noun).noun
    need = acts.contact(town.ann, need, reached=True).noun
    acts.reply(town.ann, need, outcome="solved", text="灯已换好")
    client.post("/track/", {"code": code})
    page = client.get(f"/needs/{need.pk}/rate/")
    answer = client.post(f"/needs/{need.pk}/rate/", {**inputs(page), **GOOD}, follow=True)
    assert answer.context["why"] == "used"
    assert answer.context["back"] == f"/needs/{need.pk}/"
    assert Need.objects.get(pk=need.pk).state == "closed"


def test_it_waits_for_an_answer_on_the_page_too(client, town):
    need = testing.working(town)
    sign_in(client, Person.objects.get(pk=town.bob.person_id))
    assert client.get(f"/needs/{need.pk}/rate/").context["why"] == "later"
    assert client.post(f"/needs/{need.pk}/rate/", GOOD).context["why"] == "later"
    assert not Rating.objects.exists()
