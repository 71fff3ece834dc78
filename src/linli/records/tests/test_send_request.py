"""A request reaches the desks of those who are asked."""

import pytest

from linli.kernel.clock import local
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.records import acts, testing
from linli.records.queries import tables


def test_it_stands_on_every_desk_with_its_clock(town):
    request = testing.requested(town)
    assert (request.state, request.asked.count()) == ("sent", 2)
    assert [one.request_id for one in tables.arriving(town.ann)] == [request.pk]
    assert (local(request.due_at) - local(request.sent_at)).days >= 5
    assert Delivery.objects.filter(to_body=town.place.community.pk, noun="records.asked").count() == 1


def test_it_counts_what_others_will_have_to_do(town):
    request = testing.requested(town)
    entry = Entry.objects.filter(noun="records.datarequest", noun_id=request.pk).latest("id")
    assert entry.amounts == {"asked": 2, "cells": 8}
    assert Entry.objects.filter(kind="records.asked.sent").count() == 2


def test_it_refuses_a_second_time_and_others(town):
    request = testing.drafted(town)
    for stranger in (town.ann, town.dora, town.bob):
        with pytest.raises(NotYours):
            acts.send_request(stranger, request)
    acts.send_request(town.sue, request)
    with pytest.raises(NotNow):
        acts.send_request(town.sue, request)


def test_drafts_are_seen_by_the_sender_and_above_only(town):
    request = testing.drafted(town)
    seen = [
        visible("records.datarequest", one).filter(pk=request.pk).exists()
        for one in (town.sue, town.dora, town.ann)
    ]
    assert seen == [True, True, False]
    acts.send_request(town.sue, request)
    assert visible("records.datarequest", town.ann).filter(pk=request.pk).exists()
    assert not visible("records.datarequest", town.bob).exists()


def test_one_who_was_forgotten_is_asked_too(town):
    request = testing.requested(town, to=[town.place.community.pk])
    acts.ask_one_more(town.sue, request=request.pk, body=town.place.other.pk)
    assert request.asked.count() == 2
    with pytest.raises(Refused):
        acts.ask_one_more(town.sue, request=request.pk, body=town.place.other.pk)
    with pytest.raises(NotYours):
        acts.ask_one_more(town.dora, request=request.pk, body=town.place.other.pk)


def test_it_is_taken_back_or_ended(town):
    request = testing.requested(town)
    acts.withdraw_request(town.sue, request)
    assert not tables.arriving(town.ann).exists()
    assert Delivery.objects.filter(noun="records.datarequest", to_body=town.place.community.pk).exists()
    other = testing.requested(town)
    assert acts.close_request(town.sue, other).noun.state == "closed"
    with pytest.raises(NotYours):
        acts.close_request(town.ann, testing.requested(town))
    with pytest.raises(NotNow):
        acts.withdraw_request(town.sue, other)
