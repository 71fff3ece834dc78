"""M47 在职党员到社区报到: a member offers what they can do, the community offers posts, both agree, it ends."""

from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.volunteers.models import ReportIn


def test_a_member_reports_gets_a_post_and_serves(town, browser):
    """Two people, each at their own page; nothing goes to an employer."""
    bob, ann = browser(town.bob), browser(town.ann)
    bob.get("/together/").follow("/members/").follow("/members/report/")
    bob.send(body="不存在的社区", skills=["law"], wishes="周末", status=422)
    bob.send(body="多福巷", skills=["law"], wishes="周末")
    report = ReportIn.objects.get()
    ann.get("/desk/members/").follow("/desk/members/posts/new/")
    ann.send(title="法律咨询岗", text="每月第一个周六上午", skill="law", seats="1")
    ann.get("/desk/members/").follow(f"/members/{report.pk}/").act("matched")
    bob.get("/").follow(f"/members/{report.pk}/").act("started")
    report.refresh_from_db()
    assert (report.state, report.opening.title) == ("active", "法律咨询岗")
    assert "工作单位" not in bob.get(report.get_absolute_url()).text.split("<main")[-1].replace(
        "您的工作单位", ""
    )
    bob.act("ended")
    report.refresh_from_db()
    assert report.state == "ended"


def test_nobody_outside_learns_of_it(town, browser):
    """Words go to the community and the member; the entries name no employer."""
    bob = browser(town.bob)
    bob.get("/members/report/").send(body="多福巷", skills=["law"])
    told = Delivery.objects.filter(noun="volunteers.reportin")
    assert {(one.to_body, one.to_person) for one in told} == {(town.place.community.pk, None)}
    assert set(Entry.objects.get(kind="volunteers.reportin.reported").facts) == {
        "state", "subject", "opening", "reported_on", "began_on", "ended_on",
    }  # fmt: skip
    report = ReportIn.objects.get()
    for other in (town.dora, None):
        browser(other).get(report.get_absolute_url(), status=404 if other else 200)
