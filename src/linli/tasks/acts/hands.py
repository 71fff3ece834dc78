"""Tasks, calls and contact points that an organisation still has, before it ends."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.hands import in_hand
from linli.tasks import queries
from linli.tasks.acts import ending


@in_hand(
    "tasks.received", _("Tasks to be done"), order=44, hand_on=ending.tasks_go_on, let_go=ending.tasks_go_back
)
def received(body: int) -> tuple[int, str]:
    return queries.tasks_with(body).count(), reverse("tasks:tasks")


@in_hand(
    "tasks.sent", _("Tasks that it sent down"), order=45, hand_on=ending.tasks_go_on, let_go=ending.tasks_end
)
def sent(body: int) -> tuple[int, str]:
    return queries.tasks_from(body).count(), reverse("tasks:sent")


@in_hand(
    "tasks.calls",
    _("Calls for help of its own"),
    order=46,
    hand_on=ending.calls_go_on,
    let_go=ending.calls_go_up,
)
def calls(body: int) -> tuple[int, str]:
    return queries.calls_from(body).count(), reverse("tasks:calls")


@in_hand("tasks.called", _("Calls that it is to answer"), order=47, hand_on=ending.answers_go_on,
         let_go=ending.answers_go_up)  # fmt: skip
def called(body: int) -> tuple[int, str]:
    return queries.calls_to(body).count(), reverse("tasks:calls")


@in_hand(
    "tasks.contacts", _("Contact points"), order=48, hand_on=ending.contacts_end, let_go=ending.contacts_end
)
def contacts(body: int) -> tuple[int, str]:
    return queries.contacts_with(body).count(), reverse("tasks:contacts")
