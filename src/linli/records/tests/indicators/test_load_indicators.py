"""What is shipped is loaded once; what was changed there stands."""

from django.core.management import call_command

from linli.records.models import Indicator
from linli.records.testing.indicators import load_indicators


def test_it_loads_once(db, capsys):
    call_command("load_indicators")
    assert "added" in capsys.readouterr().out and Indicator.objects.exists()
    assert load_indicators() == 0


def test_what_was_changed_stands(db):
    load_indicators()
    Indicator.objects.filter(code="needs.late").update(name="本区口径")
    load_indicators()
    assert Indicator.objects.get(code="needs.late").name == "本区口径"


def test_every_section_and_direction_has_something(db):
    load_indicators()
    assert set(Indicator.objects.exclude(have="").values_list("have", flat=True)) >= {
        "team", "backbone", "vehicles", "results",
    }  # fmt: skip
    assert Indicator.objects.exclude(service="").exists() and Indicator.objects.exclude(task="").exists()
