"""/patterns/: every part in every state, the visual test of the face."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from linli.kernel.web import sample_forms, samples
from linli.kernel.web.pages import page
from linli.kernel.web.samples import say

FACES = {"resident": "base.html", "desk": "base_desk.html", "board": "base_board.html"}


def patterns(request: HttpRequest) -> HttpResponse:
    """The parts as residents, the desk or the board see them: ``?face=desk``."""
    face = request.GET.get("face", "resident")
    known = face if face in FACES else "resident"
    base = FACES[known]
    return page(request, "patterns.html", base=base, shown=known, faces=_faces(), **_lists(), **_tables())


def _faces() -> list[tuple[str, Any]]:
    return [
        ("resident", say("居民页面", "For residents")),
        ("desk", say("工作台", "For the desk")),
        ("board", say("看板", "For the board")),
    ]


def _lists() -> dict[str, Any]:
    return {
        "form_ok": sample_forms.form(),
        "form_wrong": sample_forms.form(wrong=True),
        "form_filter": sample_forms.Narrow({"late": "late"}),
        "deadlines": samples.deadlines(),
        "statuses": samples.statuses(),
        "entries": samples.entries(),
        "lines": samples.lines(),
        "matters": samples.matters(),
        "queues": samples.queues(),
        "figures": samples.figures(),
        "charts": samples.drawn(),
        "first_page": samples.Slice(more="#pager"),
        "last_page": samples.Slice(first="#pager"),
        "long_title": samples.long_title(),
        "offers": [
            {"label": say("办好了，告诉居民", "Done, tell the resident"), "url": "#offers", "primary": True},
            {"label": say("转给别的单位", "Pass on"), "url": "#offers"},
            {"label": say("退回", "Send back"), "url": "#offers", "danger": True},
        ],
        "doors": [
            {
                "label": say("办事指南", "How to get things done"),
                "url": "#doors",
                "hint": say("要带什么、找谁", "What to bring"),
            },
            {"label": say("场地预约", "Book a room"), "url": "#doors"},
            {"label": say("参加活动", "Join in"), "url": "#doors"},
            {"label": say("看看大家在议什么", "What is being talked over"), "url": "#doors"},
        ],
    }


def _tables() -> dict[str, Any]:
    done, late = samples.statuses()[3], samples.statuses()[7]
    return {
        "steps": [
            {"label": say("说事", "Say it"), "state": "done", "url": "#steps"},
            {"label": say("在哪里", "Where"), "state": "now"},
            {"label": say("联系您", "Reach you"), "state": "next"},
            {"label": say("看一遍", "Look it over"), "state": "next"},
        ],
        "preview": [
            {
                "what": say("您说的事", "What you said"),
                "who": say("社区和承办单位", "The community and who does the work"),
            },
            {
                "what": say("姓名和电话", "Name and telephone"),
                "who": say("只有社区工作人员", "Only community staff"),
            },
            {
                "what": say("处理结果", "The outcome"),
                "who": say("公开，不含个人信息", "Public, without personal data"),
            },
        ],
        "facts": [
            {"label": say("编号", "Number"), "value": "LL-2026-001204"},
            {"label": say("承办", "In charge"), "value": say("物业管理", "Property manager")},
        ],
        "head": [say("单位", "Body"), say("收到", "Received"), say("状态", "State"), say("办结率", "Closed")],
        "rows": [
            [
                {"text": say("竹杆社区", "Zhugan"), "url": "#table"},
                1204,
                {"text": done["word"], "shape": "done"},
                "98.2%",
            ],
            [
                {"text": say("史家社区", "Shijia"), "url": "#table"},
                87,
                {"text": late["word"], "shape": "late"},
                "91.0%",
            ],
            [{"text": samples.long_title(), "url": "#table"}, 3, None, "—"],
        ],
        "evidence": [
            {
                "url": "#evidence",
                "name": say("楼道照片", "Stairwell"),
                "thumb": "",
                "note": say("11月24日", "Nov 24"),
            },
            {"url": "#evidence", "name": say("收据", "Receipt"), "thumb": ""},
        ],
        "areas": [
            {"name": say("朝阳门街道", "Chaoyangmen"), "depth": 0, "value": "1,294", "share": 100},
            {"name": say("竹杆社区", "Zhugan"), "depth": 1, "value": "1,204", "share": 93.5, "url": "#areas"},
            {"name": say("第二网格", "Grid 2"), "depth": 2, "value": "310", "share": 24, "url": "#areas"},
            {"name": say("史家社区", "Shijia"), "depth": 1, "value": "87", "share": 6.7, "url": "#areas"},
        ],
        "chosen": [{"label": say("已超期", "Overdue"), "url": "#filters"}],
        "palette": [
            "paper",
            "sheet",
            "shade",
            "ink",
            "ink-soft",
            "line",
            "jade",
            "jade-soft",
            "seal",
            "amber",
        ],
    }
