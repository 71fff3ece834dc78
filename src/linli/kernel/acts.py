"""One door for change: permit → lock → check the flow → do → record, in one transaction.

    @act("venues.booking.approved", _("Approve"), on=Booking, may=is_steward, move="approve", form=Approve)
    def approve_booking(actor, booking, *, note): ...

The body holds only what is particular. It returns nothing, the noun that it made (unsaved), or a Deed.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel import resuming
from linli.kernel.actors import Actor
from linli.kernel.delivery.outbox import Word
from linli.kernel.forms import ActForm, Invalid
from linli.kernel.journal import record
from linli.kernel.journal.keys import Once, Repeated
from linli.kernel.journal.models import Entry
from linli.kernel.nouns import Noun
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import Deed, lock, refuse_stale, store

__all__ = ["ACTS", "REACTIONS", "Act", "Deed", "Done", "Word", "act", "offers"]


@dataclass(frozen=True)
class Done:
    """What came of an act; ``repeated`` when the same key had done it before."""

    noun: Any
    entry: Entry | None
    repeated: bool = False


@dataclass(frozen=True, kw_only=True)
class Act:
    """A verb with a doer. Call it with cleaned values, or ``submit`` what somebody typed."""

    # Django templates call what can be called; an act is not theirs to do.
    do_not_call_in_templates: ClassVar[bool] = True

    kind: str
    label: Any
    on: type[Noun]
    may: Callable[[Actor, Any], bool]
    body: Callable[..., Any]
    moves: tuple[str, ...] = ()  # the verbs of the flow that this act may take
    form: type[ActForm] = ActForm
    creates: bool = False
    primary: bool = False  # the one next thing to do, where it is offered
    danger: bool = False
    reads: bool = False  # a reading that leaves an entry but does not change the noun
    # For a repeat with the same key: put on the noun again what was told once and is kept nowhere.
    recall: Callable[[Any, Once], None] | None = None
    hidden: bool = False  # done by the clock, by reactions or on a page of its own, never offered as a button
    next: Any = ""  # after success: what happens now, and by when
    rate: str = ""  # the rule that says how often it may be done from one place
    # Of a hidden act: the nouns on which programs may do it all the same, beside those that the doer sees.
    among: Callable[[Actor], QuerySet[Any]] | None = None

    @property
    def verb(self) -> str:
        return self.kind.rpartition(".")[2]

    @property
    def in_api(self) -> bool:
        """Whether programs may do it."""
        return not self.hidden or self.among is not None

    def offered(self, actor: Actor, noun: Any) -> bool:
        """Whether the flow and the policy would let this act through now."""
        return self._flows(noun) and self.may(actor, noun)

    def submit(self, actor: Actor, noun: Any = None, data: Any = None, files: Any = None, **how: Any) -> Done:
        """Check what was typed against the form, then act. Raises Invalid, or what ``__call__`` raises."""
        return self(actor, noun, **how, **self.read(actor, noun, data, files))

    def read(self, actor: Actor, noun: Any, data: Any = None, files: Any = None) -> dict[str, Any]:
        """The inputs in what was typed; raises Invalid."""
        form = self.form(data or {}, files or {}, actor=actor, noun=noun)
        resuming.stop(form)
        if not form.is_valid():
            raise Invalid(form)
        return form.cleaned_data

    def __call__(
        self, actor: Actor, noun: Any = None, *, key: str = "", seen: int | None = None, **inputs: Any
    ) -> Done:
        """Do it. ``seen`` is the noun's version that the doer saw; ``key`` makes a repeat harmless."""
        resuming.refuse()
        once = Once(actor, self.kind, key, noun, inputs)
        if before := once.before():
            return self._again(before.noun_id, once)
        inner = record.chain.get()
        token = record.chain.set(inner or uuid.uuid4())
        try:
            # An act that another act causes stands and falls with it, unless its key lets it be done already.
            with transaction.atomic(savepoint=not inner or bool(key)), once.at_hand():
                done = self._do(actor, noun, seen, inputs)
                once.keep(done.noun.pk)
                return done
        except (Repeated, Refused, IntegrityError):
            # Perhaps the same request came twice at the same moment, and its twin was first: its key was claimed,
            # what it asks for was done, or a number that is unique was taken by it.
            if before := once.before():
                return self._again(before.noun_id, once)
            raise
        finally:
            record.chain.reset(token)

    def _do(self, actor: Actor, noun: Any, seen: int | None, inputs: Mapping[str, Any]) -> Done:
        if not self.creates:
            noun = lock(self.on, noun)
            refuse_stale(noun, seen)
        if not self.may(actor, noun):
            raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
        if not self._flows(noun):
            noun.FLOW.target(self.moves[0], noun.state)
        before = getattr(noun, "state", "")
        deed = Deed.of(self.body(actor, **inputs) if noun is None else self.body(actor, noun, **inputs))
        deed.noun = deed.noun or noun
        if self.moves and not self.creates:
            deed.noun.state = noun.FLOW.target(deed.move or self.moves[0], before)
        entry = store(actor, self.kind, deed.noun, deed, changes=not self.reads)
        for react in REACTIONS.get(self.kind, ()):
            react(actor, deed.noun, entry)
        return Done(deed.noun, entry)

    def _flows(self, noun: Any) -> bool:
        return (
            self.creates or not self.moves or any(noun.FLOW.allows(move, noun.state) for move in self.moves)
        )

    def _again(self, pk: int | None, once: Once) -> Done:
        noun = self.on._base_manager.filter(pk=pk).first()
        if noun is not None and self.recall:
            self.recall(noun, once)
        return Done(noun, None, repeated=True)


ACTS: dict[str, Act] = {}
REACTIONS: dict[str, list[Callable[..., None]]] = {}


def act(
    kind: str, label: Any, *, move: str | tuple[str, ...] = (), **how: Any
) -> Callable[[Callable[..., Any]], Act]:
    """Make a function the body of the act ``kind``; for the rest see the fields of ``Act``."""

    def declare(body: Callable[..., Any]) -> Act:
        if kind in ACTS:
            raise ValueError(f"two acts are called {kind}")
        moves = (move,) if isinstance(move, str) else tuple(move)
        ACTS[kind] = Act(kind=kind, label=label, body=body, moves=moves, **how)
        return ACTS[kind]

    return declare


def offers(actor: Actor, noun: Noun) -> list[Act]:
    """Exactly the acts whose buttons work for this reader on this noun now."""
    mine = [one for one in ACTS.values() if one.on is type(noun) and not one.creates and not one.hidden]
    return [one for one in mine if one.offered(actor, noun)]
