"""What a mass or social organisation raised for its members goes on with the one that follows it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.delivery.outbox import Word, phrase
from linli.kernel.hands import in_hand
from linli.needs import policy
from linli.needs.models import Need, Reporter
from linli.needs.queries.voices import followed_by


@act(
    "needs.need.speaker_changed",
    _("Another organisation speaks for it"),
    on=Need,
    may=policy.is_clock,
    hidden=True,
)
def change_speaker(actor: Actor, need: Need, *, gone: int, heir: int) -> Deed:
    """The heir follows it, is answered and asked how it was, as the one that raised it would have been."""
    Reporter.objects.filter(need=need.pk, body=gone).update(body=heir)
    what = phrase(_("Need %(number)s · %(what)s"), number=need.number, what=_("yours to follow from now on"))
    word = Word(what, link=f"/needs/{need.pk}/", to_body=heir)
    return Deed(facts={"from_body": gone, "speaker": heir}, words=[word])


def _hand_on(actor: Actor, before: int, after: int) -> None:
    for need in followed_by(before).order_by("id"):
        change_speaker(CLOCK, need, gone=before, heir=after)


@in_hand("needs.voiced", _("Matters raised for its members"), order=31, hand_on=_hand_on)
def voiced(body: int) -> tuple[int, str]:
    """What it follows and has no end yet."""
    return followed_by(body).count(), reverse("needs:voices")
