"""Members report where they live, take a post that suits them, and take duties and promises upon themselves."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.volunteers import policy_near as policy
from linli.volunteers.acts.grid import refuse_beyond
from linli.volunteers.forms import neighbours as forms
from linli.volunteers.models import Opening, ReportIn, Undertaking
from linli.volunteers.queries.neighbours import openings_for, taken_in
from linli.volunteers.rules.neighbours import refuse_full, refuse_other_year
from linli.volunteers.states.neighbours import OpeningState, ReportState, UndertakingState


@act(
    "volunteers.opening.offered",
    _("Offer a post"),
    on=Opening,
    may=policy.members_somewhere,
    form=forms.Offer,
    creates=True,
)
def offer_post(actor: Actor, *, body: Any, title: str, text: str, skill: str = "", seats: int = 1) -> Opening:
    """A community says what members who live in it can do there."""
    refuse_beyond(actor, policy.MEMBERS, body.path)
    return Opening(body_id=body.pk, title=title, text=text, skill=skill, seats=seats, offered_on=today())


@act("volunteers.opening.closed", _("Offer it no longer"), on=Opening, may=policy.offers_posts, move="close")
def close_post(actor: Actor, opening: Opening) -> None:
    """Nobody new is proposed for it; those who serve in it go on."""


@act(
    "volunteers.reportin.reported",
    _("Report to my community"),
    on=ReportIn,
    may=policy.is_somebody,
    form=forms.Report,
    creates=True,
    next=_("You have reported in. The community proposes a post to you; you decide whether you take it."),
)
def report_in(actor: Actor, *, body: Any, skills: list[str], wishes: str = "") -> Deed:
    """A member says what they can do. Their employer is neither asked for nor told."""
    me = policy.me(actor)
    if ReportIn.objects.filter(person=me, body=body.pk).exclude(state=ReportState.ENDED).exists():
        raise Refused(
            _("You have reported to this community already. You find it under “Members at home”."),
            field="body",
        )
    report = ReportIn(person_id=me, body_id=body.pk, skills=skills, wishes=wishes, reported_on=today())
    word = Word(_("A member has reported in"), link="/desk/members/", to_body=body.pk)
    return Deed(report, words=[word])


@act(
    "volunteers.reportin.changed",
    _("Change what I can do"),
    on=ReportIn,
    may=policy.is_own,
    move="change",
    form=forms.ChangeReport,
)
def change_report(actor: Actor, report: ReportIn, *, skills: list[str], wishes: str = "") -> None:
    """Before a post is proposed."""
    report.skills, report.wishes = skills, wishes


class Propose(forms.Propose):
    """The posts of the member's community that have a place left, those first that suit the member."""

    openings = staticmethod(openings_for)


@act(
    "volunteers.reportin.matched",
    _("Propose a post"),
    on=ReportIn,
    may=policy.offers_posts,
    move="match",
    form=Propose,
    primary=True,
)
def match_report(actor: Actor, report: ReportIn, *, opening: int) -> Deed:
    """The community proposes; the member decides."""
    found = Opening.objects.select_for_update().filter(pk=opening, body=report.body_id).first()
    if found is None or found.state != OpeningState.OFFERED:
        raise Refused(_("This post is no longer offered. Choose another one."), field="opening")
    if report.opening_id != found.pk:
        refuse_full(taken_in(found), found.seats)
    report.opening = found
    text = _("Look at it and say whether you take it. A no is as good as a yes.")
    word = Word(
        phrase(_("A post is proposed to you: %(title)s"), title=found.title),
        text,
        link=report.get_absolute_url(),
        to_person=report.person_id,
    )
    return Deed(words=[word])


@act(
    "volunteers.reportin.refused",
    pgettext_lazy("a post", "Rather not this one"),
    on=ReportIn,
    may=policy.is_own,
    move="refuse",
)
def refuse_post(actor: Actor, report: ReportIn) -> Deed:
    """The post does not suit; another one can be proposed."""
    opening, report.opening = report.opening_id, None
    word = Word(_("A member would rather have another post"), link="/desk/members/", to_body=report.body_id)
    return Deed(facts={"refused": opening}, words=[word])


@act(
    "volunteers.reportin.started", _("I take it"), on=ReportIn, may=policy.is_own, move="start", primary=True
)
def start_report(actor: Actor, report: ReportIn) -> Deed:
    """From today on the member serves in the post."""
    report.began_on = today()
    return Deed(words=[Word(_("A member takes a post"), link="/desk/members/", to_body=report.body_id)])


@act(
    "volunteers.reportin.ended",
    _("End the service in the community"),
    on=ReportIn,
    may=policy.ends_report,
    move="end",
    danger=True,
)
def end_report(actor: Actor, report: ReportIn) -> Deed:
    """Either side, at any time, without a reason. Nothing goes to an employer."""
    report.ended_on = today()
    if policy.is_own(actor, report):
        return Deed()
    ended = _("Your post in the community has ended")
    return Deed(words=[Word(ended, link=report.get_absolute_url(), to_person=report.person_id)])


@act(
    "volunteers.undertaking.taken",
    _("Take something on"),
    on=Undertaking,
    may=policy.is_somebody,
    form=forms.Take,
    creates=True,
)
def take_on(actor: Actor, *, kind: str, body: Any, title: str, text: str = "", year: int) -> Undertaking:
    """A duty area, a model post or a promise, for one year. Nobody else sees it yet."""
    refuse_other_year(year, today().year)
    return Undertaking(
        person_id=policy.me(actor),
        body_id=body.pk,
        kind=kind,
        title=title,
        text=text,
        year=year,
        taken_on=today(),
    )


@act(
    "volunteers.undertaking.published",
    _("Make it public"),
    on=Undertaking,
    may=policy.publishes,
    move=("publish", "show"),
    form=forms.Publish,
    primary=True,
)
def publish(actor: Actor, undertaking: Undertaking, *, shown_name: str, agrees: bool) -> Deed:
    """On the page of the community or branch, with the name that the member chose to show."""
    undertaking.shown_name, undertaking.is_public = shown_name, True
    return Deed(move="show" if undertaking.state == UndertakingState.RESULT else "publish")


@act(
    "volunteers.undertaking.told",
    _("Tell what came of it"),
    on=Undertaking,
    may=policy.is_own,
    move="tell",
    form=forms.Tell,
)
def tell_result(actor: Actor, undertaking: Undertaking, *, result: str) -> None:
    """The member's own words on what came of it."""
    undertaking.result = result


@act("volunteers.undertaking.hidden", _("Hide it again"), on=Undertaking, may=policy.hides)
def hide(actor: Actor, undertaking: Undertaking) -> None:
    """Nobody else sees it any more, name and all."""
    undertaking.is_public, undertaking.shown_name = False, ""


@act(
    "volunteers.undertaking.withdrawn",
    _("Give it up"),
    on=Undertaking,
    may=policy.is_own,
    move="withdraw",
    danger=True,
)
def withdraw(actor: Actor, undertaking: Undertaking) -> None:
    """It is not told anywhere any more."""
    undertaking.is_public, undertaking.shown_name = False, ""
