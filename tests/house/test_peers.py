"""Every claim of docs/peers.md has a proof that is there."""

import re

from linli.config.settings import ROOT

PAGE = ROOT / "docs" / "peers.md"
ROWS = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ") and "---" not in line]


def test_every_proof_is_there():
    proofs = re.findall(r"\]\(\.\./([^)]+)\)", PAGE.read_text("utf-8"))
    assert len(proofs) > 50
    assert [one for one in proofs if not (ROOT / one).is_file()] == []


def test_what_is_claimed_is_proved():
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in ROWS]
    claims = [row for row in cells if row[2].startswith(("yes", "part"))]
    assert claims
    assert [row[0] for row in claims if row[3] == "–"] == []
