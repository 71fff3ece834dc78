"""The page on which a table is brought in: upload, see what would change, do it.

Between the steps the file stands on the shelf and the page carries a signed word for it, so that ten thousand lines
weigh no more than ten; what is not done within a day is swept away.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.bringing import REFUSED, UNCHANGED, Line, Rows
from linli.kernel.evidence.intake import Examined
from linli.kernel.evidence.pending import held, hold
from linli.kernel.privacy.cipher import digest_of
from linli.kernel.refusals import Refused
from linli.kernel.web.limits import spend_files
from linli.kernel.web.pages import actor_of, page

SHAPES = {"new": "new", "changed": "moving", "unchanged": "closed", "refused": "refused"}
SHOWN = 500
LARGEST = 5 * 1024 * 1024
TABLE = "text/csv"


class Bring(forms.Form):
    """A table to bring in."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV in UTF-8 or GB 18030, or Excel (.xlsx), up to 5 MB."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB. Split it."))
        return file


@dataclass(frozen=True)
class Bringing:
    """What is particular to one kind of table."""

    template: str
    read: Callable[[bytes], Rows]
    preview: Callable[[Actor, Rows], Sequence[Line]]
    apply: Callable[[Actor, Rows], Sequence[Line]]
    column: Callable[[str], Any]  # what a changed column is called

    def answer(self, request: HttpRequest, **context: Any) -> HttpResponse:
        """Upload → preview → apply."""
        form = Bring(request.POST or None, request.FILES or None)
        try:
            if "rows" in request.POST:
                rows = self.read(_kept(request.POST["rows"]))
                lines = self.apply(actor_of(request), rows)
                return self._show(request, lines=lines, applied=True, **context)
            if request.method == "POST" and form.is_valid():
                spend_files(request)
                content = form.cleaned_data["file"].read()
                lines = self.preview(actor_of(request), self.read(content))
                return self._show(request, lines=lines, rows=_keep(content), **context)
        except Refused as refused:
            form.is_valid()
            form.errors.pop("file", None)
            form.add_error("file", refused.message)
        return self._show(request, status=422 if form.is_bound else 200, form=form, **context)

    def _show(
        self, request: HttpRequest, status: int = 200, lines: Sequence[Line] | None = None, **context: Any
    ) -> HttpResponse:
        words = {
            "new": _("New"), "changed": _("Changed"), "unchanged": _("Unchanged"), "refused": _("Refused"),
        }  # fmt: skip
        counts = Counter(line.verdict for line in lines or [])
        told = sorted(lines or [], key=lambda one: (one.verdict != REFUSED, one.verdict == UNCHANGED, one.at))
        return page(
            request, self.template, status=status, lines=lines,
            counts=[{"label": word, "value": counts[code]} for code, word in words.items()],
            head=[_("Line"), _("What happens"), _("Why")], todo=counts["new"] + counts["changed"],
            table=[
                [
                    _("Line %(n)s: %(what)s") % {"n": line.at, "what": line.what},
                    {"text": words[line.verdict], "shape": SHAPES[line.verdict]},
                    line.reason or ", ".join(str(self.column(one)) for one in line.changes) or None,
                ]
                for line in told[:SHOWN]
            ],
            unshown=max(0, len(told) - SHOWN),
            **context,
        )  # fmt: skip


def _keep(content: bytes) -> str:
    algorithm = settings.LINLI_DIGEST
    return hold(
        Examined(content, TABLE, "table.csv", algorithm, digest_of([content], algorithm), b"", None, None)
    )


def _kept(word: str) -> bytes:
    found = held(word)
    if found is None:
        raise Refused(_("The preview is too old. Choose the file again."), field="file")
    return found.content
