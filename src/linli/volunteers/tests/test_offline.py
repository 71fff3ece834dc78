"""The program of the guide checks a certificate with the key alone, in a process that knows nothing of us."""

import json
import re
import subprocess
import sys

from django.conf import settings

from linli.volunteers import queries, testing
from linli.volunteers.rules.credentials import keys_of


def test_the_program_of_the_guide_tells_true_from_false(team, tmp_path):
    program = re.search(
        r"```python\n(.*?)```", (settings.ROOT / "docs/guide/credentials.md").read_text("utf-8"), re.S
    )[1]
    (tmp_path / "check.py").write_text(program, "utf-8")
    one = testing.issued(team)
    (tmp_path / "key.json").write_text(
        json.dumps(keys_of(queries.public_key(), queries.addresses())), "utf-8"
    )
    signed = json.dumps(one.credential, ensure_ascii=False)
    (tmp_path / "true.json").write_text(signed, "utf-8")
    (tmp_path / "false.json").write_text(signed.replace("程彩", "程彪"), "utf-8")

    def run(name):
        words = [sys.executable, "-I", "check.py", name, "key.json"]
        return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")

    assert run("true.json").returncode == 0, run("true.json").stderr
    assert "InvalidSignature" in run("false.json").stderr
