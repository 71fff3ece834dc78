"""M44 党员目标管理、记实: the member's own words, theirs to delete; the talk's result once; no order, no total."""

from linli.kernel.clock import today
from linli.organisations.states import Kind
from linli.organisations.testing import a_body
from linli.people.queries import who_looked
from linli.volunteers.models import Diary, DiaryLine


def test_a_year_from_the_first_goal_to_the_talk(town, browser, in_post):
    """The member writes and deletes; the committee reads for a purpose; the result is entered once."""
    branch = a_body(Kind.BRANCH, "多福巷第一党支部", town.place.community)
    ben, bob = browser(in_post("Ben Benchu", branch, "branch_committee")), browser(town.bob)
    bob.get("/together/").follow("/diary/").follow("/diary/new/").send(
        body="第一党支部", year=str(today().year)
    )
    diary = Diary.objects.get()
    bob.follow(f"/diary/{diary.pk}/line/?kind=goal").send(
        kind="goal", on=today().isoformat(), text="学会急救"
    )
    bob.follow(f"/diary/{diary.pk}/line/?kind=service").send(
        kind="service", on=today().isoformat(), text="写错的一条"
    )
    wrong = DiaryLine.objects.get(kind="service")
    bob.follow(f".deleted/{wrong.pk}/").send(seen=str(wrong.version))
    assert "写错的一条" not in bob.get(diary.get_absolute_url()).text and "学会急救" in bob.text
    ben.get("/desk/diaries/")
    assert "学会急救" not in ben.text and "1" not in ben.text.split("排列")[1].split(str(today().year))[0]
    ben.follow(f"/diary/{diary.pk}/").follow("/read/").send(purpose="handle_case")
    assert "学会急救" in ben.text
    ben.get(diary.get_absolute_url()).act("talked", talked_on=today().isoformat(), outcome="qualified")
    assert "合格" in bob.get(diary.get_absolute_url()).text
    assert "line" not in " ".join(bob.page.links)
    assert "合格" not in ben.get("/desk/diaries/").text, "the result stands in no list"


def test_nobody_above_or_beside_the_branch_sees_it(town, browser, in_post):
    branch, other = (a_body(Kind.BRANCH, name, town.place.community) for name in ("甲支部", "乙支部"))
    browser(town.bob).get("/diary/new/").send(body="甲支部", year=str(today().year))
    diary = Diary.objects.get()
    for who in (town.ann, town.sue, town.dora, in_post("Wu Beside", other, "branch_committee")):
        browser(who).get(diary.get_absolute_url(), status=404)
    assert branch.pk == diary.body_id


def test_the_member_sees_who_read_it(town, browser, in_post):
    branch = a_body(Kind.BRANCH, "甲支部", town.place.community)
    ben = in_post("Ben Benchu", branch, "branch_committee")
    browser(town.bob).get("/diary/new/").send(body="甲支部", year=str(today().year))
    assert "甲支部" not in browser(town.bob).get("/me/inbox/").text
    browser(ben).get(f"/diary/{Diary.objects.get().pk}/read/").send(purpose="handle_case")
    looked = who_looked(town.bob.person_id)
    assert len(looked) == 1
