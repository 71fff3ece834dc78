"""The register: what it finds missing, the export, use, retention; and columns that judge people."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.conf import settings as conf
from django.db import models
from django.test.utils import isolate_apps
from django.utils import translation

from linli.kernel.clock import now
from linli.kernel.delivery.models import Delivery
from linli.kernel.evidence.models import Evidence
from linli.kernel.privacy import deny, register, retention, subject
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal

WORD = {"purpose": "handle", "basis": "duty", "keep": "none", "subject": "none"}


def letter(**more):
    return Delivery.objects.create(
        **{
            "entry_id": 1,
            "at": now(),
            "next_at": now(),
            "noun": "needs.need",
            "noun_id": 1,
            "subject": "s",
            **more,
        }
    )


def faults_of(name, fields):
    with isolate_apps("linli.kernel"):
        meta = type("Meta", (), {"app_label": "kernel"})
        model = type(name, (models.Model,), {"__module__": __name__, "Meta": meta, **fields})
        return list(register.faults(model))


def test_a_text_of_which_nothing_is_said_is_a_fault():
    assert faults_of("A", {"text": models.TextField()}) == [
        "kernel.A.text: name it in PERSONAL or in NOT_PERSONAL"
    ]


@pytest.mark.parametrize(
    "column",
    [
        models.JSONField(default=dict),
        models.FileField(),
        models.EmailField(),
        models.GenericIPAddressField(),
        models.BinaryField(),
    ],
)
def test_every_field_that_can_hold_words_needs_a_word(column):
    assert faults_of("B", {"thing": column}) == ["kernel.B.thing: name it in PERSONAL or in NOT_PERSONAL"]


def test_structure_needs_no_word_but_a_birth_date_does():
    structure = {
        "kind": models.CharField(max_length=9),
        "size": models.CharField(max_length=1, choices=[("s", "s")]),
        "n": models.IntegerField(),
        "at": models.DateTimeField(),
        "done": models.BooleanField(),
        "born_text": models.TextField(),
        "NOT_PERSONAL": ("born_text",),
    }
    assert faults_of("C", structure) == []
    assert faults_of("D", {"birth_date": models.DateField()}) == [
        "kernel.D.birth_date: name it in PERSONAL or in NOT_PERSONAL"
    ]


def test_restricted_text_must_be_sealed():
    plain = {"text": models.TextField(), "PERSONAL": {"text": Personal("P3", **WORD)}}
    assert faults_of("E", plain) == ["kernel.E.text: restricted text is kept in an EncryptedTextField"]
    assert faults_of("F", plain | {"text": EncryptedTextField()}) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (Personal("P2", **WORD | {"purpose": "fun"}), "'fun' is none of"),
        (Personal("P2", **WORD | {"basis": "habit"}), "'habit' is none of"),
        (Personal("P2", **WORD | {"subject": ""}), "whose it is"),
        (Personal("P2", **WORD | {"subject": "nowhere", "label": "Words"}), "leads to nobody"),
        (Personal("P2", **WORD | {"keep": "retention.contact"}), "RETENTION_FROM"),
    ],
)
def test_what_the_register_says_must_hold(entry, fault):
    (found,) = faults_of("G", {"text": models.TextField(), "CALLED": "W", "PERSONAL": {"text": entry}})
    assert fault in found


def test_names_that_are_no_fields_or_stand_twice_are_faults():
    twice = {
        "text": models.TextField(),
        "PERSONAL": {"text": Personal("P2", **WORD)},
        "NOT_PERSONAL": ("text", "gone"),
    }
    assert faults_of("H", twice) == [
        "kernel.H.gone: registered, but there is no such field",
        "kernel.H.text: both personal and not",
    ]


def test_what_a_person_reads_has_a_word_that_people_use():
    mine = {**WORD, "subject": "self"}
    plain = {"text": models.TextField(), "PERSONAL": {"text": Personal("P2", **mine)}}
    assert faults_of("K", plain) == [
        "kernel.K.text: say in label= what people call it",
        "kernel.K: say in CALLED what people call such a record",
    ]
    told = {**plain, "CALLED": "Words", "PERSONAL": {"text": Personal("P2", **mine, label="Your words")}}
    assert faults_of("L", told) == []


def test_whose_a_field_is_may_be_a_question_and_its_answers_add_up(monkeypatch):
    monkeypatch.setattr(register, "_whose", {})
    register.whose("kernel.test")(lambda person: models.Q(pk=person))
    register.whose("kernel.test")(lambda person: models.Q(noun="n", noun_id=person))
    asked = str(register.rows_about(Delivery, "kernel.test", 7).query)
    assert '"id" = 7 OR' in asked and '"noun_id" = 7' in asked
    entry = Personal("P2", **{**WORD, "subject": "kernel.test"}, label="Words")
    fields = {"text": models.TextField(), "CALLED": "Words", "PERSONAL": {"text": entry}}
    assert faults_of("M", fields) == []


def test_a_table_of_another_package_is_spoken_for():
    mail = apps.get_model("account.emailaddress")
    assert mail in list(register.kept_models()) and register.subject_of(mail, "email") == "user"


def test_a_number_that_cannot_be_blanked_is_a_fault():
    (found,) = faults_of("I", {"age": models.IntegerField(), "PERSONAL": {"age": Personal("P2", **WORD)}})
    assert "allow null" in found


@pytest.mark.parametrize(
    "bad", [("P4", "none", "blank"), ("P2", "for ever", "blank"), ("P2", "none", "burn")]
)
def test_a_register_entry_of_unknown_words_is_refused(bad):
    with pytest.raises(ValueError):
        Personal(bad[0], purpose="handle", basis="duty", keep=bad[1], erase=bad[2])


def test_the_files_table_is_fully_registered():
    assert list(register.faults(Evidence)) == []
    assert (
        Evidence in list(register.own_models())
        and apps.get_model("sessions.Session") not in register.own_models()
    )


@pytest.mark.django_db
def test_the_export_holds_what_is_mine_and_opens_it_only_for_me():
    letter(to_person=7, address="13800138000", text="yours")
    letter(to_person=8, text="not yours")
    rows = subject.subject_export(7)["kernel.delivery"]
    assert [row["text"] for row in rows] == ["yours"] and rows[0]["address"] == "•••"
    (row,) = subject.subject_export(7, own_request=True)["kernel.delivery"]
    assert row["address"] == "13800138000"
    assert subject.subject_export(9) == {}


def test_how_used_says_in_words_who_sees_what_why_and_how_long():
    with translation.override("en"):
        line = next(u for u in subject.how_used() if (u.noun, u.field) == ("Messages to you", "Sent to"))
        assert (line.cls, line.keep) == ("P3", "retention.contact")
        assert str(line.purpose).startswith("To tell you") and "consent" in str(line.basis).lower()
        assert all(str(u.purpose) and str(u.basis) and str(u.who_sees) for u in subject.how_used())


@pytest.mark.django_db
def test_erasing_blanks_and_saves_the_personal_fields_only():
    row = letter(to_person=7, address="13800138000", text="words")
    assert set(retention.erase(row, ["address", "text"])) == {"address", "text"}
    row.refresh_from_db()
    assert not row.address and row.text == "" and row.subject == "s"
    retention.erase(row)
    row.refresh_from_db()
    assert row.subject == ""


@pytest.mark.django_db
def test_what_has_been_kept_long_enough_is_due_once():
    old = letter(at=now() - timedelta(days=400), address="13800138000", text="old")
    letter(address="13800138001")
    limit = now() - timedelta(days=180)
    due = {d.keep: d for d in retention.due_for_erasure(Delivery, lambda code: limit)}
    assert [row.pk for row in due["retention.contact"].rows] == [old.pk]
    assert due["retention.contact"].fields == ("address",)
    for found in due.values():
        for row in found.rows:
            retention.erase(row, found.fields)
    assert not any(found.rows.exists() for found in retention.due_for_erasure(Delivery, lambda code: limit))
    assert not list(retention.due_for_erasure(Delivery, lambda code: None))


@isolate_apps("linli.kernel")
def test_blanking_gives_each_field_its_own_empty_value():
    class Odd(models.Model):
        token = models.CharField(max_length=20, unique=True)
        born = models.DateField(null=True)
        words = models.JSONField(default=list)
        more = models.JSONField(default=dict)
        held = models.TextField()

        PERSONAL = {
            **{name: Personal("P2", **WORD) for name in ("token", "born", "words", "more")},
            "held": Personal("P2", **WORD, erase="keep"),
        }

        class Meta:
            app_label = "kernel"

    born = datetime(1949, 12, 31, tzinfo=UTC).date()
    row = Odd(pk=3, token="t", born=born, words=["a"], more={"a": 1}, held="law")
    assert retention.blank(row) == ["token", "born", "words", "more"]
    assert (row.token, row.born, row.words, row.more, row.held) == ("erased-3", None, [], {}, "law")


def judged(name, about_person=True):
    with isolate_apps("linli.kernel"):
        fields = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "kernel"})}
        fields[name] = models.IntegerField()
        if about_person:
            fields["neighbour"] = models.ForeignKey(conf.AUTH_USER_MODEL, models.CASCADE)
        return list(deny.judging(type("J", (models.Model,), fields)))


@pytest.mark.parametrize(
    "name", ["score", "risk", "risk_kind", "credit_points", "star_level", "ranking", "grade", "creditscore"]
)
def test_a_column_that_judges_a_person_is_denied(name):
    assert judged(name) == [name]
    assert judged(name, about_person=False) == []


@pytest.mark.parametrize("name", ["franking", "upgraded_at", "elevel", "pointer", "asterisk"])
def test_words_that_only_sound_alike_pass(name):
    assert judged(name) == []


def test_no_column_of_this_house_judges_people():
    assert deny.columns_that_judge_people() == []
