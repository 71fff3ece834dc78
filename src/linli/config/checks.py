"""``./linli check`` and ``./linli test``, on a throw-away server."""

import os
import signal
import subprocess
import sys
import time
from argparse import Namespace
from pathlib import Path

from linli.config.console import say
from linli.config.launch import ROOT, borrowed_keys, python
from linli.config.server import throwaway

MANAGE = ("manage.py",)
CHECKS = {
    "format": python("-m", "ruff", "format", "--check", "--quiet", ".", "linli"),
    "lint": python("-m", "ruff", "check", "--quiet", ".", "linli"),
    "types": python("-m", "mypy", "src/linli"),
    "imports": [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"],
    "django": python(*MANAGE, "check", "--fail-level=WARNING"),
    "migrations": python(*MANAGE, "makemigrations", "--check", "--dry-run"),
    "translations": python(*MANAGE, "translations", "--check"),
    "templates": python(*MANAGE, "templates"),
}


def run(args: Namespace, rest: list[str]) -> int:
    """Check; for ``test`` also the tests, or with arguments only those. The exit code."""
    os.chdir(ROOT)
    borrowed_keys()
    with throwaway() as (url, folder):
        os.environ.update(DATABASE_URL=url, LINLI_DATA=str(folder))
        failed = [] if rest else check()
        if args.command == "check":
            return bool(failed)
        if failed:
            say(f"  ✗ {', '.join(failed)} failed; the tests follow all the same")
        code = test(rest)
        if failed:
            say(f"  ✗ The check failed above: {', '.join(failed)}")
        return code or bool(failed)


def check() -> list[str]:
    """Run every check; the names of those that failed, whose output is shown."""
    return [name for name, command in CHECKS.items() if not _passes(name, command)]


def _passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    say(f"  {'✗' if done.returncode else '✓'} {name}  {time.monotonic() - started:.1f} s")
    if done.returncode:
        say(done.stdout.strip())
    return not done.returncode


def test(rest: list[str]) -> int:
    """Every test, or those that ``rest`` names."""
    if subprocess.run(python("-m", "linli.config.prepare", "translations", "collectstatic")).returncode:
        return 1
    with subprocess.Popen(
        python("-m", "pytest", "--create-db", *rest), preexec_fn=_heed_interrupts
    ) as pytest:
        try:
            return pytest.wait()
        except SystemExit:
            # Told to stop, we let pytest tidy up after itself; Ctrl-C reaches it without us.
            pytest.send_signal(signal.SIGINT)
            raise


def _heed_interrupts() -> None:
    """Shells start background commands deaf to interrupts, which pytest would inherit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
