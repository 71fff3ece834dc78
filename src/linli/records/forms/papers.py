"""What people type of papers and their templates: shapes, not rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.records.queries import paper_drafts, paper_words, papers
from linli.records.rules import papers as rules
from linli.records.rules.papers.period import period_called, periods_around
from linli.records.states.papers import PaperKind

_TITLE = pgettext_lazy("of a text", "Title")


class LineField(forms.CharField):
    """One line, without signs that nobody sees."""

    def clean(self, value: Any) -> str:
        return str(super().clean(rules.clean_line(str(value or ""))))


class PageField(forms.CharField):
    """A text of any length that the rulebook allows."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        text = str(super().clean(rules.clean(str(value or ""))))
        if len(text) > (most := int(rulebook.get("records.paper.most").number)):
            raise forms.ValidationError(
                _("That is %(n)s characters; one paper takes at most %(most)s. Divide it.")
                % {"n": f"{len(text):,}", "most": f"{most:,}"}
            )
        return text


class DraftPaper(ActForm):
    """A template, a period, and whatever the template asks: those fields are named ``ask.`` and their words."""

    template = forms.IntegerField(label=_("Template of papers"), widget=forms.HiddenInput)
    period = forms.CharField(label=_("Period"), max_length=7, required=False, widget=forms.HiddenInput)

    def fit(self) -> None:
        self.draft = self._draft()
        for one in self.draft.asks if self.draft else ():
            self.fields[f"ask.{one.name}"] = self._field(one)

    def _draft(self) -> paper_drafts.Draft | None:
        given = {
            **self.initial,
            **{name: self.data[name] for name in ("template", "period") if name in self.data},
        }
        pk, body = str(given.get("template", "")), paper_words.own_body(self.actor)
        found = (
            papers.templates_for(self.actor).filter(pk=pk).first() if pk.isascii() and pk.isdigit() else None
        )
        if found is None or body is None or len(pk) > 15:
            return None
        period = period_called(str(given.get("period", ""))) or periods_around(today())[1]
        return paper_drafts.draft_of(self.actor, papers.edition_of(found), body, period)

    def _field(self, one: rules.Asked) -> forms.Field:
        assert self.draft is not None
        known, source = self.draft.known.get(one.name, ("", ""))
        told: dict[str, Any] = {"label": one.name, "required": False, "initial": known}
        if one.columns:
            parts = " | ".join(one.columns)
            told["help_text"] = (
                _("One line each: %(parts)s") % {"parts": parts}
                if len(one.columns) > 1
                else _("One line each.")
            )
        made: forms.Field = PageField(**told) if one.is_long else LineField(max_length=200, **told)
        made.filled_from = source  # type: ignore[attr-defined]
        return made

    def clean(self) -> dict[str, Any]:
        if self.draft is None:
            raise forms.ValidationError(_("This template is no longer in use. Choose another."))
        return self.cleaned_data


class EditPaper(ActForm):
    """A paper on one page. The text holds figures in braces, with what they show."""

    title = LineField(label=_TITLE, max_length=200)
    number_line = LineField(
        label=_("Number of the paper"), max_length=60, required=False,
        help_text=_("As the issuing body gives it, such as 东华门发〔2026〕3号; empty where there is none yet."),
    )  # fmt: skip
    addressee = LineField(label=_("Addressed to"), max_length=400, required=False)
    text = PageField(label=_("Text of the paper"), required=False)
    attachments = PageField(
        label=_("Attachments"), required=False, help_text=_("The name of one attachment a line.")
    )
    signature = LineField(label=_("Signed by"), max_length=120, required=False)
    dated_on = forms.DateField(label=_("Date of the paper"), required=False, widget=Day)

    def fit(self) -> None:
        self.fields["text"].widget.attrs |= {"rows": 24, "class": "paper-text"}
        self.fields["attachments"].widget.attrs["rows"] = 3
        if self.noun is None:
            return
        for name, field in self.fields.items():
            field.initial = getattr(self.noun, name)
        if self.data:
            return
        values = papers.state_of(self.noun).values
        self.fields["text"].initial = rules.with_values(self.noun.text, values)


class FinishPaper(ActForm):
    number_line = EditPaper.base_fields["number_line"]
    dated_on = forms.DateField(label=_("Date of the paper"), widget=Day, initial=today)

    def fit(self) -> None:
        if self.noun is not None:
            self.fields["number_line"].initial = self.noun.number_line
            self.fields["dated_on"].initial = self.noun.dated_on or today()


class WithdrawPaper(ActForm):
    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=500, widget=forms.Textarea)


class TemplateWords(ActForm):
    """What a template says; a change of it is a new edition."""

    title = LineField(label=_TITLE, max_length=200)
    addressee = LineField(label=_("Addressed to"), max_length=200, required=False)
    text = PageField(label=_("Text of the paper"))
    source = LineField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("The rule or custom that this follows."),
    )

    def fit(self) -> None:
        self.fields["text"].widget.attrs |= {"rows": 16, "class": "paper-text"}
        if self.noun is not None:
            edition = papers.edition_of(self.noun)
            for name in ("title", "addressee", "text", "source"):
                self.fields[name].initial = getattr(edition, name)


class WriteTemplate(TemplateWords):
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=PaperKind.choices)
    name = LineField(label=_("Name of the template"), max_length=60)
    field_order = ("kind", "name")
