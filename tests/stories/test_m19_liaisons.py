"""M19 党建工作指导员、联络员: assigned, introduced, visiting, handed over; places without one are listed."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.ledgers import LEDGERS
from linli.organisations.acts import change_post
from linli.organisations.models import Liaison, Post
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_site


@pytest.fixture
def firm(town):
    host = a_body(Kind.RESIDENT_UNIT, "安巷家政公司", town.place.community)
    return a_site(town.place.community, "安巷家政公司", "firm", host=host)


@pytest.fixture
def sue(town, in_post, browser):
    return browser(in_post("Sue Fugai", town.place.street, "street_desk"))


@pytest.fixture
def lia(town, in_post):
    return in_post("Lia Lianluo", town.place.community, "community_worker")


def _sent(sue, firm, lia):
    sue.get("/desk/liaisons/").follow(f"/desk/reach/{firm.pk}/")
    sue.follow(f"/desk/reach/{firm.pk}/liaison/")
    sue.send(post=str(lia.post.id), sent_as="liaison")
    sue.act("introduced", on=today().isoformat())
    return Liaison.objects.get()


def test_from_sent_to_handed_over(town, sue, firm, lia, browser):
    liaison = _sent(sue, firm, lia)
    own = browser(lia).get("/me/inbox/")
    assert "安巷家政公司" in own.text
    own.get("/desk/liaisons/").act("visited", on=today().isoformat(), note="想办一次培训。")
    liaison.refresh_from_db()
    assert liaison.state == "visiting"
    sue.get(liaison.get_absolute_url()).act("handed_over", reason="岗位调整。")
    firm.refresh_from_db()
    assert firm.state == "gap"
    assert (
        "安巷家政公司"
        in sue.get("/desk/liaisons/").text.split("还没有人联系的场所")[1].split("谁联系哪里")[0]
    )


def test_a_visit_a_quarter_is_due_and_overdue_on_the_desk(town, sue, firm, lia, browser):
    _sent(sue, firm, lia)
    assert "下次走访" in browser(lia).get("/desk/liaisons/").text
    with travel(now() + timedelta(days=100)):
        assert "走访已逾期" in browser(lia).get("/desk/liaisons/").text
        assert "联络走访" in browser(lia).get("/desk/").text


def test_the_place_reads_a_name_only_where_the_post_is_public(town, sue, firm, lia, browser):
    _sent(sue, firm, lia)
    assert "Lia" not in browser().get(f"/bodies/{firm.host_id}/").text
    change_post(CLOCK, Post.objects.get(pk=lia.post.id), is_public=True)
    assert "Lia Lianluo" in browser().get(f"/bodies/{firm.host_id}/").text


def test_the_ledger_counts_visits_and_tells_no_note():
    codes = {column.code for column in LEDGERS["organisations.liaisons"].columns}
    assert "visits" in codes and "note" not in codes
