"""The machine's own limit: the same rows by plain SQL, sent by pgbench to the same server."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.db import connection

from linli.config.server import BIN

# What raising one need writes, in one transaction: need, words, reporter, entry.
SCRIPT = """
\\set n random(1, 1000000000)
BEGIN;
INSERT INTO needs_need (version, raised_at, channel, kind, urgency, title, text, area, address, state, body_id,
    returns, reporters_n, urged_n, photos_n, clock_from, extended_n, outcome, reply, reply_outcome, hung_cause,
    tries_n, reopened_n, excluded, public_title, public_text, public_reply, origin, due_at, respond_by)
SELECT 1, now(), 'api', 'help', 'ordinary', '楼道灯坏了', '楼道的灯坏了三天,老人晚上看不见。',
    '110101001001', 'bench.raw', 'triage', %(body)s, 0, 1, 0, 0, now(), 0, '', '', '', '', 0, 0, '', '', '', '', '',
    now() + interval '7 days', now() + interval '1 day'
RETURNING id \\gset
INSERT INTO needs_needwords (need_id, search) VALUES (:id,
    array_to_tsvector(ARRAY['楼道','道的','的灯','灯坏','坏了','了三','三天','天','老人','人晚','晚上',
    '上看','看不','不见','见']));
INSERT INTO needs_reporter (need_id, name, contact, hidden, declined_contact, code, at)
    VALUES (:id, '', '', true, false, 'b' || :id || '-' || :n, now());
INSERT INTO kernel_entry (at, kind, organisation, scopes, noun, noun_id, facts, amounts, chain, via)
    VALUES (now(), 'bench.raw', %(body)s, '{%(scopes)s}', 'bench.raw', :id, '{"state": "triage"}', '{"about.x": 1}',
            gen_random_uuid(), 'api');
COMMIT;
"""
_RATE = re.compile(r"tps = ([\d.]+)")


def tool() -> str:
    """Where pgbench is: beside the embedded server, or on the path; empty when nowhere."""
    ours = BIN / "pgbench"
    return str(ours) if ours.exists() else shutil.which("pgbench") or ""


def raw(clients: int, seconds: int, body: int, scopes: str) -> float | str:
    """Transactions a second, or why there is no figure."""
    if not tool():
        return "no pgbench on this machine"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "raise.sql"
        file.write_text(SCRIPT % {"body": body, "scopes": scopes}, "utf-8")
        words = ["-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(seconds), "-f", str(file)]
        done = subprocess.run(
            [tool(), *words, "-d", os.environ["DATABASE_URL"]], capture_output=True, text=True
        )
    found = _RATE.search(done.stdout)
    return float(found[1]) if found else done.stderr.strip().splitlines()[-1][:120]


def forget() -> None:
    """Take the raw needs away again, so that they stand in nobody's way. The journal keeps its entries."""
    with connection.cursor() as cursor:
        mine = "(SELECT id FROM needs_need WHERE address = 'bench.raw')"
        for table, key in (
            ("needs_needwords", "need_id"),
            ("needs_reporter", "need_id"),
            ("needs_need", "id"),
        ):
            cursor.execute(f"DELETE FROM {table} WHERE {key} IN {mine}")
