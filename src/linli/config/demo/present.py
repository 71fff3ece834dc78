"""How things stand this morning: at least one matter in every state, some overdue, some due today."""

from datetime import timedelta

from linli.config.demo.matter import Matter, neighbours
from linli.config.demo.stories import taken_on, worked
from linli.config.demo.timeline import Story
from linli.kernel.clock import now, today
from linli.needs import acts


def waiting(m: Matter) -> Story:
    """On the street's desk."""
    yield m.begins
    m.raised()


def on_the_way(m: Matter) -> Story:
    """Passed on, not yet taken on."""
    yield m.begins
    m.raised(photo=True)
    yield m.desk(0.1, 0.5)
    m.passed_on()


def disputed(m: Matter) -> Story:
    """Sent back: the street decides whose duty it is."""
    yield from on_the_way(m)
    yield m.desk(0.2, 1)
    m.do(acts.ask_return, m.handler, body=m.cast.at.departments[1].id, reason="房屋主体的事要住建部门认定。")


def signed(m: Matter) -> Story:
    """Taken on, the first contact still to come."""
    yield from on_the_way(m)
    yield m.desk(0.2, 1)
    m.do(acts.sign, m.handler)


def in_work(m: Matter) -> Story:
    """At work, progress noted; in some cases neighbours have joined."""
    yield from taken_on(m, photo=True)
    for one in neighbours(m, m.rng.randint(0, 2)):
        yield m.home_time(0.2, 1)
        m.do(acts.join, one, words="")
    yield m.desk(1, 6)
    m.progressed()


def overdue(m: Matter) -> Story:
    """Begun more than its days ago; the person has asked to hurry."""
    yield from in_work(m)
    yield m.home_time(90, 110)
    m.do(acts.urge, m.who, note="已经超过答复的日子了，请告诉我什么时候能好。")


def stopped(m: Matter) -> Story:
    """The clock stands: somebody else must decide first."""
    yield from taken_on(m)
    yield m.desk(2, 6)
    m.do(acts.pause, m.handler, cause="higher", note="方案已报区里，等区里批复，批复前时限暂停。")


def prolonged(m: Matter) -> Story:
    """More time was given."""
    yield from taken_on(m)
    yield m.desk(10, 20)
    m.do(acts.extend, m.handler, days=8, reason="要等连续三天不下雨才能做防水。")


def hanging(m: Matter, *, cause: str, reason: str, days: int) -> Story:
    """Waits for a condition until a day to come."""
    yield from taken_on(m)
    yield m.desk(10, 20)
    review = max(today(), (now() + timedelta(days=1)).date()) + timedelta(days=days)
    m.do(acts.hang, m.cast.judge(m.need.body_id), cause=cause, review_on=review, reason=reason)


def done(m: Matter) -> Story:
    """The work is done, the answer follows."""
    yield from taken_on(m)
    yield m.desk(2, 8)
    m.do(acts.claim, m.handler, note=m.voice.work)


def replied(m: Matter) -> Story:
    """Answered; the person's opinion is awaited."""
    yield from taken_on(m)
    yield from worked(m, 4, 20)
    m.replied(True)


def doubted(m: Matter) -> Story:
    """The person contests the result; the level above has not decided."""
    yield from replied(m)
    yield m.home_time(2, 6)
    m.rated(False, satisfied="no", words="没有解决。")
    yield m.home_time(2, 6)
    m.do(acts.contest, m.who, reason="只补了一半，昨天又漏了。")


def sent_up(m: Matter) -> Story:
    """Raised to the level above, whose desk passes it on."""
    yield from taken_on(m)
    yield m.desk(2, 6)
    m.do(acts.escalate, m.handler, reason="需要几个单位一起到场，请街道牵头。")


# Course → how long ago each of its matters began, in hours. By now each has come to its state.
OPEN = [
    (waiting, (1.5, 4, 7, 12)),
    (on_the_way, (20, 22, 34)),
    (disputed, (22, 46)),
    (signed, (21, 23)),
    (in_work, (60, 84, 100, 120, 130)),
    (stopped, (96, 140)),
    (prolonged, (110,)),
    (done, (74, 90)),
    (replied, (80, 100, 120, 140, 160)),
    (doubted, (150, 190)),
    (sent_up, (66,)),
]
# Cause, category, reason, how long ago it began (in hours), days until it is looked at again.
HANGING = [
    ("parties", "0210", "一层住户还没有同意，加装电梯的意见征求要再做一轮。", 400, 60),
    ("money", "0214", "整栋楼外立面修缮列入明年的计划，资金下达后开工；松动处已先围挡。", 700, 120),
    ("plan", "0501", "停车设施的规划还在公示，定了再建。", 300, 45),
]
# The same for what waited before and went on; here both in days.
HUNG_BEFORE = [
    ("nature", "0603", "现在修剪会伤树，园林单位排在六周以后。", 120, 45),
    ("money", "0605", "晚间值守的经费报区里，批下来就开。", 170, 60),
]
