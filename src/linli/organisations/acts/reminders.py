"""What the clock says of terms that end and of empty posts: to the body concerned and the level above, once a step."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.clock.remaining import say_day
from linli.kernel.refusals import NotNow
from linli.organisations import policy
from linli.organisations.models import Body, Post
from linli.organisations.states import PostState


def _words(body: Body, subject: str, text: str, link: str) -> list[Word]:
    """To the body and to the one above it."""
    return [Word(subject, text, link, to_body=to) for to in (body.pk, body.parent_id) if to]


def _ends(ends: date) -> str:
    if ends < today():
        return gettext("ended on %(day)s") % {"day": say_day(ends, now())}
    left = (ends - today()).days
    days = ngettext("%(n)d day left", "%(n)d days left", left) % {"n": left}
    return gettext("ends on %(day)s, %(left)s") % {"day": say_day(ends, now()), "left": days}


@act(
    "organisations.post.term_reminded",
    _("Remind of the end of a term"),
    on=Post,
    may=policy.is_house,
    reads=True,
    hidden=True,
)
def remind_of_post(actor: Actor, post: Post, *, step: int) -> Deed:
    """The holder's time ends soon, or has ended: who follows is to be settled."""
    if post.state != PostState.FILLED or post.ends is None:
        raise NotNow(_("This post has no term that ends."))
    with translation.override(settings.LANGUAGE_CODE):
        subject = gettext("Term of the post: %(post)s") % {"post": post}
        text = gettext("The term %(ends)s. Please settle who follows, or enter the new term.") % {
            "ends": _ends(post.ends)
        }
        words = _words(post.body, subject, text, post.get_absolute_url())
    return Deed(facts={"step": step, "about": post.ends}, amounts={"reminded": 1}, words=words)


@act(
    "organisations.body.term_reminded",
    _("Remind of the next election"),
    on=Body,
    may=policy.is_house,
    reads=True,
    hidden=True,
)
def remind_of_body(actor: Actor, body: Body, *, step: int) -> Deed:
    """The body's term ends soon, or has ended: the election is to be prepared."""
    if not body.is_open or body.term_ends is None:
        raise NotNow(_("This organisation has no term that ends."))
    with translation.override(settings.LANGUAGE_CODE):
        subject = gettext("Term of %(body)s") % {"body": body}
        text = gettext("The term %(ends)s. Please prepare the election, and enter it when it is done.") % {
            "ends": _ends(body.term_ends)
        }
        words = _words(body, subject, text, body.get_absolute_url())
    return Deed(facts={"step": step, "about": body.term_ends}, amounts={"reminded": 1}, words=words)


@act(
    "organisations.body.until_reminded",
    _("Remind of the end of a temporary organisation"),
    on=Body,
    may=policy.is_house,
    reads=True,
    hidden=True,
)
def remind_of_until(actor: Actor, body: Body, *, step: int) -> Deed:
    """What was set up for a time comes to its end: it is dissolved, or set up for longer."""
    if not body.is_open or body.until is None:
        raise NotNow(_("This organisation is not set up for a time only."))
    with translation.override(settings.LANGUAGE_CODE):
        subject = gettext("Time of %(body)s") % {"body": body}
        text = gettext("Its time %(ends)s. Please dissolve it, or enter until when it goes on.") % {
            "ends": _ends(body.until)
        }
        words = _words(body, subject, text, body.get_absolute_url())
    return Deed(facts={"step": step, "about": body.until}, amounts={"reminded": 1}, words=words)


@act(
    "organisations.post.vacancy_told",
    _("Tell of an empty post"),
    on=Post,
    may=policy.is_house,
    reads=True,
    hidden=True,
)
def tell_vacancy(actor: Actor, post: Post, *, step: int, since: date) -> Deed:
    """Nobody has held the post for so long: a sign to look at, never a verdict."""
    if post.state not in (PostState.PLANNED, PostState.VACANT):
        raise NotNow(_("Somebody holds this post."))
    with translation.override(settings.LANGUAGE_CODE):
        n = (today() - since).days
        subject = gettext("Empty post: %(post)s") % {"post": post}
        told: dict[str, Any] = {"n": n, "day": say_day(since, now())}
        text = (
            ngettext(
                "Nobody has held it for %(n)d day, since %(day)s. Please fill it, or abolish it if it is not needed.",
                "Nobody has held it for %(n)d days, since %(day)s. Please fill it, or abolish it if it is not needed.",
                n,
            )
            % told
        )
        words = _words(post.body, subject, text, post.get_absolute_url())
    return Deed(facts={"step": step, "about": since}, amounts={"told": 1}, words=words)
