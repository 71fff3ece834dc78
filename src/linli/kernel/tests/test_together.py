"""Questions asked together come back as each would alone, in one statement a step."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Count, DecimalField, F, Sum, Value

from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.kernel.testing.statements import statements
from linli.kernel.tests.lamps import ANN, Lamp, LampNote, hang
from linli.kernel.together import Sql, alone, ask, sums, together


@pytest.fixture
def lit(lamps):
    gate, yard = (hang(ANN, name=name).noun for name in ("gate", "yard"))
    LampNote.objects.create(lamp=gate, text="by the door")
    return gate, yard


def questions():
    """Rows of every kind: nouns with related ones, dicts, tuples, single values, figures, nothing, plain SQL."""
    lamps = Lamp.objects.order_by("-name")
    return [
        lamps,
        LampNote.objects.select_related("lamp"),
        lamps.values("name", "watts"),
        lamps.values_list("name", "state"),
        lamps.values_list("pk", flat=True),
        lamps.annotate(notes=Count("lampnote")).values_list("name", "notes"),
        lamps.annotate(price=Value(Decimal("1.50"), DecimalField())).values_list("price", flat=True),
        lamps.filter(name="gate")[:1],
        lamps.filter(pk__in=[]),
        Entry.objects.order_by("id"),
    ]


def test_each_question_is_answered_as_it_would_be_alone(lit):
    expected = [list(one) for one in questions()]
    with statements(1):
        found = ask(questions())
    assert found == expected and found[0] == [lit[1], lit[0]]
    with statements(0):
        assert found[1][0].lamp.name == "gate"
    for old, new in zip(expected[-1], found[-1], strict=True):
        assert (old.at, old.facts, old.amounts, old.scopes, old.chain) == (
            new.at, new.facts, new.amounts, new.scopes, new.chain,
        )  # fmt: skip


def test_plain_sql_stands_beside_querysets(lit):
    asked = Sql(
        "SELECT name, %(day)s::date, %(few)s::int[] FROM kernel_lamp WHERE name = ANY(%(names)s::text[])",
        {"day": date(2026, 3, 1), "few": [1, 2], "names": ["gate"]},
        lambda name, day, few: f"{name} {day} {few}",
    )
    with statements(1):
        told = ask([asked, Lamp.objects.filter(name="yard"), asked])
    assert told == [["gate 2026-03-01 [1, 2]"], [lit[1]], ["gate 2026-03-01 [1, 2]"]]


def test_sums_are_one_row_also_of_nothing(lit):
    every, none = Lamp.objects.order_by("name"), Lamp.objects.filter(pk__in=[])
    with statements(1):
        assert ask([sums(every, n=Count("pk"), watts=Sum("watts")), sums(none, n=Count("pk"))]) == [
            [{"n": 2, "watts": 0}],
            [{"n": 0}],
        ]


def test_nothing_asked_is_no_statement(db):
    with statements(0):
        assert together([1, None]) == [1, None] and ask([Lamp.objects.none()]) == [[]]


def test_parts_go_in_step_and_a_part_without_questions_is_told_already(lit):
    def one():
        names = yield Lamp.objects.order_by("name").values_list("name", flat=True)
        notes, dark = yield LampNote.objects.filter(lamp__name__in=names), Lamp.objects.filter(watts__lt=0)
        return names, len(notes), dark

    def other():
        found = yield from inner()
        return [lamp.name for lamp in found]

    def inner():
        return (yield Lamp.objects.filter(name="yard"))

    with statements(2):
        assert together([one(), "as it was", other()]) == [(["gate", "yard"], 1, []), "as it was", ["yard"]]


def test_what_happens_in_a_part_is_not_swallowed(lit):
    def fails():
        yield Lamp.objects.all()
        raise LookupError("no such lamp")

    with pytest.raises(LookupError, match="no such lamp"):
        alone(fails())


def test_times_are_those_of_a_queryset(lit):
    found = ask([Entry.objects.annotate(day=F("at__date")).values_list("at", "day")])[0]
    assert found == list(Entry.objects.values_list("at", "at__date")) and found[0][1] == today()
