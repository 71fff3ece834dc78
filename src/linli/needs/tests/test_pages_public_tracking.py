"""What residents see of their needs, and what they do not."""

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.rulebook.models import Rule
from linli.kernel.testing import statements
from linli.needs import acts, testing
from linli.needs.tests.walking import forward, inputs, raised, to_look
from linli.needs.views import joining
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person, sign_in

SECRET = "内部备注不外传"


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def _as(client, actor):
    return sign_in(client, Person.objects.get(pk=actor.person_id))


def _track(client, code):
    return client.post("/track/", {"code": code})


def test_a_code_opens_its_need_however_it_is_typed(client, town):
    need = testing.raised(town, by=NOBODY)
    plain = need.receipt_code
    for code in (plain, plain.lower(), plain.replace("-", ""), f"  {plain.replace('-', ' ')} "):
        client.cookies.clear()
        assert _track(client, code)["Location"] == f"/needs/{need.pk}/"
        assert client.get(f"/needs/{need.pk}/").status_code == 200


def test_every_wrong_code_gets_the_same_sentence(client, town):
    testing.raised(town, by=NOBODY)
    told = set()
    for code in ("ABCD", "AAAA-AAAA-AAAA", "灯", "A" * 60):
        page = _track(client, code)
        assert page.status_code == 422
        told.add(str(page.context["form"].errors["code"][0]))
    assert len(told) == 1


def test_guessing_codes_comes_to_an_end(client, town):
    Rule.objects.filter(code="web.rate.track").update(value=2)
    answers = [_track(client, "AAAA-AAAA-AAAA").status_code for _try in range(3)]
    assert answers == [422, 422, 429]


def test_a_need_does_not_exist_for_strangers(client, town):
    need = testing.raised(town)
    for path in ("", "clock/", "join/", "rate/"):
        assert client.get(f"/needs/{need.pk}/{path}").status_code == 404
    _as(client, town.dan)
    assert client.get(f"/needs/{need.pk}/").status_code == 404


def test_the_person_reads_how_it_stands_and_by_when(client, town):
    need = testing.working(town)
    page = _as(client, town.bob).get(f"/needs/{need.pk}/")
    told = page.content.decode()
    assert need.text in told
    assert town.place.community.name in page.context["stands"]
    assert page.context["by_when"]
    assert page.context["deadline"]["steps"]


def test_it_tells_no_staff_names_and_no_inner_notes(client, town):
    need = acts.dispatch(town.sue, testing.raised(town), body=town.place.community.pk, note=SECRET).noun
    need = acts.contact(town.ann, acts.sign(town.ann, need).noun, reached=True, note=SECRET).noun
    acts.progress(town.ann, need, note="周三换灯")
    told = _as(client, town.bob).get(f"/needs/{need.pk}/").content.decode()
    assert "周三换灯" in told
    assert SECRET not in told
    assert not [name for name in ("Ann", "Sue", "Dora") if name in told]


def test_staff_who_may_read_it_go_on_to_their_desk(client, town):
    need = testing.dispatched(town)
    answer = _as(client, town.ann).get(f"/needs/{need.pk}/")
    assert answer["Location"] == f"/desk/needs/{need.pk}/"


def test_it_offers_what_fits_the_moment(client, town):
    def offered(need):
        return {one["url"].split("/")[2] for one in client.get(f"/needs/{need.pk}/").context["offers"]}

    _as(client, town.bob)
    assert offered(testing.working(town)) == {"needs.need.added", "needs.need.urged", "needs.need.withdrawn"}
    need = testing.replied(town)
    assert offered(need) == {str(need.pk), "needs.need.added"}
    assert offered(testing.closed(town)) == {"needs.need.contested"}


def test_the_acts_work_from_the_receipt_alone(client, town):
    page = raised(client, town)
    need = page.context["need"]
    form = client.get(f"/do/needs.need.added/{need.pk}/")
    assert (
        client.post(f"/do/needs.need.added/{need.pk}/", {**inputs(form), "note": "还有二楼"}).status_code
        == 302
    )
    assert "还有二楼" in client.get(f"/needs/{need.pk}/").content.decode()


