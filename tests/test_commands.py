"""./linli and what it stands on: keys, lock, port, the embedded server, children."""

import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from linli.config import account, children, keys, launch, running, server, tuning, up
from linli.config.console import Trouble

SCRIPT = str(launch.ROOT / "linli")


@pytest.fixture(scope="module")
def script():
    """The root script as a module: its functions, without running it."""
    loader = SourceFileLoader("linli_script", SCRIPT)
    module = module_from_spec(spec_from_loader("linli_script", loader))
    loader.exec_module(module)
    return module


@pytest.fixture
def no_keys(monkeypatch):
    for name in keys.NAMES:
        monkeypatch.delenv(name, raising=False)


def test_help_names_every_command(script):
    said = subprocess.run(
        [sys.executable, SCRIPT, "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert all(f"\n    {name} " in said for name in [*script.OWN, *script.PASSED])


@pytest.mark.parametrize("name", ["load", "verify", "doctor", "recount", "tick", "worker", "demo"])
def test_help_of_a_command_shows_its_own_options_and_the_folder(name, capsys):
    launch.run(Namespace(command=name), ["--help"])
    said = capsys.readouterr().out
    assert said.startswith(f"usage: ./linli {name}") and "--data DIR" in said
    assert not {"--settings", "--pythonpath", "--traceback", "--no-color"} & set(said.split())


def test_options_that_are_not_ours_go_to_django_in_order(script):
    args, rest = script.parse(["manage", "migrate", "kernel", "--plan", "--help"])
    assert (args.command, rest) == ("manage", ["migrate", "kernel", "--plan", "--help"])
    with pytest.raises(SystemExit):
        script.parse(["up", "--prot", "80"])


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("ERROR: [Errno 28] No space left on device", "disk"),
        ("NewConnectionError: Failed: Temporary failure in name resolution", "network"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "requirements.lock"),
        ("something\nelse", "else"),
    ],
)
def test_a_failed_installation_is_explained(script, output, word):
    assert word in script.explain(output)


def test_a_python_without_venv_is_explained(script, monkeypatch, tmp_path):
    monkeypatch.setattr(script, "find_spec", lambda name: None)
    monkeypatch.setattr(script, "PYTHON", str(tmp_path / "none"))
    with pytest.raises(SystemExit, match="python3-venv"):
        script.make_environment("wanted")


def test_a_small_disk_is_refused_before_anything_is_made(script, monkeypatch):
    monkeypatch.setattr(script.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 1})())
    with pytest.raises(SystemExit, match="needs 1200 MB"):
        script.refuse_small_disk(1200)


def test_keys_are_made_once_and_for_their_owner_alone(tmp_path, no_keys):
    keys.ensure(tmp_path)
    made = {path.name: path.read_text() for path in (tmp_path / "keys").iterdir()}
    assert set(made) == {"linli_secret_key", "linli_field_key", "linli_signing_key"}
    assert len(bytes.fromhex(made["linli_field_key"].strip())) == 32
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}
    keys.ensure(tmp_path)
    assert made == {path.name: path.read_text() for path in (tmp_path / "keys").iterdir()}


def test_a_lost_key_is_never_replaced_over_data(tmp_path, no_keys):
    keys.ensure(tmp_path)
    (tmp_path / "postgres").mkdir()
    (tmp_path / "keys" / "linli_field_key").unlink()
    with pytest.raises(Trouble, match="LINLI_FIELD_KEY"):
        keys.ensure(tmp_path)


def test_a_house_that_never_signed_certificates_makes_its_key_over_data(tmp_path, no_keys):
    keys.ensure(tmp_path)
    (tmp_path / "postgres").mkdir()
    (tmp_path / "keys" / "linli_signing_key").unlink()
    keys.ensure(tmp_path)
    assert len(bytes.fromhex((tmp_path / "keys" / "linli_signing_key").read_text().strip())) == 32


def test_a_live_lock_is_named_and_a_dead_one_taken_over(tmp_path):
    (tmp_path / ".lock").write_text("999999\n")
    with up._alone(tmp_path):
        assert (tmp_path / ".lock").read_text() == f"{os.getpid()}\n"
        with (
            pytest.raises(Trouble, match=f"already running as process {os.getpid()} on {tmp_path}"),
            up._alone(tmp_path),
        ):
            pass


def test_a_taken_port_is_named_with_one_that_is_free():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Trouble, match=f"Port {taken.getsockname()[1]} is taken.*--port \\d+"):
            up.refuse_taken_port(taken.getsockname()[1])


@pytest.mark.parametrize("port", [0, -1, 65536, 99999])
def test_a_port_that_cannot_be_is_not_called_taken(port):
    with pytest.raises(Trouble, match=f"There is no port {port}"):
        up.refuse_taken_port(port)


def test_a_folder_that_cannot_be_made_is_one_sentence(capsys, monkeypatch):
    monkeypatch.setenv("LINLI_DATA", "/proc/x")
    monkeypatch.delenv("LINLI_SITE", raising=False)
    code = launch.guarded("linli.config.up", Namespace(port=8000, empty=True), [])
    assert code == 1 and "/proc/x cannot be made" in capsys.readouterr().out


def test_the_address_of_a_running_house_is_known_and_a_dead_one_is_not_believed(tmp_path):
    assert running.site(tmp_path) == ""
    with up._alone(tmp_path):
        running.note(tmp_path, "http://127.0.0.1:8123")
        assert running.site(tmp_path) == "http://127.0.0.1:8123"
        with pytest.raises(Trouble, match="open http://127.0.0.1:8123"), up._alone(tmp_path):
            pass
    assert running.site(tmp_path) == ""
    (tmp_path / ".lock").write_text("999999\nhttp://127.0.0.1:8123\n")
    assert running.site(tmp_path) == ""


