"""How matters of the past months went: each function tells one kind of course."""

from datetime import timedelta

from linli.config.demo.matter import Matter, neighbours
from linli.config.demo.timeline import Story
from linli.kernel.actors import CLOCK
from linli.kernel.clock import today
from linli.needs import acts

GRUMBLES = ("过了两天又坏了。", "来看过，可是没修完。", "说是修了，跟没修一样。")
THANKS = ("", "", "", "挺快的，谢谢。", "师傅很耐心。", "谢谢社区。", "希望以后不用催。")


def taken_on(m: Matter, *, photo: bool = False) -> Story:
    """From a voice to somebody at work on it."""
    yield m.begins
    m.raised(photo)
    yield from to_work(m)


def to_work(m: Matter) -> Story:
    yield m.desk(0.2, 3)
    m.passed_on()
    yield m.desk(0.4, 4)
    m.do(acts.sign, m.handler)
    yield m.desk(0.5, 7)
    m.contacted()


def worked(m: Matter, low: float = 8, high: float = 100) -> Story:
    """What was done, and the answer."""
    yield m.desk(low / 2, high / 2)
    m.progressed()
    yield m.desk(low / 2, high / 2)


def ordinary(m: Matter, *, photo: bool = False) -> Story:
    """The main course: work, an answer, the person's word; what is not solved may be taken up again."""
    yield from taken_on(m, photo=photo)
    late = m.rng.random() < 0.06
    yield from worked(m, *((150, 240) if late else (8, 100)))
    yield from answered(m)
    if m.need.outcome == "solved" and m.rng.random() < 0.22:
        yield m.desk(4, 40)
        m.published()


def answered(m: Matter) -> Story:
    solved = m.good
    m.replied(solved or m.rng.random() < 0.5)
    yield m.home_time(2, 60)
    again = not solved and m.rng.random() < 0.35
    m.rated(solved, again=again, words=m.rng.choice(GRUMBLES if again else THANKS))
    if again:
        yield m.desk(2, 8)
        m.contacted()
        yield m.desk(10, 60)
        m.replied(True)
        yield m.home_time(2, 40)
        m.rated(True, words="这次修好了。")


def asked(m: Matter) -> Story:
    """A question or praise, which the desk answers itself; what goes to the community at once is answered there."""
    yield m.begins
    m.raised()
    yield m.desk(0.5, 5)
    if m.need.state == "triage":
        m.do(acts.answer, m.triager, text=m.voice.answer)
    else:
        m.do(acts.sign, m.handler)
        m.replied(True)
    yield m.home_time(1, 30)
    m.rated(True, satisfied="yes")


def redirected(m: Matter) -> Story:
    """What belongs to a court, to another way, to the emergency services."""
    ways = {"law": "lawful_channel", "outside": "outside_duty"}
    yield m.begins
    m.raised()
    yield m.desk(0.3, 4)
    m.do(acts.redirect, m.triager, outcome=ways.get(m.voice.way, m.voice.way), text=m.voice.answer)


def joined(m: Matter, number: int = 3) -> Story:
    """Neighbours say that it is theirs too; each of them is asked in the end."""
    yield m.begins
    m.raised(photo=True)
    others = list(neighbours(m, number))
    for one in others:
        yield m.home_time(1, 9)
        m.do(acts.join, one, words="我们家也是。")
    m.who = m.who.through("link")
    yield from to_work(m)
    yield from worked(m)
    m.replied(True)
    yield m.home_time(2, 20)
    m.rated(True, satisfied="yes", words="大家一起说，办得快。")
    for one in others:
        yield m.home_time(1, 12)
        satisfied = m.rng.choice(("yes", "yes", "basically"))
        m.do(acts.rate_too, one.through("link"), contacted=True, solved=True, satisfied=satisfied)
    yield m.desk(4, 20)
    m.published()


def merged(m: Matter, into: Matter) -> Story:
    """The same matter once more: joined to the one that is open."""
    yield m.begins
    m.raised()
    yield m.desk(0.5, 3)
    if m.need.state == "triage":
        m.do(acts.merge, m.triager, into=into.need.pk)


def returned(m: Matter, *, right: bool) -> Story:
    """The body disputes that it is its duty; decided one level above."""
    yield m.begins
    m.raised()
    yield m.desk(0.3, 2)
    m.passed_on(m.home.id)
    yield m.desk(0.5, 3)
    named = m.cast.at.departments[0].id
    m.do(acts.ask_return, m.handler, body=named, reason="设施由区里的单位养护，社区没有权限动。")
    yield m.desk(1, 6)
    judge = m.cast.judge(m.need.body_id)
    if right:
        m.do(acts.send_elsewhere, judge, body=named, note="养护责任在区城市管理部门。")
    else:
        m.do(acts.uphold_return, judge, reason="小区红线以内，由社区牵头联系养护单位。")
    yield m.desk(0.5, 5)
    m.do(acts.sign, m.handler)
    yield m.desk(0.5, 5)
    m.contacted()
    yield from worked(m, 8, 60)
    yield from answered(m)


def longer(m: Matter) -> Story:
    """More time is asked for, once and with a reason; the person may hurry it."""
    yield from taken_on(m, photo=True)
    yield m.desk(20, 50)
    m.do(acts.extend, m.handler, days=5, reason="备件要从厂家发来，预计五个工作日内装好。")
    yield m.home_time(20, 40)
    m.do(acts.urge, m.who, note="老人每天都在等，麻烦快一点。")
    yield m.home_time(10, 20)
    m.do(acts.add, m.who, note="补充一下：早上八点以前和晚上家里都有人。")
    yield from worked(m, 20, 60)
    yield from answered(m)