def test_who_joined_sees_the_answer_but_not_the_words_of_others(client, town):
    need = testing.working(town, text="我叫王小明，灯坏了。第二句是隐私。", address="三号楼501")
    acts.join(town.dan, need)
    acts.add(town.bob, need, note="我儿子叫王大")
    acts.reply(town.ann, need, outcome="solved", text="灯换好了")
    told = _as(client, town.dan).get(f"/needs/{need.pk}/").content.decode()
    assert "灯换好了" in told
    assert not [words for words in ("第二句是隐私", "501", "王大") if words in told]


def test_a_need_joined_with_another_shows_how_that_one_stands(client, town):
    live = testing.raised(town, by=town.dan, text="别人的原话在这里，楼道灯不亮。就是二楼。")
    own = testing.raised(town)
    acts.merge(town.sue, own, into=live.pk)
    need = acts.sign(town.ann, acts.dispatch(town.sue, live, body=town.place.community.pk).noun).noun
    need = acts.contact(town.ann, need, reached=True).noun
    acts.reply(town.ann, need, outcome="solved", text="灯换好了")
    page = _as(client, town.bob).get(f"/needs/{own.pk}/")
    told = page.content.decode()
    assert page.context["live"].pk == live.pk
    assert "灯换好了" in told
    assert "就是二楼" not in told
    assert [one for one in page.context["offers"] if one["url"] == f"/needs/{own.pk}/rate/"]
    assert client.get(f"/needs/{live.pk}/")["Location"] == f"/needs/{own.pk}/"


def test_the_clock_is_explained_day_by_day(client, town):
    need = testing.working(town)
    _as(client, town.bob)
    page = client.get(f"/needs/{need.pk}/clock/")
    assert len(page.context["steps"]) > 7
    assert client.get(f"/needs/{testing.closed(town).pk}/clock/").context["over"]


def test_my_list_holds_mine_only_and_pages_on(client, town):
    needs = [testing.raised(town) for _n in range(22)]
    testing.raised(town, by=town.dan)
    page = _as(client, town.bob).get("/me/needs/")
    assert [one["url"] for one in page.context["matters"]] == [f"/needs/{one.pk}/" for one in needs[:1:-1]]
    assert len(client.get("/me/needs/" + page.context["slice"].more).context["matters"]) == 2


def test_a_matter_is_told_in_a_sentence(client, town):
    testing.replied(town)
    first = _as(client, town.bob).get("/").context["matters"][0]
    assert town.place.community.name in first["sentence"]
    assert first["status"]["shape"] == "done"


def test_the_first_page_knows_its_reader(client, town):
    page = client.get("/")
    assert page.context["matters"] == []
    assert page.context["staff"] == []
    assert {"/track/", "/needs/"} <= {one["url"] for one in page.context["doors"]}
    staff = _as(client, town.ann).get("/").context["staff"]
    assert [one["url"] for one in staff] == ["/desk/"]


def test_the_board_is_shown_to_those_who_answer_for_results(client, town):
    secretary = person("Eve")
    holding(secretary, town.place.street, "street_secretary")
    urls = [one["url"] for one in sign_in(client, secretary).get("/").context["staff"]]
    assert "/board/" in urls


def test_the_community_is_chosen_and_kept_on_the_device(client, town):
    page = client.get("/place/", {"q": "多福", "go": "find"})
    assert [one.name for one in page.context["found"]] == ["多福巷社区"]
    answer = client.get("/place/", {"pick": f"={town.place.community.pk}"})
    assert answer["Location"] == "/"
    page = client.get("/")
    assert "多福巷社区" in page.content.decode()
    assert inputs(client.get("/raise/"))["area"] == town.place.community.area_code
    elsewhere = {"pick": f"={town.place.community.pk}", "next": "https://elsewhere.example/"}
    assert client.get("/place/", elsewhere)["Location"] == "/"


