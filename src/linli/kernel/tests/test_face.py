"""The face: the small words of templates, forms as our parts, colours that can be read, pages that hold."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.conf import settings as conf
from django.forms.renderers import DjangoTemplates
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.html import parse_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from linli.kernel.actors import NOBODY
from linli.kernel.clock import ZONE
from linli.kernel.templatetags import face
from linli.kernel.web import fields, sample_forms
from linli.kernel.web.patterns import patterns

TEMPLATES = Path(conf.TEMPLATES[0]["DIRS"][0])
STATIC = Path(conf.STATICFILES_DIRS[0])
PARTS = sorted(TEMPLATES.rglob("*.html"))
COMMENT = re.compile(r"^({% extends [^%]+ %}\s*)?{% comment %}.+?{% endcomment %}", re.S)


@pytest.fixture(autouse=True)
def _plain_static(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def test_days_are_said_in_the_readers_language_and_in_beijing() -> None:
    late = datetime(2026, 11, 27, 16, 5, tzinfo=UTC)
    with override("zh-hans"):
        assert face.day(late) == "2026年11月28日"
        assert face.moment(late) == "2026年11月28日 00:05"
        assert face.monthday(date(2026, 3, 1)) == "3月1日"
    with override("en"):
        assert face.day(late) == "Nov 28, 2026"
        assert face.moment(late) == "Nov 28, 2026 00:05"
    assert face.day(None) == face.moment(None) == face.monthday(None) == ""


def test_shares_and_numbers() -> None:
    assert face.rate(0.9048) == "90.5%"
    assert face.rate(1) == "100.0%"
    assert face.digits(1234567) == "1,234,567"
    assert face.digits("—") == "—"
    with override("en"):
        assert face.rate(None) == "no data"


@pytest.mark.parametrize(
    ("name", "masked"),
    [("王小明", "王**"), ("欧阳修", "欧**"), ("Ann", "A**"), ("", ""), (None, ""), ("  ", "")],
)
def test_a_masked_name_tells_neither_the_rest_nor_its_length(name, masked) -> None:
    assert face.mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13800138000", "138****8000"),
        ("+86 138 0013 8000", "138****8000"),
        ("65123456", "****56"),
        (None, ""),
    ],
)
def test_a_masked_telephone_keeps_its_ends_only(phone, masked) -> None:
    assert face.mask_phone(phone) == masked


def test_a_cell_knows_whether_it_is_a_number() -> None:
    assert face.is_number(3) and face.is_number({"text": "98%", "number": True})
    assert not any(map(face.is_number, ["3", None, True, {"text": "98%"}]))


def test_a_form_is_drawn_with_our_parts_and_names_what_is_needed() -> None:
    with override("en"):
        html = str(sample_forms.form())
    ticks = 1  # one that may be left alone needs no word beside it
    assert html.count('class="need"') == len(sample_forms.form().fields) - ticks
    assert re.search(r'<fieldset>\s*<legend>Where\s*<span class="need">required', html)
    assert 'type="date"' in html and "Filled in from what you told us last time" in html
    assert html.count('class="choice"') == 6


def test_what_is_wrong_stands_first_with_a_way_to_each_input() -> None:
    html = str(sample_forms.form(wrong=True))
    targets = re.findall(r'<li><a href="#([^"]+)"', html)
    assert targets == ["id_wrong-what", "id_wrong-where", "id_wrong-kind"]
    assert all(f'id="{one}"' in html for one in targets)
    for field in targets:
        assert re.search(rf'aria-describedby="[^"]*{field}_error"', html) and f'id="{field}_error"' in html
    assert html.index("data-errors") < html.index("<textarea")
    assert "朝阳里 3 号楼" in html or "Building 3" in html


def test_a_widget_that_we_do_not_draw_still_works() -> None:
    class Odd(forms.Form):
        when = forms.SplitDateTimeField(widget=forms.SplitDateTimeWidget)
        hidden = forms.CharField(widget=forms.HiddenInput)

    assert str(Odd()).count("<input") == 3


def test_a_day_keeps_its_value_in_every_language() -> None:
    for language in ("zh-hans", "en"):
        with override(language):
            assert 'value="2026-11-28"' in fields.Day().render("d", date(2026, 11, 28))
            assert 'value="2026-11-28T09:30"' in fields.Moment().render(
                "d", datetime(2026, 11, 28, 1, 30, tzinfo=UTC).astimezone(ZONE)
            )


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.stem)
def test_a_template_opens_with_its_inputs_and_has_nothing_inline(path) -> None:
    text = path.read_text()
    assert COMMENT.match(text), "opens with a comment"
    assert not re.search(
        r"\sstyle=|<style|\son(?!ce=)\w+=|<script(?![^>]*src=)|https?://(?!www\.w3\.org)", text
    )


@pytest.mark.parametrize("known", ["resident", "desk", "board", "nonsense"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_patterns_show_every_part(known, language) -> None:
    request = RequestFactory().get("/patterns/", {"face": known})
    request.actor = NOBODY
    with override(language):
        html = patterns(request).content.decode()
    assert f'<html lang="{language}"' in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "every id once"
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links - {"lines"} <= set(ids) and html.count("<h1") == 1


@pytest.mark.parametrize("status", [400, 403, 404, 409, 429, 500, 503])
def test_a_page_of_refusal_needs_nothing_from_its_context(status) -> None:
    html = render_to_string(f"{status}.html", {})
    assert "<h1>" in html and 'href="/"' in html and "data-refused" in html
    assert "因为" in render_to_string(f"{status}.html", {"message": "因为"})


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def blocks() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    css = (STATIC / "linli.css").read_text()
    light, chosen = css.index(":root {"), css.index('[data-theme="dark"] {')
    asked = css.index("@media (prefers-color-scheme: dark)")
    return (
        tokens(css[light:chosen]),
        tokens(css[chosen:asked]),
        tokens(css[asked : css.index("/* Ground */")]),
    )


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted([luminance(one), luminance(other)], reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_dark_is_the_same_by_choice_and_by_device() -> None:
    light, chosen, asked = blocks()
    assert chosen == asked and chosen.keys() == light.keys()


GROUNDS = ("paper", "sheet", "shade")
PAIRS = [
    (ink, ground) for ink in ("ink", "ink-soft", "jade", "jade-deep", "seal", "amber") for ground in GROUNDS
]
PAIRS += [("on-jade", "jade"), ("on-jade", "jade-deep"), ("ink", "jade-soft"), ("ink", "amber-soft")]
PAIRS += [("jade", "jade-soft"), ("amber", "amber-soft"), ("seal", "seal-soft")]


@pytest.mark.parametrize("which", [0, 1], ids=["light", "dark"])
def test_every_word_can_be_read_on_its_ground(which) -> None:
    palette = blocks()[which]
    poor = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in PAIRS}
    assert not {pair: value for pair, value in poor.items() if value < 4.5}
    assert min(contrast(palette["edge"], palette[ground]) for ground in GROUNDS) >= 3


def test_a_list_to_choose_from_is_what_djangos_own_templates_write():
    choices = [
        ("", "all"),
        ("<a>", "<b>&'\""),
        ("G & H", [(1, gettext_lazy("Today")), (2, mark_safe("<i>2</i>"))]),
    ]
    widget = forms.Select({"id": "x", "required": True, "hidden": False, "data-a": '"<'}, choices=choices)
    context = widget.get_context("na<me", "1", {})
    context["widget"]["optgroups"][0][1][0]["attrs"]["disabled"] = True

    def plain(html):
        return [str(one) for one in parse_html(html).children]

    ours = fields.Renderer().render(widget.template_name, context)
    assert plain(ours) == plain(DjangoTemplates().render(widget.template_name, context))
    assert "<a>" not in ours and "<i>2</i>" in ours


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        (1234567, "1,234,567"), (0, "0"), (None, "—"), ("", ""), ("<b>", "&lt;b&gt;"), (True, "True"),
        ({"text": "a", "url": "/a/"}, '<a href="/a/">a</a>'), ({"text": None, "number": True}, "—"),
        ({"text": ""}, ""), ({"text": "90%", "number": True}, "90%"),
    ],
)  # fmt: skip
def test_a_cell_is_drawn_from_a_value_or_from_words_about_it(value, drawn):
    assert render_to_string("parts/cell.html", {"cell": face.cell(value)}).strip() == drawn


def test_a_row_of_a_table_has_a_cell_for_every_label_and_numbers_at_the_right():
    row = face.cells(["a", 5, {"text": "b", "number": True}], ["A", "B", "C", "D"])
    assert [(one["label"], one["number"]) for one in row] == [
        ("A", False),
        ("B", True),
        ("C", True),
        ("D", False),
    ]


def test_a_part_drawn_once_is_what_an_include_draws():
    deadline = {"state": "soon", "words": "2 <days>", "full": None}
    told = {"word": 'a"<b>', "shape": "done"}
    source = '{% drawn "status" word=word shape=shape %}{% drawn "deadline" deadline=deadline brief="1" %}'
    plain = (
        '{% include "parts/status.html" with word=word shape=shape %}'
        '{% include "parts/deadline.html" with deadline=deadline brief=True %}'
    )
    for _again in range(2):
        drawn, included = (
            engines["django"].from_string(one).render({**told, "deadline": deadline})
            for one in (source, plain)
        )
        assert drawn == included and "<b>" not in drawn and "2 &lt;days&gt;" in drawn


def test_words_called_safe_are_not_taken_for_the_same_words():
    assert "<i>" not in face.drawn("status", word=mark_safe("<i>x</i>"), shape="done")
    assert "<i>" not in face.drawn("status", word="<i>x</i>", shape="done")


def test_a_part_is_drawn_once_for_each_language():
    with override("zh-hans"):
        chinese = face.drawn("deadline", deadline={"state": "none", "words": ""})
    with override("en"):
        assert face.drawn("deadline", deadline={"state": "none", "words": ""}) != chinese
