"""The register of personal data: what each model says of its fields, and the check that nothing is left out.

    class Need(Noun):
        PERSONAL = {"text": Personal("P2", purpose="handle", basis="duty", keep="retention.request_text")}
        NOT_PERSONAL = ("category",)      # texts that say nothing about anybody
        SUBJECT = "reporter"              # whose the fields are, unless a field names another
        RETENTION_FROM = "closed_at"      # from when their time is counted
        CALLED = _("What you told us")    # the heading over such a record, where its person reads it
        TOLD = {"at": _("When")}          # codes, numbers and times that go with it when it is told
        PART_OF = "need"                  # the matter that it belongs to

Whose a field is, is a path to the person or the name of a question that a capability answers with ``whose``.

Keys, choices, numbers, flags, times and the codes of STRUCTURE need no word; every other field is listed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import FieldError
from django.db import models
from django.utils.text import camel_case_to_spaces
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.together import Asking, alone, gather

CLASSES: list[tuple[str, Any]] = [
    ("P0", _("Public")),
    ("P1", _("For members of the community")),
    ("P2", _("For those concerned and those who handle it")),
    ("P3", _("Restricted: for a named purpose, every reading recorded")),
]
WHY: dict[str, Any] = {
    "account": _("To keep an account and to sign in"),
    "contact": _("To reach you"),
    "tell": _("To tell you what happened to a matter of yours"),
    "handle": _("To handle what you asked for"),
    "serve": _("To bring you a service or help"),
    "take_part": _("So that you can take part, propose and vote"),
    "volunteer": _("To arrange voluntary service and to certify it"),
    "post": _("To show who holds a post and how to reach them"),
    "evidence": _("To prove what was done"),
    "answer": _("To answer for what was done with public means"),
    "security": _("To keep the service safe"),
}
BASES: dict[str, Any] = {
    "consent": _("Your consent, which you can withdraw"),
    "contract": _("An agreement with you"),
    "duty": _("A duty or power given by law"),
    "emergency": _("An emergency for life, health or property"),
    "public": _("You or the law had made it public"),
}
# Codes that the house writes everywhere alike.
STRUCTURE = {"noun", "kind", "via", "state"}
ERASE = ("blank", "delete", "keep")
NOBODY = "none"


@dataclass(frozen=True)
class Personal:
    """What a field holds about a person; purpose and basis are codes of WHY and BASES, or lazy sentences.

    ``keep``: a code of the rulebook (``retention.…``), ``account`` (as long as the account) or ``none`` (no
    end). ``subject``: the path to the person (``reporter``, ``need__reporter``), a question's name
    (``needs.reporter``), ``self``, or ``none`` for nobody in particular. ``erase``: blank the field, delete the
    row, or keep it because the law says so. ``label``: what people call the field.
    """

    cls: str
    purpose: Any
    basis: Any
    keep: str
    subject: str = ""
    erase: str = "blank"
    label: Any = ""

    def __post_init__(self) -> None:
        if self.cls not in dict(CLASSES) or self.erase not in ERASE:
            raise ValueError(f"{self.cls} / {self.erase}: use P0 to P3 and {', '.join(ERASE)}")
        if not (self.keep.startswith("retention.") or self.keep in ("account", "none")):
            raise ValueError(f"{self.keep}: use retention.…, account or none")


_lent: dict[type[models.Model], dict[str, Any]] = {}
Question = Callable[[int], models.Q | Asking]
_whose: dict[str, list[Question]] = {}


def lend(model: type[models.Model], **words: Any) -> None:
    """Say of another package's table what our own say of themselves: PERSONAL, SUBJECT, CALLED, TOLD …"""
    _lent[model] = words


def whose(name: str) -> Callable[[Question], Question]:
    """Answer, where no path leads to the person, which rows are theirs; several answers under one name add up. What an
    answer asks, it ``yield``s: all are asked together."""

    def declare(function: Question) -> Question:
        _whose.setdefault(name, []).append(function)
        return function

    return declare


def says(model: type[models.Model], name: str, default: Any = "") -> Any:
    """What a model says of itself, or what was said for it."""
    return _lent.get(model, {}).get(name, getattr(model, name, default))


def registered(model: type[models.Model]) -> dict[str, Personal]:
    """The personal fields of a model."""
    return says(model, "PERSONAL", {})  # type: ignore[no-any-return]


def subject_of(model: type[models.Model], name: str) -> str:
    """What leads from a row to the person whom its field ``name`` is about; empty when it is about nobody."""
    path = registered(model)[name].subject or says(model, "SUBJECT")
    return {NOBODY: "", "self": "pk"}.get(path, path)


def subjects_of(model: type[models.Model]) -> dict[str, list[str]]:
    """The ways from a model's rows to people, each with the fields that are theirs."""
    ways: dict[str, list[str]] = {}
    if says(model, "TOLD") and not registered(model) and (path := says(model, "SUBJECT")):
        ways[path] = []
    for name in registered(model):
        if path := subject_of(model, name):
            ways.setdefault(path, []).append(name)
    return ways


