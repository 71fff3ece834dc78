"""What this browser has shown, receipts and one-time links: with it somebody without an account sees what is theirs."""

from django.http import HttpRequest

HELD = 60


def show(request: HttpRequest, *shown: tuple[str, int]) -> None:
    """From now on this browser holds these, the newest sixty."""
    held = [tuple(one) for one in request.session.get("holds", ())]
    request.session["holds"] = [*(one for one in held if one not in shown), *shown][-HELD:]
