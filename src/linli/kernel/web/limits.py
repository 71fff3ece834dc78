"""Rate limits: one statement, shared by all processes, forgotten when the window ends."""

from django.conf import settings
from django.db import connection, models
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from linli.kernel.clock import now
from linli.kernel.refusals import TooMany
from linli.kernel.rulebook import get as rule

SECONDS = {"per_minute": 60, "per_hour": 3600, "per_day": 24 * 3600}


class Limit(models.Model):
    """How often something was done from one place in the current window. The place is a keyed digest."""

    key = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField()
    n = models.IntegerField()

    class Meta:
        app_label = "kernel"


_COUNT = """
    INSERT INTO kernel_limit (key, until, n) VALUES (%(key)s, %(now)s + make_interval(secs => %(secs)s), %(n)s)
    ON CONFLICT (key) DO UPDATE SET
        n = CASE WHEN kernel_limit.until < %(now)s THEN excluded.n ELSE kernel_limit.n + excluded.n END,
        until = CASE WHEN kernel_limit.until < %(now)s THEN excluded.until ELSE kernel_limit.until END
    RETURNING n, greatest(1, ceil(extract(epoch FROM until - %(now)s)))::int
"""


def spend(name: str, who: str, times: int, seconds: int, n: int = 1) -> None:
    """Count ``n`` uses of ``name`` by ``who``; raises TooMany past ``times`` within ``seconds``."""
    key = salted_hmac(f"linli.limit.{name}", who, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "now": now(), "secs": seconds, "n": n})
        spent, after = cursor.fetchone()
    if spent > times:
        minutes = -(-after // 60)
        message = ngettext(
            "That was too often from here. You can go on in about %(minutes)d minute.",
            "That was too often from here. You can go on in about %(minutes)d minutes.",
            minutes,
        )
        raise TooMany(message % {"minutes": minutes}, after=after)


def spend_rule(code: str, request: HttpRequest, n: int = 1) -> None:
    """Count ``n`` uses of what the rule ``code`` limits (web.rate.…), from where the request comes."""
    allowed = rule(code)
    spend(code, place(request), int(allowed.number), SECONDS[allowed.unit], n)


def spend_files(request: HttpRequest, n: int | None = None) -> None:
    """Count the files that a request brings, or ``n`` of them."""
    brought = sum(len(files) for _name, files in request.FILES.lists()) if n is None else n
    if brought:
        spend_rule("web.rate.upload", request, brought)


def place(request: HttpRequest) -> str:
    """Where a request comes from: the person signed in, else the network address.

    Behind a proxy that ends TLS the address is the last that the proxy wrote down; earlier ones are hearsay.
    """
    person = request.actor.person_id  # type: ignore[attr-defined]
    if person:
        return f"p{person}"
    told = request.headers.get("X-Forwarded-For", "") if settings.SECURE_TLS else ""
    return f"a{told.rpartition(',')[2].strip() or request.META.get('REMOTE_ADDR', '')}"
