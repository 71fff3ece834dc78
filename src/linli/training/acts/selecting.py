"""How an empty post is filled: recommended → checked → elected or appointed, by channel and group (article 13)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import today
from linli.kernel.refusals import Refused
from linli.organisations import queries as organisations
from linli.training import forms, policy
from linli.training.models import Selection


@act("training.selection.opened", _("Begin to fill the post"), on=Selection, may=policy.holds(policy.SELECT),
     creates=True, form=forms.OpenForm)  # fmt: skip
def open_selection(actor: Actor, *, post: int) -> Deed:
    """For a post below one's own body that nobody holds."""
    path = actor.reach(policy.SELECT) or ""
    empty = organisations.vacancies(path).filter(pk=post).first() if path else None
    if empty is None:
        raise Refused(_("There is no empty post of this number below you."), field="post")
    if Selection.objects.filter(post=empty, state__in=["recommending", "checking", "checked"]).exists():
        raise Refused(_("This post is being filled already."), field="post")
    return Deed(Selection(post=empty, opened_on=today()))


@act("training.selection.recommended", _("Note the recommendation"), on=Selection, may=policy.over_post,
     move="recommend", form=forms.RecommendForm, primary=True)  # fmt: skip
def recommend(
    actor: Actor, one: Selection, *, channel: str, group: str, candidates: int, heard: int, note: str = ""
) -> Deed:
    """How they were found and from which group; names stay on paper until somebody holds the post."""
    one.channel, one.group, one.candidates_n, one.recommended_n = channel, group, candidates, heard
    return Deed(remark=note.strip())


@act("training.selection.checked", _("Note the check"), on=Selection, may=policy.over_post, move="check",
     form=forms.CheckForm, primary=True)  # fmt: skip
def check(actor: Actor, one: Selection, *, note: str) -> Deed:
    """What was checked and by whom."""
    return Deed(remark=note.strip())


@act("training.selection.reopened", _("Recommend anew"), on=Selection, may=policy.over_post, move="reopen",
     form=forms.ReasonForm)  # fmt: skip
def reopen(actor: Actor, one: Selection, *, reason: str) -> Deed:
    """The check found against it, or the candidate withdrew."""
    one.channel = one.group = ""
    one.candidates_n = one.recommended_n = None
    return Deed(remark=reason.strip())


@act("training.selection.filled", _("Elected or appointed"), on=Selection, may=policy.over_post, move="fill",
     form=forms.FilledForm, primary=True)  # fmt: skip
def fill(actor: Actor, one: Selection, *, filled_on: date, note: str = "") -> Deed:
    """Once somebody holds the post: that is entered with the post itself, once."""
    posts = organisations.posts_below(one.post.body.path)
    if not posts.filter(pk=one.post_id, state="filled").exists():
        raise Refused(
            _("Enter first who holds the post, on the page of the organisation. Then this can be finished.")
        )
    if not one.opened_on <= filled_on <= today():
        raise Refused(_("Choose a day between the beginning and today."), field="filled_on")
    one.filled_on = filled_on
    return Deed(
        amounts={"filled": 1, f"channel.{one.channel}": 1, f"group.{one.group}": 1}, remark=note.strip()
    )


@act(
    "training.selection.stopped", _("Stop the selection"), on=Selection, may=policy.selects_or_clock, move="stop",
    form=forms.ReasonForm, danger=True,
)  # fmt: skip
def stop(actor: Actor, one: Selection, *, reason: str) -> Deed:
    """The post is abolished, or waits."""
    return Deed(remark=reason.strip())