def halted(m: Matter) -> Story:
    """The clock stands while the person is awaited."""
    yield from taken_on(m)
    yield m.desk(2, 8)
    m.do(acts.pause, m.handler, cause="reporter", note="您说周末回来开门，我们周末再来看。")
    yield m.desk(60, 90)
    m.do(acts.unpause, m.handler, note="住户回来了，已入户。")
    yield from worked(m, 8, 30)
    yield from answered(m)


def hung(m: Matter, *, cause: str, reason: str, days: int, resumes: bool = True) -> Story:
    """A condition is missing: named, owned, and looked at again on a day."""
    yield from taken_on(m)
    yield m.desk(10, 40)
    review = today() + timedelta(days=days)
    m.do(acts.hang, m.cast.judge(m.need.body_id), cause=cause, review_on=review, reason=reason)
    if resumes:
        yield m.desk(24 * days / m.pace, 24 * days / m.pace + 3)
        m.do(acts.resume, m.handler, note="条件有了，接着办。")
        yield from worked(m, 8, 60)
        yield from answered(m)


def raised_up(m: Matter) -> Story:
    """The community cannot solve it; the street leads from then on."""
    yield from taken_on(m)
    yield m.desk(8, 20)
    m.do(acts.escalate, m.handler, reason="要几个单位一起定，社区协调不动，请街道牵头。")
    yield m.desk(1, 5)
    m.do(acts.dispatch, m.cast.desks[0], body=m.cast.at.street.id, urgency=m.need.urgency)
    yield m.desk(0.5, 3)
    m.do(acts.sign, m.handler)
    yield m.desk(1, 6)
    m.contacted()
    yield from worked(m, 10, 50)
    yield from answered(m)


def contested(m: Matter, *, right: bool) -> Story:
    """The person says that the result is wrong; somebody else than its author decides, with reasons."""
    yield from taken_on(m)
    yield from worked(m, 8, 60)
    m.replied(False, "现场看了，问题不在公共部位，已向您说明。")
    yield m.home_time(3, 30)
    m.rated(False, satisfied="no", words="不认可这个说法。")
    yield m.home_time(4, 40)
    m.do(acts.contest, m.who, reason="漏点在公共管道上，有照片，请再看一次。")
    yield m.desk(4, 20)
    said = "复看现场，漏点确在公共管道，重新办。" if right else "复看现场并请第三方检测，结论不变。"
    m.do(acts.review, m.cast.judge(m.need.body_id), upheld=right, reason=said)
    if right:
        yield m.desk(1, 6)
        m.contacted()
        yield m.desk(8, 50)
        m.replied(True)
        yield m.home_time(2, 30)
        m.rated(True, satisfied="basically")


def silent(m: Matter, *, called: bool) -> Story:
    """Nobody gives an opinion: called in vain three times, or the link runs out."""
    yield from taken_on(m)
    yield from worked(m)
    m.replied(True)
    for _time in range(3 if called else 0):
        yield m.desk(30, 60)
        m.do(acts.try_in_vain, m.cast.district_desk, note="电话无人接听。")
    if not called:
        yield m.desk(24 * 31 / m.pace, 24 * 31 / m.pace)
        m.do(acts.lapse, CLOCK)


def withdrawn(m: Matter) -> Story:
    yield m.begins
    m.raised()
    yield m.home_time(3, 12)
    m.do(acts.withdraw, m.who, note="邻居已经帮忙修好了。")


def left_out(m: Matter, *, back: bool = False) -> Story:
    """Left out of the rates by a decision one level above; one such decision is corrected."""
    yield from taken_on(m)
    yield m.desk(4, 12)
    judge = m.cast.judge(m.need.body_id)
    m.do(acts.exclude, judge, reason="同一诉求因区级施工造成，不计入社区。")
    if back:
        yield m.desk(6, 20)
        m.do(acts.include, judge, reason="核对后施工与此无关，恢复计入。")
    yield from worked(m)
    yield from answered(m)


def declined(m: Matter) -> Story:
    """The desk says that it is not the street's: the level above sees to whose it is."""
    yield m.begins
    m.raised()
    yield m.desk(0.5, 4)
    m.do(acts.decline, m.cast.desks[0], body=None, reason="道路由区里养护，不在街道职责内。")
    yield m.desk(1, 5)
    m.do(acts.dispatch, m.cast.district_desk, body=m.cast.at.departments[0].id, urgency=m.need.urgency)
    yield m.desk(1, 4)
    m.do(acts.sign, m.handler)
    yield m.desk(1, 6)
    m.contacted()
    yield from worked(m, 8, 60)
    yield from answered(m)


def by_telephone(m: Matter, channel: str, phone: str) -> Story:
    """Noted by staff, answered, and asked by telephone how it was."""
    yield m.begins
    m.noted(channel, phone)
    yield from to_work(m)
    yield from worked(m)
    m.replied(True)
    yield m.desk(10, 50)
    m.called_back(m.good)


def by_receipt(m: Matter, name: str, phone: str) -> Story:
    """Somebody without an account, who follows it with the receipt."""
    yield m.begins
    m.raised_without_account(name, phone)
    yield from to_work(m)
    yield from worked(m)
    yield from answered(m)
