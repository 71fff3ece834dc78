"""Rate limits: one statement, shared by all processes, forgotten when the window ends."""

from django.conf import settings
from django.db import connection, models
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import now
from linli.kernel.refusals import TooMany


class Limit(models.Model):
    """How often something was done from one place in the current window. The place is a keyed digest."""

    key = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField()
    n = models.IntegerField()

    class Meta:
        app_label = "kernel"


_COUNT = """
    INSERT INTO kernel_limit (key, until, n) VALUES (%(key)s, %(now)s + make_interval(secs => %(secs)s), 1)
    ON CONFLICT (key) DO UPDATE SET
        n = CASE WHEN kernel_limit.until < %(now)s THEN 1 ELSE kernel_limit.n + 1 END,
        until = CASE WHEN kernel_limit.until < %(now)s THEN excluded.until ELSE kernel_limit.until END
    RETURNING n, greatest(1, ceil(extract(epoch FROM until - %(now)s)))::int
"""


def spend(name: str, who: str, times: int, seconds: int) -> None:
    """Count one use of ``name`` by ``who``; raises TooMany past ``times`` within ``seconds``."""
    key = salted_hmac(f"linli.limit.{name}", who, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "now": now(), "secs": seconds})
        n, after = cursor.fetchone()
    if n > times:
        raise TooMany(_("That was too often from here. Please wait a little and try again."), after=after)


def place(request: HttpRequest) -> str:
    """Where a request comes from: the person signed in, else the network address.

    Behind a proxy that ends TLS the address is the last that the proxy wrote down; earlier ones are hearsay.
    """
    person = request.actor.person_id  # type: ignore[attr-defined]
    if person:
        return f"p{person}"
    told = request.headers.get("X-Forwarded-For", "") if settings.SECURE_TLS else ""
    return f"a{told.rpartition(',')[2].strip() or request.META.get('REMOTE_ADDR', '')}"
