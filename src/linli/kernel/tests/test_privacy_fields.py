"""The sealed field in Django's own hands: saving, bulk, forms, printing, queries."""

import copy
import pickle

import pytest
from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.db import connection
from django.db.models import Value
from django.utils import translation

from linli.kernel.clock import now
from linli.kernel.delivery.models import Delivery, Webhook
from linli.kernel.privacy.fields import DOTS, Sealed
from linli.kernel.privacy.reading import PURPOSES, choices, facts_of_reading, reveal
from linli.kernel.refusals import Refused

SECRET = "13800138000"


def letter(**more):
    return Delivery(entry_id=1, at=now(), next_at=now(), noun="needs.need", noun_id=1, subject="s", **more)


def column(pk, name="address"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM kernel_delivery WHERE id = %s", [pk])
        return cursor.fetchone()[0]


def test_a_value_never_prints_itself():
    row = letter(address=SECRET)
    shown = f"{row.address}|{row.address!r}|{row.address:>20}|{[row.address]}|{vars(row)}|%s" % row.address
    assert SECRET not in shown and DOTS in shown
    assert SECRET.encode() not in pickle.dumps(row)
    assert not hasattr(row.address, "__dict__")


def test_it_opens_for_a_purpose_only():
    row = letter(address=SECRET)
    assert row.address.open("call_back") == SECRET
    assert row.address.masked("phone") == "138****8000" and row.address.masked() == DOTS
    with pytest.raises(Refused), translation.override("en"):
        row.address.open("curiosity")


@pytest.mark.django_db
def test_what_is_saved_is_sealed_and_comes_back():
    row = letter(address=SECRET)
    row.save()
    assert SECRET not in column(row.pk) and column(row.pk).startswith("aes-gcm$")
    again = Delivery.objects.get(pk=row.pk)
    assert again.address == row.address and again.address.open("audit") == SECRET
    again.address = "13900139000"
    again.save(update_fields=["address"])
    row.refresh_from_db()
    assert row.address.open("audit") == "13900139000"


@pytest.mark.django_db
def test_saving_again_keeps_the_same_sealing():
    row = letter(address=SECRET)
    row.save()
    before = column(row.pk)
    again = Delivery.objects.get(pk=row.pk)
    again.save()
    assert column(row.pk) == before


@pytest.mark.django_db
def test_bulk_writing_and_values_stay_sealed():
    rows = Delivery.objects.bulk_create([letter(address="13800138001"), letter(address="")])
    rows[1].address = "13800138002"
    Delivery.objects.bulk_update(rows, ["address"])
    told = list(Delivery.objects.order_by("pk").values_list("address", flat=True))
    assert [value.open("audit") for value in told] == ["13800138001", "13800138002"]
    Delivery.objects.update(address="13800138003")
    assert all("13800138003" not in column(row.pk) for row in rows)
    assert {d.address.open("audit") for d in Delivery.objects.only("id")} == {"13800138003"}


@pytest.mark.django_db
def test_empty_and_null_stay_what_they_are():
    row = letter()
    row.save()
    assert column(row.pk) == "" and not Delivery.objects.get(pk=row.pk).address
    assert Delivery.objects.filter(address="").get().address.open("audit") == ""
    assert letter(address=None).address is None
    assert str(letter(address="").address) == "" and letter(address="").address.masked("phone") == ""


@pytest.mark.django_db
def test_it_refuses_to_be_searched():
    with pytest.raises(FieldError):
        list(Delivery.objects.filter(address__contains="138"))
    assert not Delivery.objects.filter(address__isnull=True).exists()


def test_a_value_of_another_column_does_not_open():
    hook = Webhook(secret=Sealed(letter(address=SECRET).address.stored, "kernel.webhook.secret"))
    with pytest.raises(Exception, match="moved"):
        hook.secret.open("deliver")


class LetterForm(forms.ModelForm):
    class Meta:
        model = Delivery
        fields = ["address"]


class HookForm(forms.ModelForm):
    class Meta:
        model = Webhook
        fields = ["secret"]


def test_a_form_shows_dots_and_keeps_what_it_did_not_see():
    row = letter(address=SECRET)
    shown = str(LetterForm(instance=row))
    assert SECRET not in shown and DOTS in shown
    form = LetterForm({"address": DOTS}, instance=row)
    assert form.is_valid() and form.save(commit=False).address.open("audit") == SECRET
    form = LetterForm({"address": "13900139000"}, instance=row)
    assert form.is_valid() and form.save(commit=False).address.open("audit") == "13900139000"
    form = LetterForm({"address": ""}, instance=row)
    assert form.is_valid() and not form.save(commit=False).address


def test_full_clean_passes_a_value_and_refuses_a_missing_one():
    row = letter(address=SECRET)
    row.clean_fields(exclude={f.name for f in Delivery._meta.fields} - {"address"})
    assert row.address.open("audit") == SECRET
    others = {f.name for f in Webhook._meta.fields} - {"secret"}
    with pytest.raises(ValidationError):
        Webhook(secret="").clean_fields(exclude=others)
    assert not HookForm({"secret": ""}).is_valid()


def test_dots_are_never_stored_as_a_value():
    with pytest.raises(ValidationError):
        letter(address=DOTS)


def test_expressions_pass_and_copies_hold():
    row = letter(address=Value("x"))
    assert isinstance(row.address, Value)
    row = letter(address=SECRET)
    assert copy.deepcopy(row).address == row.address == pickle.loads(pickle.dumps(row)).address
    assert letter(address=SECRET).address != row.address and len({row.address, row.address}) == 1


def test_it_is_not_for_fixtures():
    with pytest.raises(ValueError, match="backup"):
        Delivery._meta.get_field("address").value_to_string(letter(address=SECRET))


def test_revealing_asks_for_one_of_the_purposes_of_readers():
    row = letter(address=SECRET, text="plain")
    assert reveal(row, "address", "emergency") == SECRET and reveal(row, "text", "audit") == "plain"
    for purpose in ("", "deliver", "curiosity"):
        with pytest.raises(Refused):
            reveal(row, "address", purpose)
    assert [code for code, _ in choices()] == list(PURPOSES)
    assert facts_of_reading("address", "audit", 7) == {"read": "address", "purpose": "audit", "subject": 7}
