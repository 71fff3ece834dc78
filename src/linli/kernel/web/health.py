"""Whether the house stands: for watchers and for ``up``."""

from typing import Any

from django.db import connection
from django.http import HttpRequest, JsonResponse

from linli import __version__
from linli.kernel.clock import now


def health(request: HttpRequest) -> JsonResponse:
    """200 when ready; versions, and how far the workers are behind, in seconds (null: never ran)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version')")
        server = cursor.fetchone()[0]
        cursor.execute("SELECT name, at FROM kernel_watermark WHERE name IN ('tally', 'seal')")
        lags: dict[str, Any] = {name: _seconds(at) for name, at in cursor.fetchall()}
        cursor.execute("SELECT min(next_at) FROM kernel_delivery WHERE state = 'waiting'")
        lags["delivery"] = _seconds(cursor.fetchone()[0])
    return JsonResponse({"ready": True, "linli": __version__, "postgresql": server, "lag_seconds": lags})


def _seconds(at: Any) -> int | None:
    return max(0, round((now() - at).total_seconds())) if at else None
