"""Ties between bodies beside the tree."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import act
from linli.kernel.clock import today
from linli.kernel.refusals import Refused
from linli.organisations import forms, policy
from linli.organisations.acts.holding import open_body, refuse_beyond
from linli.organisations.models import Body, Relation
from linli.organisations.rules import refuse_backwards


@act(
    "organisations.relation.made",
    _("Tie to another organisation"),
    on=Relation,
    may=policy.is_manager_somewhere,
    form=forms.Relate,
    creates=True,
)
def relate(
    actor: Actor, *, source: Body | int, target: Body | int, kind: str, begins: date | None = None
) -> Relation:
    """From ``begins`` on, ``source`` guides, serves or builds together with ``target``."""
    one, other = open_body(source, "source"), open_body(target, "target")
    refuse_beyond(actor, policy.MANAGE, one.path, "source")
    if one.pk == other.pk:
        raise Refused(_("An organisation is not tied to itself. Choose another one."), field="target")
    if Relation.objects.filter(source=one, target=other, kind=kind, ends=None).exists():
        raise Refused(_("This tie is there already."), field="target")
    return Relation(source=one, target=other, kind=kind, begins=begins or today())


@act(
    "organisations.relation.ended",
    _("End the tie"),
    on=Relation,
    may=policy.ties,
    form=forms.Unrelate,
)
def unrelate(actor: Actor, relation: Relation, *, ends: date | None = None) -> None:
    """The tie ends; it stays in the record with its dates."""
    relation.ends = ends or max(today(), relation.begins)
    refuse_backwards(relation.begins, relation.ends)
