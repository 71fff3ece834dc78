"""M44: goals and diary are the member's; the yearly talk's result is entered once; nothing is ranked or added up."""

import json

import pytest
from django.db import connection

from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.volunteers.acts import neighbours as acts
from linli.volunteers.models import Diary, DiaryLine
from linli.volunteers.queries.neighbours import diaries_seen, diary_lines_seen, lines_of
from linli.volunteers.tests import near

TEXT = "帮邻居修了水管"


@pytest.fixture
def diary(town):
    return acts.open_diary(town.bob, body=near.tree().get(town.branch.pk), year=today().year).noun


def written(town, diary, text=TEXT, kind="service"):
    return acts.write_line(town.bob, diary=diary, kind=kind, on=today(), text=text).noun


def test_open_diary_is_once_a_year(town, diary):
    with pytest.raises(Refused):
        acts.open_diary(town.bob, body=near.tree().get(town.branch.pk), year=today().year)
    with pytest.raises(Refused):
        acts.open_diary(town.bob, body=near.tree().get(town.branch.pk), year=today().year - 1)


def test_the_member_and_the_branch_itself_see_it_and_nobody_above(town, diary):
    written(town, diary)
    seen = [diaries_seen(who).count() for who in (town.bob, town.ben, town.ann, town.sue, town.cat)]
    assert seen == [1, 1, 0, 0, 0]
    assert [diary_lines_seen(who).count() for who in (town.bob, town.ben, town.ann, town.cat)] == [1, 1, 0, 0]


def test_write_line_is_sealed_and_no_word_of_it_is_in_the_journal(town, diary):
    line = written(town, diary)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM volunteers_diaryline")
        assert TEXT not in cursor.fetchone()[0]
    assert line.text.open("subject_request") == TEXT
    assert not any(TEXT in json.dumps(one.facts, ensure_ascii=False) for one in Entry.objects.all())


def test_delete_line_takes_the_words_away_until_the_talk(town, diary):
    line, kept = written(town, diary), written(town, diary)
    with pytest.raises(NotYours):
        acts.delete_line(town.ben, line)
    acts.delete_line(town.bob, line)
    assert [one.pk for one in lines_of(diary)] == [kept.pk]
    assert not DiaryLine.objects.get(pk=line.pk).text
    acts.hold_talk(town.ben, diary, talked_on=today(), outcome="qualified")
    with pytest.raises(NotYours):
        acts.delete_line(town.bob, DiaryLine.objects.get(pk=kept.pk))
    with pytest.raises(NotNow):
        written(town, Diary.objects.get())


def test_write_line_refuses_anybody_else(town, diary):
    with pytest.raises(NotNow):
        acts.write_line(town.cat, diary=diary, kind="goal", on=today(), text="x")


def test_hold_talk_is_once_sealed_and_by_the_branch_alone(town, diary):
    for who in (town.bob, town.ann, town.sue):
        with pytest.raises(NotYours):
            acts.hold_talk(who, diary, talked_on=today(), outcome="excellent")
    done = acts.hold_talk(town.ben, diary, talked_on=today(), outcome="excellent").noun
    assert str(done.outcome) == "•••"
    with connection.cursor() as cursor:
        cursor.execute("SELECT outcome FROM volunteers_diary")
        assert "excellent" not in cursor.fetchone()[0]
    assert not any("excellent" in json.dumps(one.facts) for one in Entry.objects.all())
    with pytest.raises(NotNow):
        acts.hold_talk(town.ben, Diary.objects.get(), talked_on=today(), outcome="not")


def test_read_diary_leaves_an_entry_that_the_member_sees(town, diary):
    acts.read_diary(town.ben, diary, purpose="handle_case")
    entry = Entry.objects.get(kind="volunteers.diary.read")
    assert (entry.facts["subject"], entry.facts["purpose"]) == (town.bob.person_id, "handle_case")
    with pytest.raises(NotYours):
        acts.read_diary(town.sue, diary, purpose="handle_case")


def test_nobody_of_the_committee_reviews_themselves(town):
    own = acts.open_diary(town.ben, body=near.tree().get(town.branch.pk), year=today().year).noun
    with pytest.raises(NotYours):
        acts.hold_talk(town.ben, own, talked_on=today(), outcome="excellent")
