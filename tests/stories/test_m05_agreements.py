"""M05 区域共建: parties, offers, needs, period; signed by both, active, reviewed, renewed; a reminder."""

from datetime import timedelta

from linli.kernel.clock import today, travel
from linli.kernel.clock.present import now
from linli.kernel.delivery.models import Delivery
from linli.orders import reactions
from linli.orders.models import Agreement
from linli.organisations.states import Kind
from linli.organisations.testing import a_body


def test_a_school_and_a_community_agree_and_renew(town, in_post, browser):
    school = a_body(Kind.RESIDENT_UNIT, "青桐路小学(示例)", town.place.street)
    uma = in_post("吴曼", school, "unit_contact")
    mei = in_post("梅素云", town.place.community, "community_secretary")
    first = (
        browser(uma)
        .get("/")
        .follow("/desk/orders/")
        .follow("/desk/orders/agreements/")
        .follow("/agreements/new/")
    )
    first.send(
        second=str(town.place.community.pk), title="操场与课后班", gives="周末开放操场", gets="寒暑假托管",
        begins=str(today()), ends=str(today() + timedelta(days=364)),
    ).act("signed")  # fmt: skip
    one = Agreement.objects.get()
    browser(town.bob).get(one.get_absolute_url(), status=404)
    browser(mei).get(one.get_absolute_url()).act("signed")
    assert "周末开放操场" in browser(town.bob).get(one.get_absolute_url()).text
    reactions.look_after_agreements()
    with travel(now() + timedelta(days=310)):
        reactions.look_after_agreements()
        assert Delivery.objects.filter(to_body=school.pk, subject__contains="操场与课后班").count() > 1
        late = browser(mei).get(one.get_absolute_url())
        late.act("reviewed", words="操场开了四十次").act("renewed", ends=str(one.ends + timedelta(days=365)))
    assert sorted(Agreement.objects.values_list("state", flat=True)) == ["drafted", "renewed"]
