"""Who could help whom: the first match by kind of help and nearness, with the reason."""

from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.together import Sql
from linli.organisations import queries as organisations
from linli.volunteers import policy_near as policy
from linli.volunteers.models import Ask, Match
from linli.volunteers.queries.neighbours import LIVE_MATCH
from linli.volunteers.states.neighbours import MatchState, Side

_FIRST = """
    SELECT other.id, near.step, near.metres
    FROM unnest(%(areas)s::text[], %(steps)s::text[], %(metres)s::int[]) WITH ORDINALITY
         AS near (area, step, metres, nth)
    JOIN organisations_body body ON body.area_code = near.area AND body.area_code <> ''
    JOIN volunteers_ask other ON other.body_id = body.id
    WHERE other.state = 'open' AND other.side = %(side)s AND other.help = %(help)s AND other.person_id <> %(person)s
      AND NOT EXISTS (SELECT 1 FROM volunteers_match busy WHERE (busy.offer_id = other.id OR busy.want_id = other.id)
                      AND busy.state IN ('proposed', 'half', 'agreed'))
      AND NOT EXISTS (SELECT 1 FROM volunteers_match tried
                      WHERE tried.offer_id IN (other.id, %(ask)s) AND tried.want_id IN (other.id, %(ask)s))
      AND NOT EXISTS (SELECT 1 FROM volunteers_match said JOIN volunteers_ask o ON o.id = said.offer_id
                      JOIN volunteers_ask w ON w.id = said.want_id
                      WHERE said.state = 'declined' AND %(person)s IN (o.person_id, w.person_id)
                      AND other.person_id IN (o.person_id, w.person_id))
    ORDER BY near.nth, other.id LIMIT 1
"""


def first_fit(ask: Ask) -> tuple[Ask, str, int | None] | None:
    """The nearest open counterpart of the same kind of help, the oldest of them; two who once said no to each other
    are not brought together again. Two statements."""
    near = organisations.nearness(organisations.tree().get(ask.body_id).area_code)  # type: ignore[union-attr]
    near = [one for one in near if one.step != organisations.Step.CITY]
    areas, steps, metres = organisations.as_arrays(near)
    given: dict[str, Any] = {
        "areas": areas, "steps": steps, "metres": metres, "help": ask.help, "person": ask.person_id,
        "side": Side.WANT if ask.side == Side.OFFER else Side.OFFER, "ask": ask.pk or 0,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_FIRST, given)
        found = cursor.fetchone()
    if found is None:
        return None
    other = Ask.objects.select_related("person", "body").get(pk=found[0])
    return other, found[1], found[2]


def is_bound(ask: Ask) -> bool:
    """Whether it stands in a match that both sides may still make true."""
    return Match.objects.filter(Q(offer=ask) | Q(want=ask), state__in=LIVE_MATCH).exists()


def matches_of(actor: Actor, most: int = 30) -> QuerySet[Match]:
    """The reader's matches that are not over, or were done."""
    me = policy.own(actor)
    rows = Match.objects.filter(Q(offer__person=me) | Q(want__person=me)).exclude(state=MatchState.DECLINED)
    return (
        rows.select_related("offer__body", "want__body").order_by("-id")[:most]
        if me
        else Match.objects.none()
    )


_TOGETHER = """
    SELECT (SELECT count(*) FROM volunteers_grid WHERE body_id = %(body)s AND state <> 'dissolved'),
           (SELECT count(*) FROM volunteers_undertaking WHERE body_id = %(body)s AND is_public),
           coalesce(sum(n) FILTER (WHERE side = 'offer'), 0), coalesce(sum(n) FILTER (WHERE side = 'want'), 0),
           coalesce(sum(n) FILTER (WHERE side = 'done'), 0)
    FROM (SELECT ask.side, count(*) AS n FROM volunteers_ask ask JOIN organisations_body body ON body.id = ask.body_id
          WHERE ask.state = 'open' AND %(path)s <> '' AND body.path LIKE %(path)s || '%%' GROUP BY ask.side
          UNION ALL
          SELECT 'done', count(*) FROM volunteers_match pair JOIN volunteers_ask want ON want.id = pair.want_id
          JOIN organisations_body body ON body.id = want.body_id
          WHERE pair.state IN ('done', 'thanked') AND %(path)s <> '' AND body.path LIKE %(path)s || '%%') AS counts
"""


def together_at(body: int, path: str) -> Sql:
    """How many grids and public undertakings a body has, and how many help each other under ``path``: one row."""
    return Sql(_TOGETHER, {"body": body, "path": path}, _named)


def _named(*counts: Any) -> dict[str, int]:
    return dict(zip(("grids", "promises", "offers", "wants", "done"), map(int, counts), strict=True))
