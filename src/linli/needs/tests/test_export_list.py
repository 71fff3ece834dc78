"""A list leaves the house: who took it stands in the journal, and no word of its contents."""

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours
from linli.needs import acts
from linli.needs.tests.asking import refused


def taken(town, by=None, texts=False):
    return acts.export_list(
        by or town.sue, town.place.street.pk, format="csv", narrowed=["queue=all", "q"], texts=texts
    )


def test_it_leaves_an_entry_with_the_names_of_the_filters(town):
    entry = Entry.objects.get(pk=taken(town).entry.pk)
    assert (entry.noun, entry.noun_id) == ("organisations.body", town.place.street.pk)
    assert entry.facts["narrowed"] == ["queue=all", "q"]
    assert entry.amounts == {"exported": 1}


def test_it_changes_nothing_of_the_organisation(town):
    version = town.place.street.version
    taken(town)
    town.place.street.refresh_from_db()
    assert town.place.street.version == version


def test_it_refuses_who_reads_no_needs_there(town):
    for who in (town.bob, town.ann):
        with refused(NotYours):
            taken(town, by=who)


def test_it_refuses_texts_to_who_may_not_read_contacts(town):
    with refused(field="text"):
        acts.export_list(town.dora, town.place.district.pk, format="csv", narrowed=[], texts=True)
