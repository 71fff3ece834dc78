"""``EncryptedTextField``: restricted text, sealed as soon as it is assigned, that never prints itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy import cipher, masking
from linli.kernel.privacy.reading import check_purpose

DOTS = "•••"


class Sealed:
    """A sealed value. Printing shows dots; ``open`` asks for a purpose and belongs to ``reading.reveal``."""

    __slots__ = ("context", "stored")

    def __init__(self, stored: str, context: str) -> None:
        self.stored = stored
        self.context = context

    @classmethod
    def of(cls, text: str, context: str) -> "Sealed":
        """``text``, sealed now; nothing stays empty and unsealed."""
        return cls(cipher.seal(text, context) if text else "", context)

    def open(self, purpose: str) -> str:
        """The text itself, for a purpose that has a name."""
        check_purpose(purpose)
        return self._text()

    def masked(self, kind: str = "") -> str:
        """What may be shown without a purpose: ``138****1234`` for ``phone``, dots for no kind."""
        return masking.mask(kind, self._text()) if kind and self else str(self)

    def _text(self) -> str:
        return cipher.unseal(self.stored, self.context) if self.stored else ""

    def __bool__(self) -> bool:
        return bool(self.stored)

    def __str__(self) -> str:
        return DOTS if self.stored else ""

    def __repr__(self) -> str:
        return f"<Sealed {self.context}>"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __eq__(self, other: object) -> bool:
        """Equal when the same sealing; two sealings of one text differ, so that equality tells nothing."""
        return isinstance(other, Sealed) and (self.stored, self.context) == (other.stored, other.context)

    def __hash__(self) -> int:
        return hash((self.stored, self.context))

    def __reduce__(self) -> tuple[type["Sealed"], tuple[str, str]]:
        return Sealed, (self.stored, self.context)


class SealedAttribute(DeferredAttribute):
    """Seals a plain text as it is assigned, so that no instance ever carries one."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text stored sealed. Its Python value is a ``Sealed``, or None where the column allows it."""

    descriptor_class = SealedAttribute

    @property
    def context(self) -> str:
        """What the value is bound to: ``people.person.phone``."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, Sealed) or hasattr(value, "resolve_expression"):
            return value
        if str(value) == DOTS:
            raise ValidationError(_("The dots stand for a hidden value. Write the value itself."))
        return Sealed.of(str(value), self.context)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Sealed | None:
        """What the database gives is sealed already."""
        return None if value is None else Sealed(value, self.context)

    def get_prep_value(self, value: Any) -> Any:
        value = self.to_python(value)
        return value.stored if isinstance(value, Sealed) else value

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate("" if isinstance(value, Sealed) and not value else value, model_instance)

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """A form shows dots; dots that come back leave the value as it was."""
        if str(data) != DOTS:
            super().save_form_data(instance, data)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only "is it empty": a sealed text cannot be searched, that is what ``cipher.blinds`` is for."""
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None

    def value_to_string(self, obj: models.Model) -> str:
        raise ValueError(f"{self.context} is not for fixtures; use a backup of the database.")
