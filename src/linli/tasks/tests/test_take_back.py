"""A call is taken back: nobody needs to come any more."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.tasks import acts, queries, testing


def test_those_who_were_still_to_come_are_told(town):
    call = testing.blown(town)
    call = acts.take_back(town.sue, call).noun
    assert call.state == "withdrawn" and {one.state for one in queries.parts_of(call)} == {"withdrawn"}
    assert testing.words_to(town.water)[-1] == "不用来了：地下室反复积水"


def test_it_refuses_who_was_called(town):
    call = testing.blown(town)
    with pytest.raises(NotYours):
        acts.take_back(town.wes, call)
    with pytest.raises(NotYours):
        acts.drop(town.wes, testing.part_of(call, town.water))


def test_it_waits_for_no_second_end(town):
    call = acts.take_back(town.sue, testing.blown(town)).noun
    with pytest.raises(NotNow):
        acts.take_back(town.sue, call)
    with pytest.raises(NotNow):
        acts.close(town.sue, call)


def test_others_say_nothing(town):
    with pytest.raises(NotYours):
        acts.comment(town.ann, testing.blown(town), note="x")
