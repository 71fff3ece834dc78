"""M43: the reserve is written by oneself, seen by oneself, ends by itself, and has no scores."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, travel
from linli.kernel.jobs import TICKS
from linli.kernel.privacy import deny
from linli.training import acts, testing
from linli.training.models import Reserve


@pytest.fixture
def town(db):
    return testing.a_town()


def test_somebody_applies_is_taken_in_sees_who_read_it_and_takes_it_out(town, browser):
    bob, pat = browser(town.bob), browser(town.pat)
    bob.get("/reserve/?apply=1").send(
        body=str(town.place.street.pk), targets=["secretary"], skills="会协调邻里，懂电脑", agree="on"
    )
    one = Reserve.objects.get()
    assert "Bob Baoguo" in pat.get("/desk/reserve/?for=secretary").text
    page = pat.get(f"/reserve/{one.pk}/")
    assert "会协调邻里" not in page.text
    assert "会协调邻里" in page.send(purpose="handle_case").text
    pat.get(f"/reserve/{one.pk}/").act("accepted")
    assert "后备人才库" in bob.get("/me/inbox/").text
    assert "会协调邻里" in bob.get("/me/data/").text
    bob.get(f"/reserve/{one.pk}/").act("withdrawn")
    assert not testing.fresh(one).skills and "Bob Baoguo" not in pat.get("/desk/reserve/").text


def test_an_entry_ends_by_itself_unless_its_person_renews_it(town, browser):
    one = acts.accept(town.pat, testing.applied(town)).noun
    other = acts.accept(town.pat, testing.applied(town, town.cat)).noun
    with travel(now() + timedelta(days=705)):
        TICKS["training.reserve"]()
        assert "即将到期" in browser(town.bob).get("/me/inbox/").text
        acts.renew(town.bob, testing.fresh(one))
    with travel(now() + timedelta(days=740)):
        TICKS["training.reserve"]()
    assert (testing.fresh(one).state, testing.fresh(other).state) == ("accepted", "expired")


def test_a_shortlist_has_no_scores_and_the_order_of_applying(town, browser):
    for actor in (town.cat, town.bob, town.dan):
        testing.applied(town, actor)
    text = browser(town.pat).get("/desk/reserve/?for=secretary").text
    assert text.index("Cat Caixia") < text.index("Bob Baoguo") < text.index("Dan Danian")
    assert deny.columns_that_judge_people() == []
