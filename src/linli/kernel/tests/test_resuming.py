"""What came back after signing in again is only shown: no act is done by looking."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.kernel import resuming
from linli.kernel.actors import CLOCK
from linli.kernel.evidence.forms import PhotosField
from linli.kernel.forms import ActForm
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused
from linli.kernel.tests import lamps as kept


class Sent(ActForm):
    photos = PhotosField(required=False)


@pytest.fixture
def looking():
    token = resuming.back.set(resuming.Back(files=True))
    yield
    resuming.back.reset(token)


def test_a_form_is_handed_back_and_asks_for_its_files_again(looking):
    form = Sent({})
    with pytest.raises(resuming.Unsent) as caught:
        resuming.stop(form)
    assert caught.value.form is form
    assert form.errors["photos"] == [str(resuming.CHOOSE_AGAIN)]


def test_an_act_is_refused_whatever_calls_it(looking, lamps):
    before = Entry.objects.count()
    with pytest.raises(Refused):
        kept.light(CLOCK, kept.Lamp.objects.create(name="x"))
    assert Entry.objects.count() == before


def test_without_it_nothing_is_held_up():
    resuming.stop(Sent({}, {"photos": SimpleUploadedFile("a.jpg", b"x")}))
    resuming.refuse()
