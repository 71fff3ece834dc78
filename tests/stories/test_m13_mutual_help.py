"""M13 互助: an offer meets a wish near by; both say yes; done; thanked. In public only counts."""

from linli.volunteers.models import Ask, Match


def put_up(visitor, side, text):
    visitor.get("/together/").follow("/help/").follow(f"/help/new/?side={side}")
    return visitor.send(side=side, help="errand", text=text, body="多福巷", contact=f"010-0000 {text[:2]}")


def test_two_neighbours_find_each_other(town, browser):
    """Neither knows who the other is before both have said yes."""
    bob, dan = browser(town.bob), browser(town.dan)
    put_up(dan, "offer", "周二可以捎菜")
    put_up(bob, "want", "腿不方便,想请人捎菜")
    match = Match.objects.get()
    address = match.get_absolute_url()
    bob.get("/").follow(address)
    assert (
        "同一类互助,本社区" in bob.text.replace("，", ",")
        and "Dan" not in bob.text
        and "010-0000" not in bob.text
    )
    bob.act("agreed")
    assert "Dan" not in bob.get(address).text
    dan.get(address).act("agreed")
    assert "Dan" in bob.get(address).text and "010-0000 周二" in bob.text
    bob.act("done")
    bob.get(address).act("thanked", thanks="谢谢您")
    assert "谢谢您" in dan.get(address).text
    assert Ask.objects.get(side="want").state == "closed"
    for other in (town.ann, town.sue, town.dora):
        browser(other).get(address, status=404)


def test_a_no_is_an_answer_and_the_public_reads_only_counts(town, browser):
    bob, dan = browser(town.bob), browser(town.dan)
    put_up(dan, "offer", "周二可以捎菜")
    put_up(bob, "want", "想请人捎菜")
    bob.get(Match.objects.get().get_absolute_url()).act("declined")
    page = browser().get(f"/bodies/{town.place.community.pk}/")
    assert "捎菜" not in page.text and "人数还少" in page.text
    bob.get(Ask.objects.get(side="want").get_absolute_url()).act("closed")
