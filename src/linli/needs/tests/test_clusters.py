"""What repeats: who is told, what counts, what it costs, and that it reads days and not the history."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from linli.kernel import reference
from linli.kernel.clock import local, now, today
from linli.kernel.refusals import NotFound
from linli.kernel.rulebook.models import Rule
from linli.kernel.testing import statements
from linli.needs import acts, queries, rules, testing
from linli.needs.models import Category, Need
from linli.needs.queries.clusters import tell_clusters


@pytest.fixture
def lamps(town):
    return Category.objects.create(code="lamps", name="路灯", name_en="Street lamps").pk


def some(town, category, times, *, ago=0, **inputs):
    """Needs of one kind in the community, raised so many days ago."""
    made = [testing.raised(town, category=category, **inputs) for _time in range(times)]
    at = now() - timedelta(days=ago)
    Need.objects.filter(pk__in=[need.pk for need in made]).update(raised_at=at)
    return made


def found(town, day=None, path=""):
    return queries.clusters(path or town.place.community.path, day=day or today())


def test_it_begins_at_the_number_of_the_rulebook(town, lamps):
    some(town, lamps, 4)
    assert found(town) == []
    made = some(town, lamps, 1)
    [one] = found(town)
    assert (one.category, one.area, one.count) == (lamps, town.place.community.area_code, 5)
    assert (one.first, one.last, one.season_before) == (today(), today(), 0)
    assert made[0].pk in one.needs and len(one.needs) == 5 and one.category_name
    Rule.objects.filter(code="needs.theme.count").update(value=6)
    reference.forget()
    assert found(town) == []


def test_it_is_one_kind_in_one_community(town, lamps):
    other = Category.objects.create(code="lifts", name="电梯", name_en="Lifts").pk
    some(town, lamps, 4)
    some(town, other, 4)
    some(town, lamps, 4, area=town.place.other.area_code)
    some(town, lamps, 4, area=town.place.street.area_code)
    assert found(town) == [] == found(town, path=town.place.street.path)
    some(town, lamps, 1, area=town.place.other.area_code)
    [one] = found(town, path=town.place.street.path)
    assert one.area == town.place.other.area_code
    assert found(town) == [], "the other community's is not this one's"


def test_it_looks_at_the_last_thirty_days(town, lamps):
    some(town, lamps, 4)
    some(town, lamps, 1, ago=30)
    assert found(town) == []
    some(town, lamps, 1, ago=29)
    assert found(town)[0].count == 5
    assert found(town, day=today() - timedelta(days=1)) == [], (
        "what came later is not known on an earlier day"
    )


def test_what_was_joined_counts_once_and_what_was_taken_back_not_at_all(town, lamps):
    first, second, *_rest = some(town, lamps, 6)
    assert found(town)[0].count == 6
    acts.merge(town.sue, second, into=first.pk)
    assert found(town)[0].count == 5
    acts.withdraw(town.bob, _rest[0])
    assert found(town) == []
    some(town, lamps, 3, kind="praise")
    assert found(town) == [], "words of praise are no theme"


def test_it_tells_the_same_days_of_last_year(town, lamps):
    some(town, lamps, 5)
    same = local(now()) - timedelta(days=1)
    year = datetime.combine(rules.year_before(same.date()), same.time(), same.tzinfo)
    made = some(town, lamps, 3)
    Need.objects.filter(pk__in=[need.pk for need in made]).update(raised_at=year)
    assert found(town)[0].season_before == 3


def test_it_tells_what_the_coming_days_brought_last_year(town, lamps):
    made = some(town, lamps, 5)
    coming = today() + timedelta(days=10)
    at = datetime.combine(rules.year_before(coming), local(now()).time(), local(now()).tzinfo)
    Need.objects.filter(pk__in=[need.pk for need in made]).update(raised_at=at)
    assert found(town) == []
    [one] = queries.seasonal(town.place.community.path, day=today())
    assert (one.count, one.first) == (5, rules.year_before(coming))
    assert queries.seasonal(town.place.community.path, day=today() + timedelta(days=11)) == []


def test_a_leap_day_has_a_day_one_year_before():
    assert rules.year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert rules.year_before(date(2027, 3, 1)) == date(2026, 3, 1)


def test_before_and_after_are_counted_by_the_same_rule(town, lamps):
    area, at = town.place.community.area_code, today()
    first, second, *_rest = some(town, lamps, 3)
    some(town, lamps, 2, ago=40)
    acts.merge(town.sue, second, into=first.pk)
    assert queries.counted(lamps, area, at, at + timedelta(days=1)) == 2
    assert queries.counted(lamps, area, at - timedelta(days=40), at) == 2
    assert queries.counted(lamps, town.place.other.area_code, at, at + timedelta(days=1)) == 0


def test_those_who_read_the_needs_are_told_and_nobody_else(town, lamps):
    some(town, lamps, 5)
    told = tell_clusters(town.ann, body=town.place.community.pk)
    assert [one["count"] for one in told["now"]] == [5] and told["coming"] == []
    assert "needs" not in told["now"][0], "counts, never whose they are"
    for stranger in (town.bob, town.dan, testing.NOBODY):
        with pytest.raises(NotFound):
            tell_clusters(stranger, body=town.place.community.pk)
    with pytest.raises(NotFound):
        tell_clusters(town.ann, body=town.place.street.pk)


def test_two_statements_tell_of_one_and_of_many(town, lamps):
    some(town, lamps, 5)
    found(town)
    with statements(2):
        found(town, path=town.place.street.path)
    for at in range(4):
        more = Category.objects.create(code=f"more{at}", name=f"类{at}", name_en=f"Kind {at}").pk
        some(town, more, 5)
    with statements(2):
        assert len(found(town, path=town.place.street.path)) == 5


MANY = """
    INSERT INTO needs_need (version, raised_at, channel, kind, category_id, urgency, title, text, area, address, state,
        body_id, returns, reporters_n, urged_n, photos_n, clock_from, extended_n, outcome, reply, reply_outcome,
        hung_cause, tries_n, reopened_n, excluded, origin, public_title, public_text, public_reply)
    SELECT 1, %(at)s - n * interval '3 hours', 'web', 'help', %(category)s, 'ordinary', '灯', '灯坏了。',
        %(area)s, '', 'closed', %(body)s, 0, 1, 0, 0, %(at)s, 0, 'solved', '', '', '', 0, 0, '', '', '', '', ''
    FROM generate_series(1, %(many)s) AS n
"""


def nodes(plan):
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def test_it_reads_the_days_looked_at_and_not_the_history(town, lamps, caught_plan):
    place = town.place
    told = {"at": now(), "category": lamps, "many": 12_000}
    with connection.cursor() as cursor:
        for body in (place.community, place.other):
            cursor.execute(MANY, {**told, "area": body.area_code, "body": body.pk})
        cursor.execute("ANALYZE needs_need")
    [one, other] = found(town, path=place.street.path)
    assert one.count == other.count and 230 <= one.count <= 240 and 230 <= one.season_before <= 248
    for path in (place.community.path, place.street.path):
        plan = caught_plan(lambda path=path: found(town, path=path))
        scans = [node for node in nodes(plan) if node.get("Relation Name") == "needs_need"]
        assert scans and {node.get("Index Name") for node in scans} == {"needs_clusters"}
        assert max(node["Actual Rows"] + node.get("Rows Removed by Filter", 0) for node in scans) < 600


@pytest.fixture
def caught_plan():
    """The plan, as it ran, of the first statement that a function sends."""

    def run(function):
        with statements(9) as caught:
            function()
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {caught[0]['sql']}")
            told = cursor.fetchone()[0]
        return (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]

    return run
