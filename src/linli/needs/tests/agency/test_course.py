"""An errand is asked for, explained, authorised, handed in, decided; papers go back; it is confirmed and rated."""

from datetime import datetime, timedelta
from decimal import Decimal

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.clock import ZONE, now, today, travel
from linli.kernel.clock.days import DAY
from linli.kernel.delivery.models import Delivery
from linli.kernel.queries import visible
from linli.kernel.receipts import opened
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts
from linli.needs.models import AgencyPaper
from linli.needs.queries import agency as asking
from linli.needs.tests.agency.running import (
    as_now,
    asked,
    authorised,
    confirmed,
    decided,
    explained,
    handed,
    returned,
    scan,
)
from linli.needs.tests.asking import last, refused, told
from linli.needs.tests.items.guide import published

MONDAY = datetime(2026, 11, 23, 10, tzinfo=ZONE)


def test_it_is_asked_for_and_explained_within_one_working_day(desk):
    with travel(MONDAY):
        case = asked(desk)
        assert (case.state, case.person_id) == ("asked", desk.town.bob.person_id)
        assert (
            asking.reckoned(case).last_day == MONDAY.date() + DAY and case.due_at == asking.reckoned(case).at
        )


def test_without_an_account_the_receipt_code_opens_it(desk):
    case = asked(desk, NOBODY, name="张大爷", contact="13800138000")
    found = opened(case.receipt_code)
    assert found.url == f"/agency/{case.pk}/" and ("needs.agencycase", case.pk) in found.shown
    assert visible("needs.agencycase", NOBODY.holding(*found.shown)).get() == case
    assert str(as_now(case).name) == "•••"


def test_it_refuses_an_errand_for_what_has_none(desk):
    with refused(field="item"):
        acts.ask_agency(desk.town.bob, item=published(desk, ways=["counter"]))


def test_staff_note_one_that_is_not_in_the_guide(desk):
    with refused(field="matter"):
        acts.note_agency(desk.ann, item=None, matter="")
    case = acts.note_agency(desk.ann, item=None, matter="取一份档案", contact="zhang@example.org").noun
    assert case.person_id is None and case.body_id == desk.town.place.community.pk
    acts.explain_agency(desk.ann, case)
    assert told(case).address.open("deliver") == "zhang@example.org"


def test_it_is_explained_with_papers_and_no_fee_and_the_person_hears(desk):
    case = explained(desk)
    assert (case.state, case.fee, case.due_at) == ("explained", Decimal(0), None)
    assert case.needed == [{"name": "身份证", "why": "证明年龄"}]
    word = told(case)
    assert word.to_person == desk.town.bob.person_id and "身份证" in word.text


def test_it_is_declined_with_a_reason(desk):
    case = acts.decline_agency(desk.ann, asked(desk), reason="要本人到场").noun
    assert (case.state, told(case).text) == ("declined", "要本人到场")
    with refused(NotNow):
        acts.explain_agency(desk.ann, case)


def test_nothing_is_handed_in_without_an_authorisation(desk):
    with refused(NotNow):
        acts.submit_agency(desk.ann, explained(desk), office="街道")


def test_an_authorisation_that_ended_hands_nothing_in(desk):
    case = authorised(desk)
    with travel(now() + 61 * DAY), refused():
        acts.submit_agency(desk.ann, case, office="街道")


def test_it_refuses_an_authorisation_in_the_past(desk):
    with refused(field="until"):
        acts.authorise_agency(desk.ann, explained(desk), scan=scan(), until=today() - DAY)


def test_papers_are_taken_with_numbers_and_days_and_never_enter_the_journal(desk):
    case = handed(desk)
    rows = [(one.n, one.kind, one.state, str(one.name)) for one in AgencyPaper.objects.filter(case=case)]
    assert rows == [(1, "original", "out", "•••"), (2, "original", "out", "•••"), (3, "copy", "held", "•••")]
    assert last(case).facts["papers"] == {"1": "out", "2": "out", "3": "held"}


def test_it_refuses_no_papers_and_a_day_behind_us(desk):
    case = authorised(desk)
    with refused(field="originals"):
        acts.take_papers(desk.ann, case, back_by=today())
    with refused(field="back_by"):
        acts.take_papers(desk.ann, case, originals="身份证", back_by=today() - DAY)


def test_the_clock_stands_still_while_something_is_missing(desk):
    with travel(MONDAY):
        case = handed(desk)
        first = case.due_at
    with travel(MONDAY + 2 * DAY):
        case = acts.ask_supplement(desk.ann, case, note="缺一张照片").noun
        assert case.due_at is None and asking.reckoned(case).paused and told(case).text == "缺一张照片"
    with travel(MONDAY + 4 * DAY):
        case = acts.supplement_agency(desk.ann, case, out=[3]).noun
        assert case.state == "submitted" and case.due_at > first and case.due_at == asking.reckoned(case).at


