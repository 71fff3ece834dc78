"""Whose the words of a need are: "my data" asks the register, and the register asks here."""

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.privacy.subject import subject_export
from linli.needs import acts
from linli.needs.models import Reporter
from linli.needs.testing import closed, raised, replied, working
from linli.people.testing import person

KIND = {"contacted": True, "solved": True, "satisfied": "yes"}


def told(actor, noun):
    return subject_export(actor.person_id, own_request=True).get(noun, [])


def test_it_tells_whoever_raised_it_all_its_words_and_the_answer(town):
    need = closed(town, address="3号楼2单元")
    (row,) = told(town.bob, "needs.need")
    assert (row["text"], row["address"], row["reply"]) == (need.text, "3号楼2单元", "灯已换好。")


def test_it_tells_whoever_joined_the_answer_and_their_own_words_only(town):
    need = working(town, address="3号楼2单元")
    need = acts.join(town.dan, need, words="我家也是").noun
    acts.reply(town.ann, need, outcome="solved", text="都换好了。")
    (row,) = told(town.dan, "needs.need")
    assert row["reply"] == "都换好了。" and "text" not in row and "address" not in row
    assert [one["text"] for one in told(town.dan, "kernel.remark")] == ["我家也是"]
    assert told(town.bob, "kernel.remark") == []


def test_it_tells_strangers_and_staff_nothing(town):
    closed(town)
    for actor in (town.dan, town.ann, town.sue):
        for noun in ("needs.need", "needs.rating", "needs.reporter", "kernel.remark"):
            assert told(actor, noun) == [], noun


def test_it_gives_each_of_several_their_own_opinion(town):
    need = acts.join(town.dan, working(town)).noun
    need = acts.reply(town.ann, need, outcome="solved", text="都换好了。").noun
    need = acts.rate(town.bob, need, **KIND, words="快").noun
    acts.rate_too(town.dan, need, **{**KIND, "satisfied": "no"}, words="慢")
    assert [one["words"] for one in told(town.bob, "needs.rating")] == ["快"]
    assert [one["words"] for one in told(town.dan, "needs.rating")] == ["慢"]


def test_it_keeps_an_opinion_apart_that_a_neighbour_without_an_account_gave(town):
    need = working(town)
    acts.join(NOBODY, need)
    need = acts.reply(town.ann, need, outcome="solved", text="都换好了。").noun
    other = Reporter.objects.get(need=need, person=None)
    acts.rate(NOBODY.holding(("needs.need", need.pk), ("needs.reporter", other.pk)), need, **KIND, words="快")
    assert told(town.bob, "needs.rating") == []


def test_it_knows_the_words_of_a_call_back_where_nobody_else_had_a_part(town):
    acts.call_back(town.sue, replied(town), **KIND, words="电话里说很好")
    assert [one["words"] for one in told(town.bob, "needs.rating")] == ["电话里说很好"]


def test_it_tells_what_was_noted_at_the_counter(town):
    mei = person("Mei Meihua")
    clerk = Actor(**{**town.sue.__dict__, "behalf_id": mei.pk, "via": "counter"})
    need = raised(town, by=clerk)
    acts.add(clerk, need, note="晚上也会响")
    (row,) = subject_export(mei.pk)["kernel.remark"]
    assert row["text"] == "晚上也会响"
    assert subject_export(mei.pk)["needs.need"][0]["text"] == need.text


def test_it_follows_a_need_into_the_one_it_was_joined_with(town):
    first, second = raised(town, by=town.dan), raised(town)
    acts.merge(town.sue, second, into=first.pk)
    need = acts.dispatch(town.sue, first, body=town.place.community.pk).noun
    need = acts.contact(town.ann, acts.sign(town.ann, need).noun, reached=True).noun
    acts.reply(town.ann, need, outcome="solved", text="一起修好了。")
    rows = {row["id"]: row for row in told(town.bob, "needs.need")}
    assert rows[first.pk]["reply"] == "一起修好了。" and "text" not in rows[first.pk]
    assert rows[second.pk]["text"] == second.text
