"""Files in a form: several at once, refused in words at the field."""

from io import BytesIO

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from PIL import Image

from linli.kernel import reference
from linli.kernel.evidence.forms import MOST, PhotosField
from linli.kernel.rulebook import load_rulebook
from linli.kernel.rulebook.models import Rule


class Asking(forms.Form):
    photos = PhotosField(required=False)


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def upload(name="a.jpg", data=None):
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue() if data is None else data)


def filled(*files):
    return Asking({}, MultiValueDict({"photos": list(files)}))


def test_several_photos_come_out_examined():
    form = filled(upload("a.jpg"), upload("b.png"))
    assert form.is_valid() and [one.name for one in form.cleaned_data["photos"]] == ["a.jpg", "b.jpg"]
    assert all(one.is_photo for one in form.cleaned_data["photos"])


def test_no_photo_is_needed():
    form = filled()
    assert form.is_valid() and form.cleaned_data["photos"] == []


@pytest.mark.parametrize(
    ("data", "word"), [(b"MZ\x90 program", "program"), (b"<svg/>", "SVG"), (b"", "empty")]
)
def test_a_bad_file_is_refused_at_the_field(data, word):
    form = filled(upload(), upload("photo.jpg", data))
    assert not form.is_valid() and word in form.errors["photos"][0]


def test_too_many_are_refused():
    form = filled(*[upload() for _ in range(MOST + 1)])
    assert not form.is_valid() and str(MOST) in form.errors["photos"][0]


def test_the_rulebook_sets_how_large_a_file_may_be():
    load_rulebook()
    assert filled(upload()).is_valid()
    Rule.objects.filter(code="evidence.photo").update(value=0)
    reference.touch("rulebook")
    assert not filled(upload()).is_valid()
