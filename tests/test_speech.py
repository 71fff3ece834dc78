"""The terminal speaks its reader's language: Chinese where LC_ALL, LC_MESSAGES or LANG say so, else English."""

import ast
import io
import os
import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from linli.config import launch, prepare, speech, up
from linli.kernel import tongue

PLACES = re.compile(r"{\w+}")
OURS = [launch.ROOT / "linli", *(launch.ROOT / "src/linli/config").glob("*.py")]


def said_in(path):
    """The sentences that a file hands to ``said``, directly or by a name."""
    tree = ast.parse(path.read_text("utf-8"))
    named = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield first.value
            elif isinstance(first, ast.Name) and isinstance(named.get(first.id), str):
                yield named[first.id]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-hans"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN"}, "zh-hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh-hans"),
    ],
)
def test_the_first_that_is_set_decides(environ, expected):
    assert tongue.language(environ) == expected


def test_every_sentence_has_its_chinese_with_the_same_places():
    found = {one for path in OURS for one in said_in(path)}
    assert len(found) > 30
    assert found - speech.CHINESE.keys() == set()
    for english, chinese in speech.CHINESE.items():
        assert sorted(set(PLACES.findall(english))) == sorted(set(PLACES.findall(chinese))), english
    for named in (*prepare.STEPS.values(), *up.SITES.values(), "web server", "worker", "demonstration"):
        assert named in speech.CHINESE


@pytest.mark.parametrize(
    ("tongue_of", "word"), [("zh_CN.UTF-8", "没有端口 99999"), ("en_GB.UTF-8", "no port 99999")]
)
def test_up_refuses_in_the_language_of_the_terminal(tmp_path, tongue_of, word):
    done = subprocess.run(
        [sys.executable, str(launch.ROOT / "linli"), "up", "--port", "99999", "--data", str(tmp_path)],
        env=os.environ | {"LC_ALL": tongue_of, "PYTHONIOENCODING": "utf-8"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1 and word in done.stdout


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tongue_of", "totals", "seals"),
    [("zh_CN.UTF-8", "每个合计", "全部对得上"), ("C", "Every total", "hold")],
)
def test_commands_speak_it_too(monkeypatch, tongue_of, totals, seals):
    monkeypatch.setenv("LC_ALL", tongue_of)
    for name, word in (("recount", totals), ("verify", seals)):
        out = io.StringIO()
        call_command(name, stdout=out)
        assert word in out.getvalue()


@pytest.mark.django_db
def test_a_load_says_in_chinese_what_is_wrong(monkeypatch, tmp_path):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(CommandError, match="没有文件"):
        call_command("load", "needs", str(tmp_path / "none.csv"))


@pytest.mark.django_db
def test_the_doctor_speaks_chinese(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    out = io.StringIO()
    try:
        call_command("doctor", stdout=out)
    except CommandError as error:
        assert "要处理" in str(error)
    assert "断电不丢数据" in out.getvalue()
