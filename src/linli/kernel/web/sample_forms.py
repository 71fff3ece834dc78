"""Every kind of input, for the pattern page."""

from typing import Any

from django import forms

from linli.kernel.web.fields import Day
from linli.kernel.web.samples import say


class Sample(forms.Form):
    """Every kind of input."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = [
            ("stairs", say("楼道里", "In the stairwell")),
            ("yard", say("院子里", "In the yard")),
            ("street", say("街面上", "On the street")),
        ]
        self.fields = {
            "what": forms.CharField(
                label=say("您要说的事", "What is the matter"),
                widget=forms.Textarea,
                help_text=say(
                    "一两句话就够。不要写证件号码。", "A sentence or two is enough. No document numbers."
                ),
            ),
            "where": forms.ChoiceField(label=say("在哪里", "Where"), choices=where, widget=forms.RadioSelect),
            "building": forms.CharField(label=say("楼号", "Building"), required=False),
            "kind": forms.ChoiceField(label=say("哪一类", "What kind"), choices=where),
            "seen": forms.DateField(
                label=say("什么时候看到的", "When you saw it"), required=False, widget=Day
            ),
            "photo": forms.FileField(label=say("照片", "Photograph"), required=False),
            "again": forms.MultipleChoiceField(
                label=say("怎么联系您", "How to reach you"),
                choices=[("phone", say("打电话", "Telephone")), ("note", say("发短信", "Text message"))],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            ),
            "public": forms.BooleanField(
                label=say(
                    "处理结果可以公开（不含我的个人信息）", "The outcome may be published without my data"
                ),
                required=False,
            ),
        }
        self.fields["building"].filled_from = say("您上次说的事", "what you told us last time")  # type: ignore[attr-defined]


def form(wrong: bool = False) -> Sample:
    """The sample form, filled in, or sent with something missing."""
    building = say("朝阳里 3 号楼", "Building 3, Chaoyang Li")
    if wrong:
        return Sample({"wrong-building": building}, prefix="wrong")
    return Sample(initial={"building": building, "where": "stairs"}, prefix="ok")


class Narrow(forms.Form):
    """What narrows a list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "q": forms.CharField(label=say("找什么", "Look for"), required=False),
            "late": forms.ChoiceField(
                label=say("时限", "Time"),
                choices=[("", say("全部", "All")), ("late", say("已超期", "Overdue"))],
                required=False,
            ),
        }
