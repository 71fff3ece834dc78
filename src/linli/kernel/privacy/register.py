"""The register of personal data: what each model says of its fields, and the check that nothing is left out.

    class Need(Noun):
        PERSONAL = {"text": Personal("P2", purpose="handle", basis="duty", keep="retention.request_text")}
        NOT_PERSONAL = ("category",)      # texts that say nothing about anybody
        SUBJECT = "reporter"              # whose the fields are, unless a field names another
        RETENTION_FROM = "closed_at"      # from when their time is counted

Keys, choices, numbers, flags, times and the codes of STRUCTURE need no word; every other field is listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import FieldError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.fields import EncryptedTextField

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
    end). ``subject``: the path to the person (``reporter``, ``need__reporter``), ``self``, or ``none`` for
    nobody in particular. ``erase``: blank the field, delete the row, or keep it because the law says so.
    """

    cls: str
    purpose: Any
    basis: Any
    keep: str
    subject: str = ""
    erase: str = "blank"

    def __post_init__(self) -> None:
        if self.cls not in dict(CLASSES) or self.erase not in ERASE:
            raise ValueError(f"{self.cls} / {self.erase}: use P0 to P3 and {', '.join(ERASE)}")
        if not (self.keep.startswith("retention.") or self.keep in ("account", "none")):
            raise ValueError(f"{self.keep}: use retention.…, account or none")


def registered(model: type[models.Model]) -> dict[str, Personal]:
    """The personal fields of a model."""
    return getattr(model, "PERSONAL", {})


def subject_of(model: type[models.Model], name: str) -> str:
    """The path from a row to the person whom its field ``name`` is about; empty when to nobody."""
    path = registered(model)[name].subject or getattr(model, "SUBJECT", "")
    return {NOBODY: "", "self": "pk"}.get(path, path)


def own_models() -> Iterator[type[models.Model]]:
    """Every model of Linli, in the order of the apps."""
    for model in apps.get_models():
        if model.__module__.startswith("linli.") and ".tests." not in model.__module__:
            yield model


def unregistered() -> list[str]:
    """What the register lacks or gets wrong, one sentence each; empty when all is well."""
    return [fault for model in own_models() for fault in faults(model)]


def faults(model: type[models.Model]) -> Iterator[str]:
    """The faults of one model's register."""
    label, fields = model._meta.label, {f.name: f for f in model._meta.concrete_fields}
    personal, plain = registered(model), set(getattr(model, "NOT_PERSONAL", ()))
    for name, column in fields.items():
        if needs_word(column) and name not in personal and name not in plain:
            yield f"{label}.{name}: name it in PERSONAL or in NOT_PERSONAL"
    for name in sorted((personal.keys() | plain) - fields.keys()):
        yield f"{label}.{name}: registered, but there is no such field"
    for name in sorted(personal.keys() & plain):
        yield f"{label}.{name}: both personal and not"
    for name in personal.keys() & fields.keys():
        yield from _faults_of_field(model, name, fields[name])


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
    yield from _faults_of_paths(model, name)


def _faults_of_paths(model: type[models.Model], name: str) -> Iterator[str]:
    entry, label = registered(model)[name], f"{model._meta.label}.{name}"
    if entry.keep.startswith("retention.") and not hasattr(model, "RETENTION_FROM"):
        yield f"{label}: say in RETENTION_FROM from when its time is counted"
    path = entry.subject or getattr(model, "SUBJECT", "")
    if not path and entry.cls != "P0":
        yield f"{label}: say in SUBJECT or subject= whose it is, or {NOBODY!r}"
    elif subject_of(model, name):
        try:
            model._base_manager.filter(**{subject_of(model, name): 0})
        except FieldError:
            yield f"{label}: the path {path!r} leads to nobody"


def label_of(model: type[models.Model], name: str = "") -> str:
    """What a noun, or one of its fields, is called on the pages about one's data.

    A capability says it in its app's ``LABELS`` (``"reporter.contact": _("Contact")``); else its own verbose name.
    """
    meta = model._meta
    labels = getattr(apps.get_app_config(meta.app_label), "LABELS", {})
    key = f"{meta.model_name}.{name}" if name else str(meta.model_name)
    own = meta.get_field(name).verbose_name if name else meta.verbose_name  # type: ignore[union-attr]
    return str(labels.get(key) or gettext(str(own)))
