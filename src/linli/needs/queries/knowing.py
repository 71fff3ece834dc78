"""Who may know whose matter it is."""

from linli.kernel.actors import Actor
from linli.needs import policy
from linli.needs.models import Need, Reporter
from linli.needs.queries.finding import PRIVATE

ABOVE = (policy.TRIAGE, policy.CALL_BACK, policy.JUDGE)


def may_know(actor: Actor, need: Need, reporter: Reporter, purpose: str) -> tuple[bool, bool]:
    """Whether a reader of the contact sees the name, and the contact itself.

    A hidden name is kept from posts that only handle, but where life or health is in danger; the desks that
    pass on, call back or judge see it. Who complains of somebody, or reports an offence, with the name hidden is
    kept from handlers altogether and at all times: the handler may be the one complained of (regulation,
    article 8). In danger they ask the desk above.
    """
    if not reporter.hidden or any(actor.can(code, need.body.path) for code in ABOVE):
        return True, True
    if need.kind in PRIVATE:
        return False, False
    return purpose == "emergency", True
