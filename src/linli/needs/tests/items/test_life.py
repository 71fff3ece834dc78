"""A service item is written, checked by another person, published, looked over each year, taken out."""

from datetime import timedelta
from decimal import Decimal

from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.clock import now, today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.forms import Invalid
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts
from linli.needs.models import Item
from linli.needs.queries import items as asking
from linli.needs.reactions import remind_of_items
from linli.needs.tests.asking import last, refused
from linli.needs.tests.items.guide import SAID, checked, drafted, published


def test_it_is_drafted_with_each_paper_and_what_it_is_for(desk):
    item = drafted(desk)
    assert (item.state, item.fee, str(item.term)) == ("draft", 0, "20 个工作日")
    assert item.papers == [{"name": "身份证", "why": "证明年龄"}, {"name": "一寸照片", "why": "贴在卡上"}]
    assert item.body_id == desk.town.place.community.pk and last(item).facts["papers"] == 2
    assert not visible("needs.item", NOBODY).exists()


def test_it_refuses_a_paper_that_does_not_say_what_it_is_for(desk):
    with refused(field="papers"):
        drafted(desk, papers="身份证")


def test_it_refuses_a_fee_without_a_basis_and_a_way_without_its_address(desk):
    with refused(field="fee_basis"):
        drafted(desk, fee=Decimal(5))
    with refused(field="link"):
        drafted(desk, ways=["online"])
    with refused(field="ways"):
        drafted(desk, ways=[])


def test_it_refuses_a_second_one_of_the_same_name_and_who_does_not_write(desk):
    drafted(desk)
    with refused(field="name"):
        drafted(desk)
    with refused(NotYours):
        acts.draft_item(desk.town.bob, **SAID)


def test_the_form_wants_number_and_unit_together(desk):
    typed = {**SAID, "limit_unit": "", "category": "", "venue": ""}
    with refused(Invalid, field="limit_number"):
        acts.draft_item.submit(desk.ann, None, typed)


def test_it_is_checked_by_another_person_never_by_its_writer(desk):
    item = drafted(desk)
    with refused(NotYours):
        acts.check_item(desk.ann, item)
    assert acts.check_item(desk.wen, item).noun.state == "checked"
    assert item.pk not in visible("needs.item", NOBODY).values_list("pk", flat=True)


def test_it_is_published_only_after_the_check_and_by_who_may(desk):
    with refused(NotNow):
        acts.publish_item(desk.zhou, drafted(desk))
    item = checked(desk, name="另一项")
    with refused(NotYours):
        acts.publish_item(desk.wen, item)
    acts.publish_item(desk.zhou, item)
    assert visible("needs.item", NOBODY).get() == item


def test_a_change_takes_it_out_until_somebody_else_has_checked_it(desk):
    item = published(desk)
    item = acts.change_item(desk.zhou, item, **{**SAID, "who": "年满65周岁"}).noun
    assert (item.state, item.writer_id) == ("draft", desk.zhou.person_id)
    assert not visible("needs.item", NOBODY).exists()
    with refused(NotYours):
        acts.check_item(desk.zhou, item)


def test_after_a_year_it_is_overdue_the_desk_is_told_once_and_looks_it_over(desk):
    item = published(desk)
    assert not asking.is_overdue(item) and remind_of_items() == 0
    with travel(now() + timedelta(days=366)):
        assert asking.is_overdue(item) and asking.overdue().get() == item
        assert (remind_of_items(), remind_of_items()) == (1, 0)
        word = Delivery.objects.latest("id")
        assert word.to_body == item.body_id and item.name in word.text
        item = Item.objects.get()
        item = acts.recheck_item(desk.wen, item).noun
        assert (item.checked_on, item.reminded_on) == (today(), None) and not asking.is_overdue(item)


def test_the_reminder_is_the_clocks(desk):
    with refused(NotYours):
        acts.remind_of_item(desk.wen, published(desk))
    acts.remind_of_item(CLOCK, Item.objects.get())


def test_it_is_withdrawn_with_a_reason_and_its_name_is_free_again(desk):
    item = acts.withdraw_item(desk.ann, published(desk), reason="改由街道办理").noun
    assert item.state == "withdrawn" and not asking.found("老年")
    with refused(NotNow):
        acts.recheck_item(desk.wen, item)
    assert drafted(desk).state == "draft"


def test_what_is_due_is_the_same_one_by_one_and_by_the_table(desk):
    item = published(desk)
    for days in range(330, 400):
        with travel(now() + timedelta(days=days)):
            assert asking.is_overdue(item) == asking.overdue().exists()
