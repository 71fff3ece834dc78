from datetime import UTC, datetime

import pytest
from django.db.transaction import atomic

from linli.kernel.clock import local, travel
from linli.kernel.refusals import NotFound
from linli.people.acts import ask_correction
from linli.people.queries import contested, statements_on


@pytest.fixture
def asked(ann, as_self):
    with travel(datetime(2026, 3, 2, 2, tzinfo=UTC)):
        return ask_correction(
            as_self(ann), record="people.person", record_id=ann.pk, wish="correct", text="名字写错了"
        ).noun


def test_it_marks_the_record_and_names_a_day(asked, ann):
    assert contested("people.person", ann.pk)
    assert local(asked.due_at).isoformat() == "2026-03-18T00:00:00+08:00"


def test_it_refuses_records_about_others(ann, bob, as_self):
    for about in ("people.person", "kernel.rule", "no.such"):
        with pytest.raises(NotFound), atomic():
            ask_correction(as_self(ann), record=about, record_id=bob.pk, wish="delete", text="不是我的")


def test_it_lets_a_statement_stand_at_once(ann, as_self):
    ask_correction(as_self(ann), record="people.person", record_id=ann.pk, wish="state", text="我的说法")
    assert not contested("people.person", ann.pk)
    assert [one.text for one in statements_on("people.person", ann.pk)] == ["我的说法"]
