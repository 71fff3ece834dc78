"""Who leads in a need answers when those it called have finished, or says why it does not wait (首接负责)."""

import pytest

from linli.kernel.journal.models import Remark
from linli.kernel.refusals import Refused
from linli.kernel.testing import statements
from linli.needs import acts as needs
from linli.needs import testing as matters
from linli.needs.queries import unfinished
from linli.tasks import acts, testing


@pytest.fixture
def helped(db):
    """A need of the community, for which it called the street."""
    town = matters.a_town()
    own, need = testing.a_town(town), matters.working(town)
    call = testing.blown(own, by=own.may, to=[own.place.street], need=need.pk)
    return own, need, call


ANSWER = {"outcome": "solved", "text": "积水已排除。"}


def test_it_waits_for_those_who_were_called(helped):
    own, need, call = helped
    assert unfinished(need.pk) == [own.place.street.name]
    with pytest.raises(Refused) as refused:
        needs.reply(own.ann, need, **ANSWER)
    assert refused.value.field == "early" and own.place.street.name in str(refused.value)
    part = testing.part_of(call, own.place.street)
    for act, told in (
        (acts.acknowledge, {}), (acts.come, {}),
        (acts.plan, {"action": "派泵", "due_on": testing.in_days(2)}), (acts.finish, {"note": "已排"}),
    ):  # fmt: skip
        part = act(own.sue, part, **told).noun
    assert unfinished(need.pk) == []
    assert needs.reply(own.ann, need, **ANSWER).noun.state == "replied"


def test_with_a_reason_it_need_not_wait_and_the_reason_stands_in_the_record(helped):
    own, need, _call = helped
    done = needs.reply(own.ann, need, **ANSWER, early="物业已先行抽干，街道只需复核。")
    assert (done.noun.state, done.noun.reply) == ("replied", "积水已排除。")
    assert done.entry.facts["unfinished"] == 1
    kept = Remark.objects.get(entry_id=done.entry.id).text
    assert kept.startswith("积水已排除。") and "物业已先行抽干" in kept and own.place.street.name in kept


def test_the_reason_is_asked_only_where_somebody_still_works(helped):
    own, need, _call = helped
    assert own.place.street.name in str(needs.reply.form(actor=own.ann, noun=need).fields["early"].help_text)
    other = matters.working(own)
    assert "early" not in needs.reply.form(actor=own.ann, noun=other).fields
    with statements(1):
        unfinished(other.pk)


def test_an_empty_reason_is_none(helped):
    own, need, _call = helped
    with pytest.raises(Refused):
        needs.reply(own.ann, need, **ANSWER, early="  ")
