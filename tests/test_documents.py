"""The pages under docs/capabilities, which the code writes of itself."""

import os
import subprocess
import sys

from linli.config import documents, launch


def test_the_pages_of_the_code_are_written_without_a_database_of_ones_own(tmp_path):
    """The roles come from the migrations, on a server that is gone afterwards."""
    known = {path.name: path.read_bytes() for path in documents.FOLDER.glob("*.md")}
    without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, str(launch.ROOT / "linli"), "manage", "document", "--data", str(tmp_path / "none")],
        env=without, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.name: path.read_bytes() for path in documents.FOLDER.glob("*.md")} == known
    assert not (tmp_path / "none").exists()
