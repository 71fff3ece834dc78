"""How it is said what is counted: defined, changed from a day on, ended. What was told before stands as it was."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import reference, rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS, Deed, act
from linli.kernel.clock import today
from linli.kernel.refusals import Refused
from linli.kernel.rulebook import MissingRule
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.forms.indicators import ChangeIndicator, DefineIndicator, EndIndicator
from linli.records.models.indicators import Indicator
from linli.records.rules import indicators as rules

TABLE = "records.indicator"


def defines(actor: Actor, one: Indicator) -> bool:
    """Who defines for a body may change its indicators; those of everybody, who does so at the root of the tree."""
    if not policy.holds(policy.DEFINE)(actor, one):
        return False
    if one.body_id:
        return actor.can(policy.DEFINE, organisations.tree().path(one.body_id))
    return bool(actor.post) and len(actor.post.path.strip("/").split("/")) == 1  # type: ignore[union-attr]


def _refuse(said: dict[str, Any], region: str = "") -> None:
    """Refuse what does not fit together, and what names acts or rules that there are none of."""
    rules.refuse_definition(said["how"], said["counts"], said["base"], said["scale"], said["small"])
    for name in ("counts", "base"):
        text = said[name]
        if name == "base" and text.strip().startswith(rules.FIELD):
            continue
        try:
            _refuse_weights(rules.terms_of(text, ACTS))
        except Refused as refused:
            raise Refused(refused.message, field=name) from refused
    if not said["source"].strip():
        raise Refused(_("Name the law, notice or decision that sets this, with its date."), field="source")


def _refuse_weights(terms: Iterable[rules.Term]) -> None:
    for code in (term.weight for term in terms if rules.CODE.fullmatch(term.weight)):
        try:
            rulebook.get(code)
        except MissingRule:
            raise Refused(_("The rulebook holds no “%(code)s”.") % {"code": code}) from None


@act("records.indicator.defined", _("Define an indicator"), on=Indicator, may=policy.holds(policy.DEFINE),
     form=DefineIndicator, creates=True)  # fmt: skip
def define_indicator(actor: Actor, *, code: str, valid_from: date | None = None, **said: Any) -> Indicator:
    """Something is counted from the journal from now on, also for the past; nobody types it."""
    code, day = code.strip(), valid_from or today()
    if not rules.CODE.fullmatch(code):
        raise Refused(_("A code is small letters with points, such as needs.raised."), field="code")
    if Indicator.objects.filter(code=code).exists():
        raise Refused(_("An indicator has this code already. Change that one, or choose another code."),
                      field="code")  # fmt: skip
    said = {"base": "", "scale": 1, **said}
    _refuse(said)
    root = bool(actor.post) and len(actor.post.path.strip("/").split("/")) == 1  # type: ignore[union-attr]
    reference.touch(TABLE)
    owner = None if root or actor.post is None else actor.post.body_id
    return Indicator(code=code, body_id=owner, valid_from=day, **said)


@act("records.indicator.changed", _("Change the indicator"), on=Indicator, may=defines, form=ChangeIndicator)
def change_indicator(actor: Actor, one: Indicator, *, valid_from: date, **said: Any) -> Deed:
    """Another definition from a day on: the next edition. Earlier periods are told as they were defined."""
    if one.valid_to is not None:
        raise Refused(_("This edition has ended. Change the one that holds now."))
    if valid_from <= max(one.valid_from, today() - timedelta(days=1)):
        raise Refused(
            _("What was told before cannot change now. Choose today or a later day, after %(day)s.")
            % {"day": one.valid_from},
            field="valid_from",
        )
    kept = {
        field.attname: getattr(one, field.attname)
        for field in Indicator._meta.concrete_fields
        if field.attname not in ("id", "version")
    }
    told = kept | said | {"edition": one.edition + 1, "valid_from": valid_from}
    _refuse(told)
    one.valid_to = valid_from - timedelta(days=1)
    reference.touch(TABLE)
    # The next edition comes by its own save after the one before has ended.
    facts = {"next": told["edition"], "next_counts": told["counts"]}
    return Deed(also=[Indicator(version=1, **told)], facts=facts)


@act("records.indicator.ended", _("Tell it no more"), on=Indicator, may=defines, form=EndIndicator,
     danger=True)  # fmt: skip
def end_indicator(actor: Actor, one: Indicator, *, valid_to: date) -> None:
    """After its last day nobody is told it; what was told stands."""
    if one.valid_to is not None:
        raise Refused(_("This edition has ended already."))
    if valid_to < max(one.valid_from, today()):
        raise Refused(_("What was told before cannot change now. Choose today or a later day."),
                      field="valid_to")  # fmt: skip
    one.valid_to = valid_to
    reference.touch(TABLE)
