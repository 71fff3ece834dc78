"""The choices of a need and the table of its moves (DOMAIN.md 4.1; Beijing regulation of 2021, articles 11–15, 23)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from linli.kernel.flows import Flow


class State(TextChoices):
    TRIAGE = "triage", _("Being passed on")
    DISPATCHED = "dispatched", _("Passed on")
    RETURN_ASKED = "return_asked", _("Responsibility in question")
    SIGNED = "signed", _("Taken on")
    WORKING = "working", _("Being worked on")
    HUNG = "hung", _("Waiting for a condition")
    CLAIMED = "claimed", _("Done, answer to follow")
    REPLIED = "replied", _("Answered, your opinion is asked")
    CLOSED = "closed", _("Ended")
    CONTESTED = "contested", _("Result in question")
    MERGED = "merged", _("Joined with another")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Kind(TextChoices):
    CONSULT = "consult", _("Question")
    HELP = "help", _("Help wanted")
    COMPLAINT = "complaint", _("Complaint")
    REPORT = "report", _("Report of an offence")
    SUGGESTION = "suggestion", _("Suggestion")
    PRAISE = "praise", _("Praise")


class Outcome(TextChoices):
    """Why a need ended; one never flatters the figures of another."""

    SOLVED = "solved", _("Solved")
    EXPLAINED = "explained", _("Not solved, the reasons were explained")
    UNSOLVED = "unsolved", _("Not solved")
    OUTSIDE_DUTY = "outside_duty", _("Outside the duties of any public body; another way was named")
    LAWFUL_CHANNEL = "lawful_channel", _("Belongs to a procedure of law that was named")
    DUPLICATE = "duplicate", _("Same matter as another need")
    EMERGENCY = "emergency", _("Handed to the emergency services at once")
    UNLAWFUL = "unlawful", _("Asks for something unlawful; explained")
    NO_CONTACT = "no_contact", _("Answered; the person could not be reached")
    WITHDRAWN = "withdrawn", _("Withdrawn by the person")


# Ends at the desk that passes on: another way is named, and the rates leave it out.
ELSEWHERE = (Outcome.LAWFUL_CHANNEL, Outcome.OUTSIDE_DUTY, Outcome.EMERGENCY, Outcome.UNLAWFUL)


class Urgency(TextChoices):
    """The class of the clock; its times are in the rulebook (needs.respond.…, needs.answer.…)."""

    EMERGENCY = "emergency", _("Danger to life or property")
    UTILITIES = "utilities", _("Water, electricity, gas, heating")
    ORDINARY = "ordinary", _("Ordinary")
    HARD = "hard", _("Difficult, several organisations")
    CONSULT = "consult", _("Question")


class Channel(TextChoices):
    WEB = "web", _("Web page")
    PHONE = "phone", _("Telephone")
    VISIT = "visit", _("Visit to the counter")
    WALK = "walk", _("Met by staff outside")
    IMPORT = "import", _("Taken over from another system")
    API = "api", _("Another system")


class Origin(TextChoices):
    """What a need came out of, where it was not just said."""

    VISIT = "venues.booking", _("An office hour")
    MASSES = "organisations.body", _("A mass or social organisation, for its members")
    NOTICE = "organisations.notice", _("A question about a notice of policy")
    POINT = "meetings.point", _("A talk with residents")
    WALK = "meetings.walknote", _("A note taken outside")
    PROBLEM = "tasks.problem", _("A visit of a leader")


# Raised by a mass or social organisation for its members (policy, article 9).
VOICED = (Origin.MASSES, Origin.NOTICE)


class HangCause(TextChoices):
    POLICY = "policy", _("No policy yet")
    PLAN = "plan", _("Planning not settled")
    MONEY = "money", _("Money not yet there")
    PROPERTY = "property", _("Dispute over property")
    COURT = "court", _("Before a court")
    PARTIES = "parties", _("Parties do not agree yet")
    NATURE = "nature", _("Season or weather")


class PauseCause(TextChoices):
    """DOMAIN.md 2.3: only these stop the clock, each with a note that the person sees."""

    REPORTER = "reporter", _("Waiting for you")
    FORCE = "force", _("Force majeure")
    HIGHER = "higher", _("Waiting for a decision at a higher level")


class Satisfied(TextChoices):
    YES = "yes", _("Satisfied")
    BASICALLY = "basically", _("Fairly satisfied")
    NO = "no", _("Not satisfied")
    UNKNOWN = "unknown", _("Cannot say")


S = State
AT_WORK = (S.SIGNED, S.WORKING)
OPEN = (S.TRIAGE, S.DISPATCHED, S.RETURN_ASKED, S.SIGNED, S.WORKING, S.HUNG, S.CLAIMED, S.CONTESTED)
ENDED = (S.CLOSED, S.MERGED, S.WITHDRAWN)

NEED = Flow(
    {
        "dispatch": ({S.TRIAGE}, S.DISPATCHED),
        "redispatch": ({S.RETURN_ASKED}, S.DISPATCHED),
        "answer": ({S.TRIAGE}, S.REPLIED),
        "redirect": ({S.TRIAGE}, S.CLOSED),
        "decline": ({S.TRIAGE, S.DISPATCHED}, S.TRIAGE),
        "merge": ({S.TRIAGE, S.DISPATCHED, S.SIGNED, S.WORKING}, S.MERGED),
        "sign": ({S.DISPATCHED}, S.SIGNED),
        "ask_return": ({S.DISPATCHED, S.SIGNED}, S.RETURN_ASKED),
        "send_up": ({S.DISPATCHED, S.SIGNED}, S.TRIAGE),
        "uphold": ({S.RETURN_ASKED}, S.DISPATCHED),
        "contact": ({S.DISPATCHED, S.SIGNED, S.WORKING}, S.WORKING),
        "progress": ({S.SIGNED, S.WORKING}, S.WORKING),
        "hang": ({S.SIGNED, S.WORKING}, S.HUNG),
        "resume": ({S.HUNG}, S.WORKING),
        "claim": ({S.SIGNED, S.WORKING}, S.CLAIMED),
        "reply": ({S.SIGNED, S.WORKING, S.CLAIMED}, S.REPLIED),
        "escalate": ({S.SIGNED, S.WORKING}, S.TRIAGE),
        "close": ({S.REPLIED}, S.CLOSED),
        "stay": ({S.REPLIED}, S.REPLIED),
        "again": ({S.REPLIED}, S.WORKING),
        "reopen": ({S.REPLIED, S.CLOSED}, S.WORKING),
        "uphold_objection": ({S.CONTESTED}, S.WORKING),
        "contest": ({S.CLOSED}, S.CONTESTED),
        "reject": ({S.CONTESTED}, S.CLOSED),
        "withdraw": (
            {S.TRIAGE, S.DISPATCHED, S.RETURN_ASKED, S.SIGNED, S.WORKING, S.HUNG, S.CLAIMED},
            S.WITHDRAWN,
        ),
    }
)
