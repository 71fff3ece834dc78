"""A query made once answers as the queryset would, each time with other values."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.kernel.ready import Ready, among, for_these_values
from linli.kernel.tests.lamps import ANN, Lamp, LampNote, hang

NAMED = Ready(
    lambda name, watts: Lamp.objects.filter(name=name, watts__gte=watts, state="off").order_by("id")
)
NOTES = Ready(lambda lamp: LampNote.objects.filter(lamp=lamp).select_related("lamp"))
WATTS = Ready(lambda name: Lamp.objects.filter(name=name).values_list("name", "watts"))


def test_it_takes_its_values_in_order_again_and_again(lamps):
    gate, yard = (hang(ANN, name=name).noun for name in ("gate", "yard"))
    assert [list(NAMED(*given)) for given in (("gate", 0), ("yard", 0), ("gate", 10**6))] == [
        [gate],
        [yard],
        [],
    ]
    assert NAMED.first("nowhere", 0) is None


def test_it_brings_what_select_related_names_without_another_statement(lamps):
    gate = hang(ANN, name="gate").noun
    LampNote.objects.create(lamp=gate, text="by the door")
    with CaptureQueriesContext(connection) as caught:
        note = NOTES.first(gate.pk)
        assert (note.text, note.lamp.name, note.lamp.watts) == ("by the door", "gate", gate.watts)
    assert len(caught) == 1


def test_it_gives_the_tuples_of_values_list(lamps):
    gate = hang(ANN, name="gate").noun
    assert list(WATTS("gate")) == [("gate", gate.watts)]


def test_a_condition_among_numbers_is_one_text_for_any_number_of_them(lamps):
    lit = [hang(ANN, name=name).noun.pk for name in ("gate", "yard", "door")]
    for some in ([], lit[:1], lit):
        assert sorted(Lamp.objects.filter(among("pk", some)).values_list("pk", flat=True)) == some
    assert (
        len({str(Lamp.objects.filter(among("pk", some)).query.sql_with_params()[0]) for some in ([], lit)})
        == 1
    )


def test_what_depends_on_its_values_is_not_planned_for_all_of_them(lamps):
    def prepared():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%kernel_lamp%%'"
            )
            return cursor.fetchone()[0]

    before = prepared()
    with for_these_values():
        for watts in range(9):
            list(Lamp.objects.filter(watts=watts))
    assert prepared() == before
    for watts in range(9):
        list(Lamp.objects.filter(watts=watts))
    assert prepared() == before + 1, "outside, what is asked again and again is prepared as ever"
