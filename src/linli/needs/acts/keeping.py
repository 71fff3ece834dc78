"""The dispatch catalogue, reply templates and saved filters."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import today
from linli.kernel.reference import touch
from linli.kernel.refusals import Refused
from linli.needs import forms, policy
from linli.needs.models import ReplyTemplate, Route, SavedFilter


@act("needs.route.set", _("Add a line to the catalogue"), on=Route, may=policy.is_router, creates=True, form=forms.RouteLine)
def set_route(
    actor: Actor, *, category: int | None, area: str, kind: str, body: int | None, level: str, direct: bool,
    urgency: str, source: str, valid_from: date,
) -> Deed:  # fmt: skip
    """A dated line with its source; it applies from its day on, to needs raised then."""
    if bool(body) == bool(level):
        raise Refused(_("Name either an organisation or a level, one of the two."), field="body")
    touch("needs.route")
    return Deed(
        Route(
            category_id=category, area=area, kind=kind, body_id=body, level=level, direct=direct, urgency=urgency,
            source=source, valid_from=valid_from,
        )  # fmt: skip
    )


@act("needs.route.ended", _("End this line"), on=Route, may=policy.is_router, form=forms.EndRoute)
def end_route(actor: Actor, route: Route, *, valid_to: date) -> None:
    """The line stays in the book and no longer applies from that day on."""
    if valid_to < max(route.valid_from, today()):
        raise Refused(_("A line cannot end before it began, nor in the past."), field="valid_to")
    route.valid_to = valid_to
    touch("needs.route")


@act("needs.template.added", _("Add a reply template"), on=ReplyTemplate, may=policy.is_staff_handling, creates=True,
     form=forms.Template)  # fmt: skip
def add_template(actor: Actor, *, title: str, text: str, category: int | None) -> Deed:
    """Words that the reader's body uses again."""
    assert actor.post is not None
    field = ReplyTemplate._meta.get_field("body")
    body = field.related_model(id=actor.post.body_id, name=actor.post.body_name, path=actor.post.path)  # type: ignore[union-attr,misc]
    return Deed(ReplyTemplate(body=body, category_id=category, title=title, text=text))


@act("needs.template.retired", _("Put the template away"), on=ReplyTemplate, may=policy.writes_for, danger=True)
def retire_template(actor: Actor, template: ReplyTemplate) -> None:
    """It is no longer offered."""
    template.active = False


@act("needs.filter.kept", _("Keep this filter"), on=SavedFilter, may=policy.is_person, creates=True, form=forms.Filter)
def keep_filter(actor: Actor, *, name: str, query: str) -> Deed:
    """A filter of the desk under a name of one's own."""
    return Deed(SavedFilter(person_id=actor.person_id, name=name, query=query))
