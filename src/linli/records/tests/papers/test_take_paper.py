"""A paper is taken away as a file, and it is written down who took it."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours
from linli.records import acts
from linli.records.testing.papers import a_notice


def test_it_writes_down_who_took_it_in_which_form(town):
    paper = a_notice(town.ann)
    acts.take_paper(town.ann, paper, format="pdf")
    entry = Entry.objects.get(kind="records.paper.taken")
    assert (entry.actor, entry.facts["format"], entry.facts["state"]) == (
        town.ann.person_id,
        "pdf",
        "drafted",
    )


def test_it_changes_nothing(town):
    paper = a_notice(town.ann)
    before = paper.version
    acts.take_paper(town.sue, paper, format="docx")
    paper.refresh_from_db()
    assert paper.version == before


def test_it_refuses_who_may_not_read_it(town):
    with pytest.raises(NotYours):
        acts.take_paper(town.bob, a_notice(town.ann), format="pdf")
