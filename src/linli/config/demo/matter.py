"""One matter of the demonstration and the steps that its people take with it, by the acts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from linli.config.demo import scenes
from linli.config.demo.cast import Cast
from linli.config.demo.catalogue import category
from linli.config.demo.timeline import at_desk, at_home
from linli.config.demo.voices import Voice
from linli.kernel.actors import NOBODY, Actor
from linli.kernel.clock import now
from linli.kernel.privacy import masking
from linli.needs import acts
from linli.needs.models import Need
from linli.needs.queries import digest_proposal
from linli.needs.states import State

# How fast a desk works by the class of the clock.
PACE = {"emergency": 0.02, "utilities": 0.08, "consult": 0.1, "ordinary": 1.0, "hard": 1.8}
AT_ONCE = ("emergency", "utilities")


@dataclass
class Matter:
    """Somebody's matter: what they said, where, and the need that it became."""

    cast: Cast
    rng: Random
    voice: Voice
    begins: datetime
    good: bool = True  # the work solves it
    pleased: bool = True
    plain: bool = False  # of the ordinary clock, whatever its category
    need: Any = None
    who: Any = None
    home: Any = None
    address: str = field(init=False)

    def __post_init__(self) -> None:
        self.voice, self.address = self.voice.filled(self.rng)
        self.home = self.home or self.rng.choice(self.cast.at.communities)
        self.who = self.who or self.rng.choice(self.cast.residents[self.home.id])

    # --- time

    @property
    def pace(self) -> float:
        return PACE[self.need.urgency] if self.need else 1.0

    def desk(self, low: float, high: float) -> datetime:
        """Some hours from now, when a desk is open; what is urgent is done by day and by night."""
        at = now() + timedelta(hours=self.rng.uniform(low, high) * self.pace)
        return at if self.need and self.need.urgency in AT_ONCE else at_desk(at)

    def home_time(self, low: float, high: float) -> datetime:
        return at_home(now() + timedelta(hours=self.rng.uniform(low, high)))

    # --- actors

    @property
    def handler(self) -> Actor:
        return self.cast.handler(self.need.body_id)

    @property
    def triager(self) -> Actor:
        return self.cast.desks[0] if self.need.body_id == self.cast.at.street.id else self.cast.district_desk

    # --- steps

    def do(self, act: Any, actor: Actor, **inputs: Any) -> None:
        """Take a step and look at what became of the need."""
        self.need = act(actor, self.need, **inputs).noun

    def said(self) -> dict[str, Any]:
        urgency = "ordinary" if self.plain else "consult" if self.voice.kind == "consult" else ""
        return {
            "text": self.voice.text, "kind": self.voice.kind, "category": category(self.voice.category),
            "area": self.home.area_code, "address": self.address, "urgency": urgency,
        }  # fmt: skip

    def raised(self, photo: bool = False) -> None:
        photos = scenes.photos(self.voice.category, self.rng) if photo else []
        self.need = acts.raise_need(self.who, **self.said(), photos=photos).noun

    def raised_without_account(self, name: str, phone: str) -> None:
        """Somebody without an account, known by the receipt from then on."""
        self.need = acts.raise_need(NOBODY, **self.said(), name=name, contact=phone).noun
        self.who = self.holder(self.need)

    def noted(self, channel: str, phone: str) -> None:
        """Staff note it for somebody who called or came by."""
        staff = self.cast.workers[self.home.id] if channel != "phone" else self.cast.desks[0]
        self.need = acts.raise_for(staff, **self.said(), channel=channel, contact=phone).noun

    def holder(self, need: Need, who: Actor = NOBODY) -> Actor:
        """Somebody who has shown the receipt of a need, as its last reporter."""
        last = need.reporters.order_by("-id").values_list("pk", flat=True)[0]
        holds = {("needs.need", self.need.pk), ("needs.reporter", last)}
        return Actor(person_id=who.person_id, name=who.name, holds=frozenset(holds), via="link")

    def passed_on(self, to: int | None = None) -> None:
        if self.need.state == State.TRIAGE:
            body = to or self.need.proposed_id or self.home.id
            self.do(acts.dispatch, self.triager, body=body, urgency=self.need.urgency)

    def contacted(self) -> None:
        notes = ("已电话联系，约好上门时间。", "当面听了情况，一起看了现场。", "电话里说清了位置。", "")
        self.do(acts.contact, self.handler, reached=True, note=self.rng.choice(notes))

    def progressed(self) -> None:
        if self.voice.work:
            self.do(acts.progress, self.handler, note=self.voice.work)

    def replied(self, solved: bool, text: str = "") -> None:
        outcome = "solved" if solved else "explained"
        self.do(acts.reply, self.handler, outcome=outcome, text=text or self.voice.answer)

    def rated(self, solved: bool, *, again: bool = False, satisfied: str = "", words: str = "") -> None:
        """The person's own word, by the link that came with the answer."""
        given = satisfied or self._opinion(solved)
        told = {
            "contacted": solved or self.rng.random() < 0.75,
            "solved": solved,
            "again": again,
            "words": words,
        }
        self.do(acts.rate, self.who.through("link"), satisfied=given, **told)

    def called_back(self, solved: bool) -> None:
        """Asked by telephone by the district's desk."""
        asks, satisfied = self.cast.district_desk, self._opinion(solved)
        self.do(acts.call_back, asks, contacted=True, solved=solved, satisfied=satisfied)

    def _opinion(self, solved: bool) -> str:
        """Pleased or not with what was solved; with what was not, by lot."""
        if solved:
            return "yes" if self.pleased else self.rng.choice(("basically", "basically", "basically", "no"))
        return self.rng.choice(("no", "no", "no", "basically", "basically", "unknown"))

    def published(self) -> None:
        """The desk publishes a digest, when no person's data stands in it."""
        digest = digest_proposal(self.need)
        if not any(masking.scan(text) for text in digest.values()):
            self.do(acts.publish, self.cast.secretary_of(self.need.body_id), **digest)


def neighbours(matter: Matter, number: int) -> Iterator[Actor]:
    """Other residents of the same community."""
    others = [one for one in matter.cast.residents[matter.home.id] if one.person_id != matter.who.person_id]
    yield from matter.rng.sample(others, min(number, len(others)))
