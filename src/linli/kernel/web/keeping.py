"""What is kept for everybody: rules and calendar for all to read, messages and listening systems for keepers."""

from calendar import Calendar as Weeks
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel import keeping
from linli.kernel.acts import Act, offers
from linli.kernel.clock import calendar, today
from linli.kernel.delivery.models import Delivery
from linli.kernel.queries import visible
from linli.kernel.refusals import NotYours
from linli.kernel.rulebook.models import Rule
from linli.kernel.web.acting import attempt, show
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.kernel.whole import whole

UNITS: dict[str, Any] = {
    "hour": gettext_lazy("hours"),
    "minute": gettext_lazy("minutes"),
    "calendar_day": gettext_lazy("calendar days"),
    "working_day": gettext_lazy("working days"),
    "month": gettext_lazy("months"),
    "times": gettext_lazy("times"),
    "people": gettext_lazy("people"),
    "per_hour": gettext_lazy("an hour"),
    "per_minute": gettext_lazy("a minute"),
    "row": gettext_lazy("rows"),
    "megabyte": gettext_lazy("MB"),
    "million_pixels": gettext_lazy("million points"),
    "call_backs": gettext_lazy("call-backs"),
    "month_and_day": gettext_lazy("(month and day)"),
    "day_of_month": gettext_lazy("(day of the month)"),
    "share": gettext_lazy("(shares of one)"),
    "character": gettext_lazy("characters"),
    "entries": gettext_lazy("entries"),
    "household": gettext_lazy("households"),
    "metre": gettext_lazy("metres"),
    "square_metre": gettext_lazy("m²"),
    "organisations": gettext_lazy("organisations"),
    "percent": gettext_lazy("percent"),
    "piece": gettext_lazy("pieces"),
    "ratio": gettext_lazy("times as much"),
    "requests": gettext_lazy("requests"),
    "star": gettext_lazy("stars"),
}


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The rulebook: what holds today, what will, and what held."""
    actor, day = actor_of(request), today()
    rows = [_rule(rule, day) for rule in visible(Rule.label(), actor)]
    may = keeping.change_a_rule.may(actor, None)
    return page(
        request,
        "kernel/rules.html",
        held=[row for row in rows if row["when"] == "now"],
        coming=[row for row in rows if row["when"] == "later"],
        past=[row for row in rows if row["when"] == "past"],
        may=may,
    )


def _rule(rule: Rule, day: date) -> dict[str, Any]:
    when = "later" if rule.valid_from > day else "past" if rule.valid_to and rule.valid_to < day else "now"
    value = "、".join(map(str, rule.value)) if isinstance(rule.value, list) else rule.value
    label = _(rule.note) if rule.note else rule.code
    return {
        "rule": rule, "when": when, "value": value, "unit": UNITS.get(rule.unit, rule.unit),
        "label": label, "source": _(rule.source) if rule.source else "",
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def change_rule(request: HttpRequest) -> HttpResponse:
    """A number is worth something else from a day on."""
    held = Rule.objects.filter(code=request.GET.get("code", "")).order_by("-valid_from").first()
    start = {"code": held.code, "value": held.value, "unit": held.unit, "note": held.note} if held else {}
    return _new(request, keeping.change_a_rule, start)


@require_http_methods(["GET", "POST"])
def set_day(request: HttpRequest) -> HttpResponse:
    """A holiday, or a day worked in exchange."""
    return _new(request, keeping.set_day, {"date": request.GET.get("date", "")})


@require_http_methods(["GET", "POST"])
def add_webhook(request: HttpRequest) -> HttpResponse:
    """Another system that listens."""
    return _new(request, keeping.add_webhook, {})


def _new(request: HttpRequest, one: Act, start: dict[str, Any]) -> HttpResponse:
    """The page of an act that makes something new."""
    if request.method == "POST":
        return attempt(request, one, None)
    _refuse(request, one)
    return show(request, one, None, one.form(initial=start, actor=actor_of(request)))


def _refuse(request: HttpRequest, one: Act) -> None:
    if not one.may(actor_of(request), None):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """The months of a year: rest days, worked weekends, and whether the notice is out."""
    asked = request.GET.get("year", "")
    number = whole(asked) or 0
    number = number if 2000 <= number <= 2100 else today().year
    return page(
        request,
        "kernel/calendar.html",
        year=number,
        months=[_month(number, month) for month in range(1, 13)],
        provisional=calendar().provisional(number),
        may=keeping.set_day.may(actor_of(request), None),
    )


def _month(number: int, month: int) -> dict[str, Any]:
    weeks = Weeks().monthdatescalendar(number, month)
    told = [[_day(day) if day.month == month else None for day in week] for week in weeks]
    special = [one for week in told for one in week if one and one["name"]]
    return {"first": date(number, month, 1), "weeks": told, "special": special}


def _day(day: date) -> dict[str, Any]:
    """A day; ``mark`` says where it differs from plain weekdays and weekends."""
    days = calendar()
    is_workday, weekend = days.is_workday(day), day.weekday() >= 5
    mark = "worked" if is_workday and weekend else "holiday" if not is_workday and not weekend else ""
    return {
        "date": day, "rest": not is_workday, "mark": mark, "name": days.name(day), "today": day == today(),
    }  # fmt: skip


@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """Messages that could not be sent, and how many wait."""
    actor = actor_of(request)
    _refuse(request, keeping.retry_delivery)
    found = slice_of(request, visible(Delivery.label(), actor), by="-at", size=50)
    return page(
        request,
        "kernel/deliveries.html",
        found=found,
        offers=[(one, offers(actor, one)) for one in found.rows],
        counts=keeping.outbox(),
    )


@require_safe
def webhooks(request: HttpRequest) -> HttpResponse:
    """The systems that listen."""
    actor = actor_of(request)
    _refuse(request, keeping.add_webhook)
    hooks = [(hook, offers(actor, hook)) for hook in visible("kernel.webhook", actor)]
    return page(request, "kernel/webhooks.html", hooks=hooks)
