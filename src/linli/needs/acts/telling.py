"""Words for those whose matter a need is, and links by which they answer."""

import secrets
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import Word, phrase
from linli.kernel.privacy.cipher import blind
from linli.needs.models import Need, RatingLink, Reporter
from linli.needs.queries import reporters_of


def tell(need: Need, subject: Any, text: Any, reporters: list[Reporter] | None = None) -> list[Word]:
    """A word for each reporter who can be reached; the text is the same for all."""
    heard = reporters_of(need) if reporters is None else reporters
    return [word for one in heard if (word := _word(need, one, subject, text, f"/needs/{need.pk}/"))]


def _word(need: Need, one: Reporter, subject: Any, text: Any, link: str) -> Word | None:
    told = phrase(_("Need %(number)s · %(what)s"), number=need.number, what=subject)
    if one.body_id:
        return Word(told, text, link, to_body=one.body_id)
    address = one.contact.open("deliver") if one.contact and one.person_id is None else ""
    if one.person_id is None and not address:
        return None
    return Word(told, text, link, to_person=one.person_id, address=address)


def ask_opinion(need: Need, text: Any) -> tuple[list[RatingLink], list[Word]]:
    """A one-time link for every reporter, and the words that carry it. Only the link's digest is kept."""
    expires = now() + timedelta(days=int(rulebook.get("needs.rate.link_days").number))
    links, words = [], []
    for one in reporters_of(need):
        token = secrets.token_urlsafe(24)
        links.append(RatingLink(reporter=one, digest=blind(token, "rating"), expires_at=expires))
        if word := _word(need, one, _("answered; please say how it was"), text, f"/rate/{token}/"):
            words.append(word)
    return links, words