def test_a_folder_stays_what_it_was_at_its_first_start(tmp_path):
    assert up._kind(tmp_path, empty=True) == "empty"
    assert up._kind(tmp_path, empty=False) == "empty"
    (tmp_path / "kind").write_text("demo")
    with pytest.raises(Trouble, match="holds a demonstration"):
        up._kind(tmp_path, empty=True)


def test_the_server_is_shared_and_the_last_one_out_stops_it():
    with server.throwaway() as (url, folder):
        mine = server.Server(folder, durable=False)
        with mine as again:
            assert again == url
            with psycopg.connect(url) as connection:
                connection.execute("CREATE TABLE kept (n int)")
                superuser = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
                assert connection.execute(superuser).fetchone() == (False,)
                assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert mine.is_running()
        mine.stop()
        assert not mine.is_running()
        with server.Server(folder, durable=False), psycopg.connect(url) as connection:
            assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    assert not folder.exists()


def test_a_database_of_another_version_is_refused_with_the_way_out():
    with server.throwaway() as (_url, folder):
        other = server.Server(folder / "old")
        (folder / "old" / "postgres").mkdir(parents=True)
        (folder / "old" / "postgres" / "PG_VERSION").write_text("17\n")
        with pytest.raises(Trouble, match="PostgreSQL 17.*pg_dump"):
            other.start()


def test_a_long_path_gets_a_short_socket(tmp_path):
    deep = server.Server(tmp_path / ("long" * 30))
    folder = deep._socket_folder()
    assert len(os.fsencode(folder)) < server.LONGEST_SOCKET_FOLDER
    assert folder.stat().st_mode & 0o077 == 0
    folder.rmdir()


def test_root_lets_the_database_user_pass_and_nobody_else(tmp_path):
    tmp_path.chmod(0o700)
    packed = account._with_search(tmp_path, 0o700, 4242)
    lines = {(tag, who): rights for tag, rights, who in struct.iter_unpack("<HHI", packed[4:])}
    assert lines[account.USER, 4242] == lines[account.MASK, account.NOBODY] == account.SEARCH
    assert lines[account.OWNER, account.NOBODY] == 0o7
    assert lines[account.GROUP, account.NOBODY] == lines[account.OTHER, account.NOBODY] == 0


@pytest.fixture
def folder():
    """A data folder that the database's own user can reach, unlike pytest's."""
    place = Path(tempfile.mkdtemp(prefix="linli-up-"))
    place.chmod(0o711)
    yield place
    shutil.rmtree(place, ignore_errors=True)


def linli(folder, *words):
    """A command line and the environment of somebody who has set nothing."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LINLI_", "DATABASE_"))}
    bare.pop("DJANGO_SETTINGS_MODULE", None)
    return {"args": [sys.executable, SCRIPT, *words, "--data", str(folder)], "env": bare, "text": True}


FIRST = ("--admin-name", "王芳", "--admin-mail", "wang@example.org")


def test_a_command_on_a_folder_without_tables_says_so(folder):
    done = subprocess.run(**linli(folder, "manage", "first_administrator"), capture_output=True)
    assert done.returncode == 1 and "There are no tables yet" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def read_until(stream, words):
    lines = []
    for line in stream:
        lines.append(line)
        if words in line:
            return "".join(lines)
    pytest.fail("".join(lines))


def test_up_serves_until_told_to_stop_and_takes_everything_with_it(folder):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = linli(folder, "up", "--empty", "--port", str(port))
    named = linli(folder, "up", "--empty", "--port", str(port), *FIRST)
    with subprocess.Popen(
        **named, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as started:
        try:
            said = read_until(started.stdout, "Ctrl-C stops everything")
            assert f"http://127.0.0.1:{port}" in said and "Unknown command" not in said
            assert "王芳" in said and "wang@example.org" in said
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
                assert answer.status == 200
            again = subprocess.run(**start, capture_output=True)
            assert f"already running as process {started.pid} on {folder}" in again.stdout
            assert f"http://127.0.0.1:{port}" in again.stdout
            second = subprocess.run(**linli(folder, "manage", "first_administrator"), capture_output=True)
            assert f"http://127.0.0.1:{port}" in second.stdout, "not the port that nobody named"
            # Another command uses the running server and leaves it alone.
            count = subprocess.run(**linli(folder, "tick"), capture_output=True)
            assert count.returncode == 0, count.stderr
            assert server.Server(folder).is_running()
        finally:
            started.terminate()
            assert started.wait(30) == 128 + signal.SIGTERM
    assert not server.Server(folder).is_running()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_only_the_throwaway_server_gives_up_safety(tmp_path):
    assert "\nfsync = on\n" in tuning.settings(tmp_path, durable=True)
    assert "\nfsync = off\n" in tuning.settings(tmp_path, durable=False)


def test_a_child_that_dies_comes_back_after_a_pause(capfd, monkeypatch):
    child = children.Child("worker", [sys.executable, "-c", "raise SystemExit(3)"], restarts=True)
    child.process.wait()
    assert child.keep() is None and child.due
    assert "The worker stopped (exit 3); it starts again in 2 s" in capfd.readouterr().out
    first = child.process.pid
    monkeypatch.setattr(child, "due", time.monotonic())
    child.keep()
    assert child.process.pid != first and child.due is None
    child.process.wait()


def test_a_child_that_will_not_end_is_ended_with_its_group():
    child = children.Child("web", ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done"])
    time.sleep(0.3)
    child.stop(patience=0.3)
    assert child.process.returncode == -signal.SIGKILL
