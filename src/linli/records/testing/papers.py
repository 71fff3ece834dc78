"""Builders for tests of papers: they go through the acts."""

from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.records import acts
from linli.records.models import Paper, PaperTemplate

NOTICE = {
    "ask.事由": "更换楼道灯", "ask.主送": "各楼门组长", "ask.缘由": "为方便老人出行，现将有关事项通知如下。",
    "ask.通知事项": "11月28日起更换\n更换期间请慢行", "ask.联系人": "安平", "ask.联系电话": "010-6000-0000",
}  # fmt: skip


def shipped(code: str) -> PaperTemplate:
    """A template that came with the product."""
    return PaperTemplate.objects.get(code=code)


def this_month() -> str:
    return f"{today():%Y-%m}"


def a_notice(actor: Actor, **said: Any) -> Paper:
    """A notice in draft, with nothing left blank."""
    paper: Paper = acts.draft_paper(actor, template=shipped("notice").pk, **{**NOTICE, **said}).noun
    return paper


def a_report(actor: Actor, **said: Any) -> Paper:
    """A work report of this month in draft."""
    told = {"ask.难点情况": "两部电梯的维修资金还在征求意见。", "ask.下一步工作": "继续征求意见"}
    paper: Paper = acts.draft_paper(
        actor, template=shipped("work_report").pk, **{"period": this_month(), **told, **said}
    ).noun
    return paper


def typed(paper: Paper, **said: Any) -> dict[str, Any]:
    """What a clerk sends who changes nothing, or only this."""
    names = ("title", "number_line", "addressee", "text", "attachments", "signature", "dated_on")
    return {name: getattr(paper, name) for name in names} | said


def edited(actor: Actor, paper: Paper, **said: Any) -> Paper:
    done: Paper = acts.edit_paper(actor, paper, **typed(paper, **said)).noun
    return done


def finished(actor: Actor, paper: Paper) -> Paper:
    done: Paper = acts.finish_paper(actor, paper, number_line="", dated_on=today()).noun
    return done
