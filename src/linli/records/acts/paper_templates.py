"""Templates of papers: written, changed by a new edition, put away."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import Refused
from linli.records import policy
from linli.records.forms import papers as forms
from linli.records.models import Edition, Paper, PaperTemplate
from linli.records.queries import paper_words
from linli.records.rules import papers as rules

Body: Any = Paper._meta.get_field("body").related_model


@act("records.template.written", _("Write a template"), on=PaperTemplate, may=policy.holds(policy.DEFINE), creates=True,
     form=forms.WriteTemplate)  # fmt: skip
def write_template(actor: Actor, *, kind: str, name: str, **said: Any) -> Deed:
    """A template of the writer's body, for it and for all below."""
    body = paper_words.own_body(actor)
    if body is None:
        raise Refused(_("Your post has no organisation for which a template could be kept."))
    rules.refuse_template(said["text"])
    template = PaperTemplate(body=Body(pk=body.id, name=body.name, path=body.path), kind=kind, name=name)
    return Deed(template, also=[Edition(number=1, at=now(), **said)])


@act("records.template.changed", _("Change the template"), on=PaperTemplate, may=policy.defines_template,
     form=forms.TemplateWords)  # fmt: skip
def change_template(actor: Actor, template: PaperTemplate, **said: Any) -> Deed:
    """A new edition. Papers written from the ones before keep theirs."""
    if template.FLOW.moves["retire"][1] == template.state:
        raise Refused(_("This template is put away. Write a new one."))
    rules.refuse_template(said["text"])
    template.current += 1
    return Deed(template, also=[Edition(number=template.current, at=now(), **said)])


@act("records.template.retired", _("Put the template away"), on=PaperTemplate, may=policy.defines_template,
     move="retire", danger=True)  # fmt: skip
def retire_template(actor: Actor, template: PaperTemplate) -> None:
    """It is no longer offered; papers written from it stay as they are."""