def test_papers_are_due_three_working_days_after_the_decision(desk):
    with travel(MONDAY):
        case = decided(desk)
        assert (
            asking.reckoned(case).last_day == MONDAY.date() + 3 * DAY
            and case.due_at == asking.reckoned(case).at
        )
    assert told(case).text == "卡已办好。"


def test_a_paper_came_back_or_is_kept_not_both(desk):
    with refused(field="kept"):
        decided(desk, came=[1], kept=[1, 2])


def test_all_papers_are_given_back_and_none_may_lie_at_the_office(desk):
    case = decided(desk, came=[1])
    with refused():
        acts.give_back(desk.ann, case)
    case = acts.bring_back(desk.ann, case, kept=[2]).noun
    case = acts.give_back(desk.ann, case, scan=scan()).noun
    assert case.state == "returned" and last(case).facts["papers"] == {"1": "back", "2": "kept", "3": "back"}


def test_papers_too_late_are_counted_late(desk):
    case = decided(desk)
    with travel(now() + timedelta(days=20)):
        case = acts.give_back(desk.ann, case).noun
    assert last(case).amounts["papers_late"] == 1


def test_bring_back_wants_a_paper(desk):
    with refused(field="came"):
        acts.bring_back(desk.ann, handed(desk))


def test_somebody_who_needs_a_paper_early_gets_it(desk):
    case = acts.give_early(desk.ann, handed(desk), given=[3]).noun
    assert case.state == "submitted" and last(case).facts["papers"]["3"] == "back"


def test_the_person_confirms_and_rates_the_service(desk):
    case = confirmed(desk)
    with refused(NotYours):
        acts.rate_agency(desk.ann, case, satisfied="yes")
    case = acts.rate_agency(desk.town.bob, case, satisfied="yes", opinion="省了我两趟").noun
    assert (case.state, last(case).amounts) == ("rated", {"rated.yes": 1})


def test_whoever_does_not_use_the_page_signs_the_receipt(desk):
    case = acts.confirm_on_paper(desk.ann, returned(desk), scan=scan()).noun
    assert case.state == "confirmed"


def test_called_off_early_it_ends_and_later_the_papers_come_back_first(desk):
    assert acts.call_off_agency(desk.town.bob, asked(desk)).noun.state == "withdrawn"


def test_called_off_with_papers_out_they_are_due_back(desk):
    case = acts.call_off_agency(desk.town.bob, handed(desk)).noun
    assert (case.state, case.outcome) == ("decided", "called_off") and case.due_at
    with refused():
        acts.give_back(desk.ann, case)


def test_staff_call_it_off_only_with_a_reason(desk):
    with refused():
        acts.call_off_agency(desk.ann, asked(desk))


def test_a_word_in_between_reaches_the_person(desk):
    case = acts.tell_agency(desk.ann, handed(desk), note="窗口说下周出结果").noun
    assert told(case).text == "窗口说下周出结果"
    done = confirmed_other(desk)
    with refused():
        acts.tell_agency(desk.ann, done, note="又及")


def confirmed_other(desk):
    case = acts.note_agency(desk.ann, matter="取档案").noun
    return acts.decline_agency(desk.ann, case, reason="不在这里办").noun


def test_reading_names_and_papers_leaves_an_entry_that_the_person_sees(desk):
    case = handed(desk)
    acts.read_agency(desk.ann, case, purpose="handle_case")
    assert (
        last(case).facts["subject"] == desk.town.bob.person_id
        and last(case).facts["purpose"] == "handle_case"
    )
    with refused(NotYours):
        acts.read_agency(desk.town.dan, case, purpose="handle_case")


def test_a_stranger_and_another_community_see_nothing(desk):
    case = asked(desk)
    assert not visible("needs.agencycase", desk.town.dan).exists()
    with refused(NotYours):
        acts.explain_agency(desk.town.dora, case)


def test_nobody_runs_their_own_errand(desk):
    own = Actor(person_id=desk.ann.person_id, name="Ann")
    case = asked(desk, own)
    with refused(NotYours):
        acts.explain_agency(desk.ann, case)
    assert acts.explain_agency(desk.wen, case).noun.state == "explained"


def test_every_step_is_told(desk):
    confirmed(desk)
    subjects = list(
        Delivery.objects.filter(noun="needs.agencycase").order_by("id").values_list("subject", flat=True)
    )
    assert len(subjects) == 6 and all("D20" in one for one in subjects)
