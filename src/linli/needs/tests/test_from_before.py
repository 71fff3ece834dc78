"""A history taken over from another system is a stock to go through; it does not drown today's work."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now
from linli.needs import queries, testing
from linli.needs.models import Need
from linli.people.models import Person
from linli.people.testing import sign_in


@pytest.fixture
def town(db):
    return testing.a_town()


@pytest.fixture
def stock(town):
    """One taken over with a term long past, one taken over just now, one of the desk's own that is late."""
    made = [testing.working(town) for _time in range(3)]
    old, fresh, own = made
    past = now() - timedelta(days=900)
    Need.objects.filter(pk=old.pk).update(channel="import", due_at=past, respond_by=None)
    Need.objects.filter(pk=fresh.pk).update(channel="import", due_at=now() + timedelta(days=1))
    Need.objects.filter(pk=own.pk).update(due_at=past)
    return old, fresh, own


def lies(actor, key):
    queue = next(one for one in queries.QUEUES if one.key == key)
    return set(queries.in_queue(queue, queries.scope_of(actor)).values_list("pk", flat=True))


def test_it_lies_in_a_queue_of_its_own(town, stock):
    old, fresh, own = (one.pk for one in stock)
    assert lies(town.ann, "before") == {old}
    assert lies(town.ann, "today") == {fresh, own}
    assert old not in lies(town.ann, "near") and own in lies(town.ann, "near")
    assert lies(town.ann, "open") == {old, fresh, own}, "nothing is hidden"


def test_the_queue_shows_only_where_something_lies_in_it(client, town, stock):
    sign_in(client, Person.objects.get(pk=town.ann.person_id))
    assert "queue=before" in client.get("/desk/").content.decode()
    Need.objects.filter(pk=stock[0].pk).update(channel="web")
    assert "queue=before" not in client.get("/desk/").content.decode()


def test_the_board_counts_it_apart_and_opens_to_it(client, town, stock):
    old, _fresh, own = stock
    sign_in(client, Person.objects.get(pk=town.sue.person_id))
    answer = client.get("/board/")
    board = answer.context["board"]
    assert (board.before, board.overdue) == (1, 1)
    behind = client.get(answer.context["before"]["url"]).context["rows"]
    assert [old.number in row[0]["text"] for row in behind] == [True]
    overdue = client.get(answer.context["figures"][3]["url"]).context["rows"]
    assert [own.number in row[0]["text"] for row in overdue] == [True]