@pytest.mark.parametrize(
    "asked", [{"pick": "x"}, {"pick": "=9" * 40}, {"area": "x"}, {"q": "%' OR 1=1"}, {"within": "-1"}]
)
def test_a_place_that_is_not_there_is_asked_for_again(client, town, asked):
    assert client.get("/place/", asked).status_code == 200


def test_what_neighbours_said_is_shown_without_whose_it_is(client, town):
    testing.raised(town, text="三号楼楼道灯坏了三天，王大妈摔了，电话13800138000")
    page = to_look(client, town)
    similar = page.context["similar"]
    assert len(similar) == 1
    assert "13800138000" not in page.content.decode()
    assert "王大妈" not in page.content.decode()
    assert set(similar[0]) == {"pk", "title", "category", "status", "people", "days"}
    assert similar[0]["title"] in ("求助", "Help wanted")


def test_a_neighbour_s_published_title_is_shown_in_its_own_words(client, town):
    need = testing.raised(town, text="三号楼楼道灯坏了三天，王大妈摔了")
    acts.publish(town.sue, need, title="楼道照明故障", text="某楼楼道灯不亮。")
    assert to_look(client, town).context["similar"][0]["title"] == "楼道照明故障"


@pytest.mark.parametrize("kind", ["complaint", "report"])
def test_complaints_and_reports_are_never_shown_to_neighbours(client, town, kind):
    need = testing.raised(town, text="三号楼楼道灯坏了三天，电工李四收了钱不干活", kind=kind)
    assert to_look(client, town).context["similar"] == []
    assert client.get(joining.address(need)).status_code == 404


def test_who_joined_reads_what_it_is_about_but_not_the_words_of_who_wrote_it(client, town):
    need = testing.raised(town, text="三号楼楼道灯坏了三天，王大妈摔了")
    acts.join(town.dan, need)
    _as(client, town.dan)
    for path in ("/me/needs/", f"/needs/{need.pk}/", "/"):
        assert "王大妈" not in client.get(path).content.decode()
    _as(client, town.bob)
    assert "王大妈" in client.get("/me/needs/").content.decode()


def test_joining_takes_what_was_typed_along(client, town):
    need = testing.raised(town, text="三号楼楼道灯坏了三天")
    page = to_look(client, town, contact="13900139000")
    asked = forward(client, page, f"join:{need.pk}")
    sent = inputs(asked)
    assert sent["contact"] == "13900139000"
    answer = client.post(asked.context["action"], sent)
    assert answer.status_code == 302
    receipt = client.get(answer["Location"])
    assert receipt.context["joined"]
    assert receipt.context["code"]
    need.refresh_from_db()
    assert need.reporters_n == 2
    again = client.post(asked.context["action"], sent)
    assert again["Location"] == answer["Location"]
    need.refresh_from_db()
    assert need.reporters_n == 2


def test_nobody_joins_what_they_were_not_shown(client, town):
    need, other = testing.raised(town), testing.raised(town)
    page = forward(client, to_look(client, town), f"join:{need.pk}")
    word = page.context["action"].partition("?")[2]
    assert client.get(f"/needs/{need.pk}/join/?{word}").status_code == 200
    assert client.get(f"/needs/{other.pk}/join/?{word}").status_code == 404
    assert client.post(f"/needs/{need.pk}/join/?s=forged", {}).status_code == 404


def test_one_s_own_need_is_not_joined_again_but_opened(client, town):
    raised(client, town)
    page = to_look(client, town)
    assert page.context["mine"] == {page.context["similar"][0]["pk"]}


def test_pages_cost_few_statements_whatever_their_rows(client, town):
    for _n in range(12):
        need = testing.working(town)
        acts.pause(town.ann, need, cause="reporter", note="等您说明")
    acts.join(town.dan, need)
    _as(client, town.bob).get("/")
    for path in (
        "/",
        "/me/needs/",
        f"/needs/{need.pk}/",
        f"/needs/{need.pk}/clock/",
        "/track/",
        "/raise/",
        "/place/",
    ):
        # The first page shows what is one's own in every capability: a statement or two of each.
        with statements(10):
            assert client.get(path).status_code == 200
