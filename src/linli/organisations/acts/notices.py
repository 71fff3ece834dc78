"""Policy goes down: a notice is published, passed on by mass and social organisations, taken back, withdrawn."""

from datetime import date
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.storing import lock
from linli.kernel.templatetags.face import day
from linli.organisations import forms, policy, queries
from linli.organisations.acts.holding import open_body
from linli.organisations.models import Body, Notice, Passing
from linli.organisations.rules import masses as rules
from linli.organisations.states_masses import NoticeState

_day: Any = lazy(day, str)


@act(
    "organisations.notice.published", _("Publish a notice"), on=Notice, may=policy.notifies_somewhere, creates=True,
    form=forms.PublishNotice,
)  # fmt: skip
def publish_notice(
    actor: Actor, *, title: str, text: str, kinds: list[str], under: Body | int, valid_until: date, link: str = ""
) -> Deed:  # fmt: skip
    """It reaches the mass and social organisations of these kinds there; how many read it nobody asks."""
    own = _own(actor)
    at = open_body(under, "under")
    rules.refuse_above(own.path, at.path)
    rules.refuse_other_kinds(kinds)
    rules.refuse_past(valid_until, today())
    to = queries.told_to(kinds, at.path, own.pk)
    rules.refuse_nobody(len(to))
    notice = Notice(
        body=own, under=at, kinds=sorted(kinds), title=title.strip(), text=text.strip(), link=link, published_at=now(),
        valid_until=valid_until,
    )  # fmt: skip
    subject: Any = phrase(_("A notice to pass on: %(title)s"), title=notice.title)
    sentence: Any = phrase(_("From %(body)s, valid until %(day)s."), body=own.name, day=_day(valid_until))
    words = [Word(subject, sentence, "/desk/notices/", to_body=ref.id) for ref in to]
    return Deed(notice, words=words, amounts={"addressed": len(to)})


@act(
    "organisations.notice.withdrawn", pgettext_lazy("of a notice", "Withdraw"), on=Notice, may=policy.notifies,
    move="withdraw", form=forms.WithReason, danger=True,
)  # fmt: skip
def withdraw_notice(actor: Actor, notice: Notice, *, reason: str) -> Deed:
    """It disappears from the pages of those who passed it on, and they hear why."""
    subject: Any = phrase(_("A notice was withdrawn: %(title)s"), title=notice.title)
    link = notice.get_absolute_url()
    words = [Word(subject, reason, link, to_body=one.body_id) for one in queries.passed_on(notice.pk)]
    return Deed(words=words, remark=reason)


@act(
    "organisations.passing.passed", _("Pass it on to our members"), on=Passing, may=policy.passes_somewhere,
    creates=True, form=forms.PassOn,
)  # fmt: skip
def pass_on(actor: Actor, *, notice: Notice | int, words: str) -> Deed:
    """On the organisation's own page, with a word of its own on what it means for its members."""
    own = _own(actor)
    one = _seen(actor, notice)
    one = lock(Notice, one)  # two colleagues at the same moment: the second is told
    rules.refuse_over(one.state == NoticeState.PUBLISHED, one.valid_until, today())
    rules.refuse_not_addressed(own.kind, one.kinds, own.path, one.under.path)
    rules.refuse_twice(queries.passing_of(one.pk, own.pk) is not None)
    return Deed(Passing(notice=one, body=own, words=words.strip(), at=now()), amounts={"passed": 1})


@act(
    "organisations.passing.taken_back", pgettext_lazy("of a notice", "Take it back"), on=Passing, may=policy.passes,
    move="take_back", danger=True,
)  # fmt: skip
def take_back(actor: Actor, passing: Passing) -> Deed:
    """It no longer stands on the organisation's page; it may be passed on anew in other words."""
    return Deed(amounts={"passed": -1})


def _own(actor: Actor) -> Body:
    if actor.post is None:
        raise Refused(_("Do this in your post: change to it at the top of the page."))
    return open_body(actor.post.body_id, "body")


def _seen(actor: Actor, notice: Notice | int) -> Notice:
    pk = getattr(notice, "pk", notice)
    found = queries.notices_seen(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return found
