"""The twelve forms go through the desk as people bring them: nothing wrong is written, each can be printed."""

import pytest

from linli.kernel.clock import travel
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records import acts, testing
from linli.records.queries.stored import content
from linli.records.sheets import read
from linli.records.states.tables import QuestionState as Q
from linli.records.tests.forms.running import changes
from linli.records.tests.forms.town import TODAY, a_past, only_our_ledger
from linli.records.tests.forms.twelve import TWELVE
from linli.records.views.grids import grids


def through_the_desk(form, actor):
    """Read, confirmed with nothing decided, the rest left for the pen."""
    filling = acts.take_in(actor, file=testing.file(form.data, f"{form.name}.{ending(form.data)}")).noun
    filling = acts.confirm(actor, filling).noun
    return filling if filling.state == "filled" else acts.answer(actor, filling, leave=True).noun


def ending(data):
    return "csv" if not data.startswith(b"PK") else "docx" if b"word/document.xml" in data else "xlsx"


@pytest.mark.django_db
def test_nothing_wrong_is_written_and_each_can_be_printed(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    place = a_past()
    desks = {place.first.pk: place.town.ann, place.street.pk: place.town.sue}
    wrong, filled = {}, 0
    with travel(TODAY), only_our_ledger():
        for build in TWELVE:
            form = build(place)
            if form.body.pk not in desks:
                desks[form.body.pk] = holding(person(f"W {form.body.pk}"), form.body, "community_worker")
            done = through_the_desk(form, desks[form.body.pk])
            after = content(done, done.reply)
            changed = changes(read(form.data), read(after), form.added)
            bad = {at: text for at, text in changed.items() if form.truth.get(at) != text}
            wrong |= {form.name: bad} if bad else {}
            filled += len(changed)
            assert done.state == "filled" and grids(read(after))
            assert not done.questions.filter(state__in=(Q.MISSING, Q.PROPOSED)).exists()
    assert wrong == {}
    assert filled > 100, filled
