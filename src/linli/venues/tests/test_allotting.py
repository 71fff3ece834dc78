"""The allotment of a season: nothing twice, nobody two while another has none, the fewest hours first."""

from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from linli.venues.rules.allotting import Asked, Slot, allot, lot

HALL, LEFT, RIGHT = frozenset({1, 2}), frozenset({1}), frozenset({2})


def slot(weekday=0, begins=540, ends=660, leaves=HALL):
    return Slot(leaves, weekday, begins, ends)


def draw(who):
    return lot("seed", 7, who)


slots = st.builds(
    lambda leaves, weekday, begins, length: Slot(leaves, weekday, begins * 60, (begins + length) * 60),
    st.sampled_from([HALL, LEFT, RIGHT, frozenset({3})]), st.integers(0, 6), st.integers(8, 23), st.integers(1, 4),
)  # fmt: skip
wishes = st.lists(slots, min_size=1, max_size=4).map(tuple)


@st.composite
def rounds(draw):
    """Some applications, several of them by the same askers, with the hours that these had before."""
    many = draw(st.lists(st.tuples(st.integers(1, 5), wishes), max_size=9))
    asked = [Asked(n, who, some) for n, (who, some) in enumerate(many, 1)]
    hours = draw(st.dictionaries(st.integers(1, 5), st.integers(0, 9).map(Decimal)))
    return asked, hours


@settings(max_examples=400, deadline=None)
@given(rounds())
def test_any_allotment_is_possible_and_fair(made):
    asked, hours = made
    given_ = allot(asked, hours, draw)
    by_id = {one.id: one for one in asked}
    got = {pk: by_id[pk].wishes[n] for pk, n in given_.items()}
    assert not any(a.meets(b) for a, b in combinations(got.values(), 2)), "two have the same space at a time"
    have = {
        who: [got[one.id] for one in asked if one.who == who and one.id in got]
        for who in {one.who for one in asked}
    }
    for nothing in (who for who, slots in have.items() if not slots):
        wished = {wish for one in asked if one.who == nothing for wish in one.wishes}
        several = [slots for slots in have.values() if len(slots) > 1]
        assert not any(wished & set(slots) for slots in several), (
            "one has two while another has none for the same slot"
        )
        assert all(any(wish.meets(one) for one in got.values()) for wish in wished), (
            "a wish stays free for nobody"
        )


@given(rounds())
def test_the_same_wishes_and_seed_give_the_same_allotment(made):
    asked, hours = made
    assert allot(asked, hours, draw) == allot(list(reversed(asked)), hours, draw)


def test_who_had_fewer_hours_comes_first():
    asked = [Asked(1, "chorus", (slot(),)), Asked(2, "dancers", (slot(),))]
    assert allot(asked, {"chorus": Decimal(3)}, draw) == {2: 0}
    assert allot(asked, {"chorus": Decimal(3), "dancers": Decimal(4)}, draw) == {1: 0}


def test_among_equals_the_lot_decides_and_everybody_can_draw_it_again():
    asked = [Asked(1, "chorus", (slot(),)), Asked(2, "dancers", (slot(),))]
    first = min("chorus", "dancers", key=draw)
    assert allot(asked, {}, draw) == {1 if first == "chorus" else 2: 0}
    assert lot("seed", 7, "chorus") == lot("seed", 7, "chorus") != lot("seed", 8, "chorus")


def test_who_has_another_wish_makes_room_for_who_has_none():
    asked = [Asked(1, "chorus", (slot(), slot(weekday=1))), Asked(2, "dancers", (slot(),))]
    assert allot(asked, {"dancers": Decimal(1)}, draw) == {1: 1, 2: 0}


def test_halves_of_a_hall_go_to_two_and_the_hall_to_one():
    asked = [
        Asked(1, "a", (slot(leaves=LEFT),)),
        Asked(2, "b", (slot(leaves=RIGHT),)),
        Asked(3, "c", (slot(),)),
    ]
    assert allot(asked, {"c": Decimal(1)}, draw) == {1: 0, 2: 0}


def test_a_second_time_comes_after_everybodys_first():
    asked = [Asked(1, "a", (slot(),)), Asked(2, "a", (slot(1),)), Asked(3, "b", (slot(1), slot(2)))]
    assert allot(asked, {"b": Decimal(9)}, draw) == {1: 0, 3: 0}


def test_times_past_midnight_meet_the_next_morning_and_over_the_week():
    night = slot(weekday=6, begins=22 * 60, ends=26 * 60)
    assert night.meets(slot(weekday=0, begins=60, ends=120)) and slot(0, 60, 120).meets(night)
    assert not night.meets(slot(weekday=0, begins=120, ends=180))
