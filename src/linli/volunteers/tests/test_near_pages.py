"""Every page of neighbours, for everybody: it answers, it asks little, and what is not theirs is not there."""

import pytest
from django.db import connection
from django.test import Client

from linli.kernel.clock import today
from linli.kernel.testing.statements import Asked
from linli.people.testing import sign_in
from linli.volunteers.acts import neighbours as acts
from linli.volunteers.models import Match
from linli.volunteers.tests import near

MOST = 10


@pytest.fixture
def full(town):
    """A street in which something of everything has happened."""
    for number, name in enumerate(("甲", "乙")):
        grid = near.a_grid(town, name=name, places=f"{name}1号楼", households=380 + number)
        team = near.a_team(town, grid)
        acts.start_grid(town.ann, grid)
    mate = acts.ask_mate(town.ann, team=team, number=near.person_of(town.bob)).noun
    opening, report = near.offered(town), near.reported(town)
    acts.match_report(town.ann, report, opening=opening.pk)
    one = acts.take_on(town.bob, kind="promise", body=town.here, title="一件事", year=today().year).noun
    acts.publish(town.bob, one, shown_name="王", agrees=True)
    diary = acts.open_diary(town.bob, body=near.tree().get(town.branch.pk), year=today().year).noun
    acts.write_line(town.bob, diary=diary, kind="goal", on=today(), text="写")
    offer = near.asked(town, town.cat, "offer")
    near.asked(town, town.bob, "want")
    match = Match.objects.get()
    here = town.place.community.pk
    return {
        "public": ["/together/", "/grids/", "/grids/?q=多福", f"/grids/of/{here}/", grid.get_absolute_url(),
                   f"/teams/{team.pk}/", opening.get_absolute_url(), one.get_absolute_url(), f"/promises/of/{here}/"],
        "bob": ["/help/", "/help/new/", "/members/", "/members/report/", report.get_absolute_url(), "/promises/",
                "/promises/new/", "/diary/", "/diary/new/", diary.get_absolute_url(), f"/diary/{diary.pk}/line/",
                match.get_absolute_url(), match.want.get_absolute_url(), mate.get_absolute_url(), "/elsewhere/"],
        "cat": [offer.get_absolute_url(), match.get_absolute_url()],
        "ann": ["/desk/grids/", "/desk/grids/new/", f"/desk/grids/{grid.pk}/team/", f"/desk/teams/{team.pk}/ask/",
                "/desk/members/", "/desk/members/posts/new/", report.get_absolute_url(), grid.get_absolute_url()],
        "ben": ["/desk/diaries/", diary.get_absolute_url(), f"/diary/{diary.pk}/read/"],
        "sue": ["/desk/exchange/", "/desk/grids/", "/desk/members/"],
    }  # fmt: skip


def browser(town, who):
    return sign_in(Client(), near.person_of(getattr(town, who))) if who != "public" else Client()


@pytest.mark.parametrize("who", ["public", "bob", "cat", "ann", "ben", "sue"])
def test_every_page_answers_and_asks_little(town, full, who):
    visitor, faults = browser(town, who), []
    for address in full[who]:
        visitor.get(address, follow=True)
        with Asked(connection) as asked:
            answer = visitor.get(address)
        if answer.status_code not in (200, 302) or len(asked) > MOST:
            faults.append(f"{address} → {answer.status_code}, {len(asked)} statements")
    assert faults == []


def test_what_is_not_theirs_is_not_there(town, full):
    own = [*full["bob"][4:5], *full["bob"][9:14], *full["cat"]]
    for who in ("dan",):
        visitor = browser(town, who)
        assert [visitor.get(address).status_code for address in own] == [404] * len(own)
        desks = [
            address for address in (*full["ann"], *full["ben"], *full["sue"]) if address.startswith("/desk/")
        ]
        assert {visitor.get(address).status_code for address in desks} == {404}
    signed_out = Client().get("/help/")
    assert signed_out.status_code == 302 and signed_out.headers["Location"].startswith("/account/login/")


def test_bad_input_keeps_what_was_typed(town, full):
    visitor = browser(town, "bob")
    answer = visitor.post(
        "/help/new/", {"side": "want", "help": "errand", "text": "捎菜", "body": "没有的地方", "contact": "1"}
    )
    text = answer.content.decode()
    assert answer.status_code == 422 and "捎菜" in text and "没有的地方" in text
    twice = visitor.post("/members/report/", {"body": "多福巷", "wishes": "周末"})
    assert twice.status_code == 422 and "周末" in twice.content.decode()
    ann = browser(town, "ann")
    bad = ann.post(
        "/desk/grids/new/", {"body": "多福巷", "name": "丙", "places": "重点人员", "households": "-1"}
    )
    assert bad.status_code == 422