def rows_about(model: type[models.Model], way: str, person_id: int) -> models.QuerySet[Any]:
    """The rows of a model that are a person's by one of the ways of ``subjects_of``."""
    found: models.QuerySet[Any] = alone(to_be_about(model, way, person_id))
    return found


def to_be_about(model: type[models.Model], way: str, person_id: int) -> Asking:
    """The same as a part of what is asked together."""
    rows = model._base_manager.all()
    if way not in _whose:
        return rows.filter(**{way: person_id}).distinct()
    answers = yield from gather(answer(person_id) for answer in _whose[way])
    return rows.filter(reduce(or_, answers))


def called(model: type[models.Model]) -> str:
    """What people call such a record."""
    return str(says(model, "CALLED")) or gettext(str(model._meta.verbose_name))


def label_of(model: type[models.Model], name: str) -> str:
    """What people call a field: by the register, else by the field itself."""
    entry, told = registered(model).get(name), says(model, "TOLD", {})
    word = (entry.label if entry else "") or told.get(name) or _verbose(model, name)
    return gettext(str(word))


def _verbose(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name).verbose_name  # type: ignore[union-attr]


def own_models() -> Iterator[type[models.Model]]:
    """Every model of Linli, in the order of the apps."""
    for model in apps.get_models():
        if model.__module__.startswith("linli.") and ".tests." not in model.__module__:
            yield model


def kept_models() -> Iterator[type[models.Model]]:
    """Those, and the tables of other packages that somebody spoke for."""
    yield from own_models()
    yield from _lent


def unregistered() -> list[str]:
    """What the register lacks or gets wrong, one sentence each; empty when all is well."""
    return [fault for model in kept_models() for fault in faults(model)]


def faults(model: type[models.Model]) -> Iterator[str]:
    """The faults of one model's register."""
    label, fields = model._meta.label, {f.name: f for f in model._meta.concrete_fields}
    personal, plain = registered(model), set(says(model, "NOT_PERSONAL", ()))
    for name, column in fields.items():
        if needs_word(column) and name not in personal and name not in plain:
            yield f"{label}.{name}: name it in PERSONAL or in NOT_PERSONAL"
    for name in sorted((personal.keys() | plain) - fields.keys()):
        yield f"{label}.{name}: registered, but there is no such field"
    for name in sorted(personal.keys() & plain):
        yield f"{label}.{name}: both personal and not"
    for name in personal.keys() & fields.keys():
        yield from _faults_of_field(model, name, fields[name])
    if subjects_of(model) and called(model) == camel_case_to_spaces(model.__name__):
        yield f"{label}: say in CALLED what people call such a record"


def needs_word(column: Any) -> bool:
    """Whether a field can hold words about a person, so that the register must speak of it."""
    name = column.name
    column = getattr(column, "base_field", column) if isinstance(column, ArrayField) else column
    column = getattr(column, "output_field", None) or column
    if isinstance(column, models.DateField):
        return "birth" in name
    wordy = (models.CharField, models.TextField, models.JSONField, models.FileField, models.BinaryField)
    if not isinstance(column, (*wordy, SearchVectorField, models.GenericIPAddressField)):
        return False
    return not (column.primary_key or column.choices or column.name in STRUCTURE)


def _faults_of_field(model: type[models.Model], name: str, column: Any) -> Iterator[str]:
    entry, label = registered(model)[name], f"{model._meta.label}.{name}"
    is_text = isinstance(column, (models.CharField, models.TextField))
    if entry.cls == "P3" and is_text and not isinstance(column, EncryptedTextField):
        yield f"{label}: restricted text is kept in an EncryptedTextField"
    if entry.erase == "blank" and not (column.null or needs_word(column)):
        yield f"{label}: allow null so that it can be blanked, or erase='delete'"
    for code, known in ((entry.purpose, WHY), (entry.basis, BASES)):
        if isinstance(code, str) and code not in known:
            yield f"{label}: {code!r} is none of {', '.join(known)}"
    if subject_of(model, name) and not entry.label and _verbose(model, name) == name.replace("_", " "):
        yield f"{label}: say in label= what people call it"
    yield from _faults_of_paths(model, name)


def _faults_of_paths(model: type[models.Model], name: str) -> Iterator[str]:
    entry, label = registered(model)[name], f"{model._meta.label}.{name}"
    if entry.keep.startswith("retention.") and not says(model, "RETENTION_FROM"):
        yield f"{label}: say in RETENTION_FROM from when its time is counted"
    path = entry.subject or says(model, "SUBJECT")
    if not path and entry.cls != "P0":
        yield f"{label}: say in SUBJECT or subject= whose it is, or {NOBODY!r}"
    elif subject_of(model, name) and path not in _whose:
        try:
            model._base_manager.filter(**{subject_of(model, name): 0})
        except FieldError:
            yield f"{label}: the path {path!r} leads to nobody"
