"""The dispatch catalogue, reply templates, saved filters, and lists that leave the house."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import today
from linli.kernel.nouns import ids_of
from linli.kernel.reference import touch
from linli.kernel.refusals import Refused
from linli.needs import forms, policy, queries, rules
from linli.needs.models import Need, ReplyTemplate, Route, SavedFilter

Body: Any = Need._meta.get_field("body").related_model


@act(
    "needs.route.set",
    _("Add a line to the catalogue"),
    on=Route,
    may=policy.is_router,
    creates=True,
    form=forms.RouteLine,
)
def set_route(
    actor: Actor, *, category: int | None, area: str, kind: str, body: int | None, level: str, direct: bool,
    urgency: str, source: str, valid_from: date,
) -> Deed:  # fmt: skip
    """A dated line with its source, within the writer's own area; it applies to needs raised from its day on."""
    if bool(body) == bool(level):
        raise Refused(_("Name either an organisation or a level, one of the two."), field="body")
    rules.refuse_outside(area, queries.area_of(actor))
    touch("needs.route")
    return Deed(
        Route(
            category_id=category,
            area=area,
            kind=kind,
            body_id=body,
            level=level,
            direct=direct,
            urgency=urgency,
            source=source,
            valid_from=valid_from,
        )  # fmt: skip
    )


@act("needs.route.ended", _("End this line"), on=Route, may=policy.is_router, form=forms.EndRoute)
def end_route(actor: Actor, route: Route, *, valid_to: date) -> None:
    """The line stays in the book and no longer applies from that day on."""
    rules.refuse_outside(route.area, queries.area_of(actor))
    if valid_to < max(route.valid_from, today()):
        raise Refused(_("A line cannot end before it began, nor in the past."), field="valid_to")
    route.valid_to = valid_to
    touch("needs.route")


@act("needs.template.added", _("Add a reply template"), on=ReplyTemplate, may=policy.is_staff_handling, creates=True,
     form=forms.Template)  # fmt: skip
def add_template(actor: Actor, *, title: str, text: str, category: int | None) -> Deed:
    """Words that the reader's body uses again."""
    assert actor.post is not None
    own = ids_of(actor.post.path)[-1]
    body = Body(id=own, name=actor.post.body_name, path=actor.post.path)
    return Deed(ReplyTemplate(body=body, category_id=category, title=title, text=text))


@act(
    "needs.template.retired", _("Put the template away"), on=ReplyTemplate, may=policy.writes_for, danger=True
)
def retire_template(actor: Actor, template: ReplyTemplate) -> None:
    """It is no longer offered."""
    template.active = False


@act(
    "needs.filter.kept",
    _("Keep this filter"),
    on=SavedFilter,
    may=policy.is_person,
    creates=True,
    form=forms.Filter,
)
def keep_filter(actor: Actor, *, name: str, query: str) -> Deed:
    """A filter of the desk under a name of one's own."""
    return Deed(SavedFilter(person_id=actor.person_id or 0, name=name, query=query))


@act(
    "needs.filter.dropped",
    _("Remove this filter"),
    on=SavedFilter,
    may=policy.is_owner,
    reads=True,
    danger=True,
)
def drop_filter(actor: Actor, saved: SavedFilter) -> None:
    """The row goes, so there is nothing left to store; the entry says that it went."""
    SavedFilter.objects.filter(pk=saved.pk).delete()


@act("needs.list.exported", _("Download the list"), on=Body, may=policy.reads_below, reads=True, hidden=True)
def export_list(actor: Actor, body: Any, *, format: str, narrowed: list[str], texts: bool) -> Deed:
    """A list leaves the house: who took it, in which form, by which filters (their names only), with texts or not."""
    if texts and not actor.can(policy.READ_CONTACT, body.path):
        raise Refused(_("The list with its texts is not yours to take; take it without them."), field="text")
    return Deed(facts={"format": format, "narrowed": narrowed, "texts": texts}, amounts={"exported": 1})
