"""Whose eyes the files of a case are for."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image

from linli.kernel import erasing
from linli.kernel.clock import now, travel
from linli.kernel.evidence.intake import examine
from linli.kernel.evidence.models import Evidence
from linli.kernel.evidence.views import may_have
from linli.needs import acts, testing
from linli.needs.models import Need


@pytest.fixture(autouse=True)
def _own_shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photo(colour):
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "JPEG")
    return examine(io.BytesIO(out.getvalue()), "lamp.jpg")


def files_of(need):
    return list(Evidence.objects.filter(noun="needs.need", noun_id=need.pk).order_by("id"))


def test_a_photo_is_for_its_sender_and_the_desk_but_not_for_who_joined_or_a_stranger(town):
    need = testing.raised(town, photos=[photo("red")])
    acts.join(town.dan, need)
    [file] = files_of(need)
    assert may_have(town.bob, file) and may_have(town.sue, file)
    assert not may_have(town.dan, file)
    assert not may_have(replace(town.dan, person_id=None), file)


def test_a_photo_of_the_answer_is_for_everybody_whose_matter_it_is(town):
    need = testing.working(town)
    acts.join(town.dan, need)
    acts.reply(town.ann, need, outcome="solved", text="灯已换好。", photos=[photo("green")])
    [file] = files_of(need)
    assert may_have(town.bob, file) and may_have(town.dan, file)


def test_the_receipt_of_the_first_reporter_opens_it_without_an_account(town):
    need = testing.raised(town, by=testing.NOBODY, photos=[photo("blue")])
    acts.join(town.dan, need)
    first, second = need.reporters.order_by("id")
    [file] = files_of(need)
    shown = ("needs.need", need.pk)
    assert may_have(testing.NOBODY.holding(shown, ("needs.reporter", first.pk)), file)
    assert not may_have(testing.NOBODY.holding(shown, ("needs.reporter", second.pk)), file)


def kept(*needs):
    return [[file.erased_at is None for file in files_of(need)] for need in needs]


def test_photos_are_kept_while_the_matter_is_open_and_so_long_after_it_was_closed(town):
    began, years = now(), timedelta(days=365)
    still_open = testing.working(town, photos=[photo("red")])
    late = testing.replied(town, photos=[photo("blue")])
    with travel(began + 2 * years):
        acts.rate(town.bob, late, contacted=True, solved=True, satisfied="yes")
    with travel(began + 4 * years):  # sent four years ago, closed two years ago
        erasing.erase_all()
        assert kept(still_open, late) == [[True], [True]]
    with travel(began + 5 * years + timedelta(days=30)):
        erasing.erase_all()
        assert kept(still_open, late) == [[True], [False]]


def test_a_photo_sent_after_the_closing_is_kept_its_whole_time(town):
    need = testing.closed(town, photos=[photo("red")])
    with travel(now() + timedelta(days=365)):
        acts.add(town.bob, need, note="看,又坏了。", photos=[photo("green")])
    assert Need.objects.get(pk=need.pk).state == "closed"
    with travel(now() + timedelta(days=3 * 365 + 30)):
        erasing.erase_all()
        assert kept(need) == [[False, True]]
