"""Files in forms: several at once, each examined by its content."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.kernel.evidence.intake import Examined, examine, limits
from linli.kernel.refusals import Refused

MOST = 9


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to nine photos or papers; cleaned into what was found in them, traces already taken off."""

    widget = SeveralFiles

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Photos of the thing, not of people. Up to nine."))
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.pptx"

    def clean(self, data: Any, initial: Any = None) -> list[Examined]:
        files = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST:
            raise ValidationError(
                _("At most %(most)s files at once; send the others afterwards."), params={"most": MOST}
            )
        return [self._examined(one) for one in files]

    def _examined(self, one: Any) -> Examined:
        try:
            return examine(super().clean(one), one.name, limits())
        except Refused as refused:
            raise ValidationError(refused.message, code="refused") from refused
