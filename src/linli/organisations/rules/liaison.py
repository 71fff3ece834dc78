"""Pure decisions about liaisons."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused


def refuse_day(on: date, since: date, today: date) -> None:
    """A visit is entered when it has been, and not before it could be."""
    if on > today:
        raise Refused(_("This day is still to come. Enter it when it is done."), field="on")
    if on < since:
        raise Refused(_("This day lies before the liaison was sent there."), field="on")
