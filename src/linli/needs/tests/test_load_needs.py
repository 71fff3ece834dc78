"""Taking needs over from a file: each once, bad lines told, stopped and started again."""

import gzip
import io

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from django.db import connection

from linli.kernel.actors import CLOCK
from linli.kernel.clock import local, now, travel
from linli.kernel.journal import seals, tally
from linli.kernel.journal.models import Entry, Key
from linli.kernel.search import bigrams
from linli.needs import queries, testing
from linli.needs.acts import loading
from linli.needs.management.commands import load as command
from linli.needs.models import Category, Need, NeedWords, Reporter
from linli.needs.sheets import Bad
from linli.organisations.acts import vacate_post
from linli.organisations.models import Post

HEAD = "number,reporter,title,time,text,against,likes\n"
LINES = (
    '188006,r1,三号楼的路灯不亮,2019/2/28 11:25:05,"路灯坏了三天,\n老人看不见。",0,0\n'
    "188007,r2,停水,2019-08-18 14:44:00,昨天起停水。,0,1\n"
)


@pytest.fixture
def town(db):
    town = testing.a_town()
    Category.objects.create(code="lamps", name="路灯", name_en="Street lamps", words="路灯 灯坏")
    return town


def load(tmp_path, text, *words, name="needs.csv", **options):
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    out, err = io.StringIO(), io.StringIO()
    options = {"street": "110101001"} | options
    call_command("load", "needs", str(file), *words, stdout=out, stderr=err, workers=1, **options)
    return out.getvalue(), err.getvalue()


def test_it_takes_needs_over_as_if_they_were_raised(town, tmp_path):
    out, err = load(tmp_path, HEAD + LINES)
    assert out.startswith("2 needs taken over, 0 were there already") and err == ""
    need = Need.objects.order_by("id").first()
    assert Entry.objects.filter(kind="needs.need.taken_over", noun_id=need.pk).count() == 1
    assert (need.channel, need.kind, need.state, need.title) == (
        "import",
        "help",
        "triage",
        "三号楼的路灯不亮",
    )
    assert f"{local(need.raised_at):%Y-%m-%d %H:%M:%S}" == "2019-02-28 11:25:05"
    assert need.clock_from == need.raised_at and need.due_at.year == 2019
    assert need.body_id == town.place.street.pk and need.category.code == "lamps"
    assert need.proposed_id in (town.place.community.pk, town.place.other.pk)
    assert NeedWords.objects.filter(search__words="路灯").count() == 1
    entry = Entry.objects.get(noun_id=need.pk, noun="needs.need")
    assert (entry.kind, entry.amounts) == (loading.KIND, {"kind.help": 1, "about.lamps": 1})
    assert entry.scopes == [town.place.city.pk, town.place.district.pk, town.place.street.pk]
    assert queries.course_of(need).start == need.raised_at


def test_it_keeps_nothing_of_who_it_was(town, tmp_path):
    load(tmp_path, HEAD + LINES)
    assert all(not one.name and not one.contact and one.person_id is None for one in Reporter.objects.all())
    facts = " ".join(str(entry.facts) for entry in Entry.objects.filter(kind=loading.KIND))
    keys = " ".join(Key.objects.values_list("key", flat=True))
    assert "r1" not in facts.split() and "188006" not in keys


def test_the_same_again_adds_nothing_from_whichever_file(town, tmp_path):
    load(tmp_path, HEAD + LINES)
    out, _err = load(tmp_path, HEAD + LINES + "188008,r3,新,2019/3/1,新的一件。,0,0\n", name="later.csv")
    assert out.startswith("1 needs taken over, 2 were there already")
    assert Need.objects.count() == 3


def test_a_number_counts_once_in_one_file(town, tmp_path):
    out, _err = load(tmp_path, HEAD + LINES + "188006,r9,又一次,2019/3/1,换了说法。,0,0\n")
    assert out.startswith("2 needs taken over, 1 were there already")
    assert not Need.objects.filter(text__contains="换了说法").exists()


def test_the_same_words_by_the_same_person_are_listed_as_a_repeat(town, tmp_path):
    more = "188009,r2,停水了,2019/8/19 9:00:00,昨天起停水。,0,0\n188010,r7,停水,2019/8/19 9:00:00,昨天起停水。,0,0\n"
    out, err = load(tmp_path, HEAD + LINES + more)
    assert out.startswith("3 needs taken over, 0 were there already, 1 repeats and 0 refused")
    assert "line 5" in err  # the text of the second line runs over two lines of the file
    assert Need.objects.filter(text="昨天起停水。").count() == 2  # two persons are two needs


def test_bad_lines_are_told_and_the_good_ones_go_in(town, tmp_path):
    bad = "1,r1,无字,2019/3/1,,0,0\n2,r1,乱日子,第二天,有话。,0,0\n3,r1,将来,2999/1/1,有话啊。,0,0\n\n"
    out, err = load(tmp_path, HEAD + bad + LINES)
    assert out.startswith("2 needs taken over, 0 were there already, 0 repeats and 3 refused")
    assert [line.split(":")[0].strip() for line in err.strip().splitlines()] == ["line 2", "line 3", "line 4"]


def test_it_goes_on_where_it_was_stopped(town, tmp_path, monkeypatch):
    rows = "".join(f"{n},r{n},题{n},2019/3/1,第{n}件事。,0,0\n" for n in range(25))
    monkeypatch.setattr(command, "CHUNK", 10)
    taken, true = [], command.take_over

    def stops(actor, chunk):
        if len(taken) == 2:
            raise KeyboardInterrupt
        taken.append(chunk)
        return true(actor, chunk)

    monkeypatch.setattr(command, "take_over", stops)
    with pytest.raises(KeyboardInterrupt):
        load(tmp_path, HEAD + rows)
    assert Need.objects.count() == 20
    monkeypatch.setattr(command, "take_over", true)
    out, _err = load(tmp_path, HEAD + rows)
    assert out.startswith("5 needs taken over, 20 were there already")
    assert Need.objects.count() == Entry.objects.filter(kind=loading.KIND).count() == 25
    assert Reporter.objects.count() == NeedWords.objects.count() == 25


def test_a_chunk_goes_in_whole_or_not_at_all(town, tmp_path, monkeypatch):
    def fails(*_given):
        raise RuntimeError("the journal is full")

    monkeypatch.setattr("linli.kernel.journal.record.write_many", fails)
    with pytest.raises(RuntimeError):
        load(tmp_path, HEAD + LINES)
    assert (Need.objects.count(), Key.objects.filter(kind=loading.KIND).count()) == (0, 0)


def test_totals_and_seals_hold_after_a_load(town, tmp_path, monkeypatch):
    load(tmp_path, HEAD + LINES)
    monkeypatch.setattr(tally, "take", lambda name: ("0", str(2**62)))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_watermark (name, xid) VALUES ('tally', '0') ON CONFLICT DO NOTHING"
        )
    assert tally.recount() == []
    assert all(faults == [] for _seal, faults in seals.verify())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_it_reads_what_spreadsheets_write(town, tmp_path, encoding):
    out, _err = load(tmp_path, gzip.compress((HEAD + LINES).encode(encoding)), name="needs.csv.gz")
    assert out.startswith("2 needs")


def test_it_reads_a_workbook(town, tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "needs.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["工单编号", "标题", "主要内容", "工单类型"])
    sheet.write_row(1, 0, [188006, "路灯", "路灯不亮。", "投诉"])
    book.close()
    out, _err = load(
        tmp_path, (tmp_path / "needs.xlsx").read_bytes(), name="again.xlsx", columns="hotline_12345"
    )
    need = Need.objects.get()
    assert out.startswith("1 needs") and (need.kind, need.text) == ("complaint", "路灯不亮。")


def test_it_puts_them_where_it_is_told(town, tmp_path):
    load(tmp_path, HEAD + LINES, street="", area="110101001002")
    assert set(Need.objects.values_list("area", flat=True)) == {"110101001002"}
    load(tmp_path, HEAD + "9,r,题,2019/3/1,在这里。,0,0\n", street="", body=town.place.community.pk)
    assert Need.objects.get(text="在这里。").area == town.place.community.area_code


def test_it_spreads_them_over_a_street_in_the_same_way_each_time(town, tmp_path):
    place = command.place_of({"street": "110101001", "body": None, "area": ""})
    told = [place("", f"stream|{n}") for n in range(40)]
    assert set(told) == {"110101001001", "110101001002"}
    assert told == [place("", f"stream|{n}") for n in range(40)]
    assert place("110101001002", "x") == "110101001002"


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("", {}),
        ("a,b\n1,2\n", {}),
        (HEAD + LINES, {"columns": "unheard"}),
        (HEAD + LINES, {"street": "999999999"}),
        (HEAD + LINES, {"street": "", "area": "9"}),
        (HEAD + LINES, {"street": "", "body": 10**9}),
        (b"text\n\xff\xff\xff\xff\n", {}),
        (b"PK\x03\x04 not a workbook", {}),
    ],
)
def test_it_refuses_a_file_that_it_cannot_read(town, tmp_path, text, options):
    with pytest.raises(CommandError):
        load(tmp_path, text, **options)
    assert Need.objects.count() == 0


def test_without_a_place_they_go_to_the_one_street_whose_desk_is_staffed(town, tmp_path):
    load(tmp_path, HEAD + LINES, street="")
    below = {town.place.community.area_code, town.place.other.area_code}
    assert set(Need.objects.values_list("area", flat=True)) <= below and Need.objects.count() == 2


@pytest.fixture
def no_desk(town):
    for post in Post.objects.filter(body=town.place.street):
        vacate_post(CLOCK, post)


def run(tmp_path, text, capsys):
    """The command as at a terminal: what it says, and whether it failed."""
    file = tmp_path / "needs.csv"
    file.write_text(text)
    try:
        call_command("load", "needs", str(file), workers=1)
    except CommandError as error:
        return (*capsys.readouterr(), str(error))
    return (*capsys.readouterr(), "")


def test_without_a_place_or_a_staffed_desk_it_says_once_what_to_add(town, no_desk, tmp_path, capsys):
    out, err, failed = run(tmp_path, HEAD + LINES, capsys)
    assert failed == "Nothing was taken over."
    assert "2 refused" in out and err.count("line ") == 2 and err.count("--street CODE") == 1
    assert Need.objects.count() == 0 and [one.name for one in tmp_path.iterdir()] == ["needs.csv"]


def test_many_lines_left_out_stand_in_a_file_of_the_data_folder(town, no_desk, tmp_path, capsys, settings):
    settings.DATA = tmp_path / "data"
    given = tmp_path / "given"
    given.mkdir()
    rows = "".join(f"{n},r{n},题{n},2019/3/1,第{n}件事。,0,0\n" for n in range(25))
    with travel(now().replace(year=2026, month=11, day=3, hour=1, minute=2, second=3)):
        _out, err, failed = run(given, HEAD + rows, capsys)
    kept = tmp_path / "data" / "loads" / "needs.csv.2026-11-03-090203.left-out.txt"
    assert failed and err.count("  line ") == 10 and f"15 more lines; all 25 stand in {kept}" in err
    lines = kept.read_text().splitlines()
    assert len(lines) == 25 and lines[0].startswith("line 2:") and lines[-1].startswith("line 26:")
    assert [one.name for one in given.iterdir()] == ["needs.csv"], "nothing is written beside the input"
    assert kept.parent.stat().st_mode & 0o077 == 0


def test_a_row_that_says_where_it_belongs_needs_no_desk(town, no_desk, tmp_path, capsys):
    told = "number,text,area\n1,路灯坏了。,110101001001\n2,停水了。,\n"
    out, err, failed = run(tmp_path, told, capsys)
    assert failed == "" and out.startswith("1 needs taken over") and "--street CODE" in err


def test_it_is_no_failure_when_all_was_there_already(town, tmp_path):
    load(tmp_path, HEAD + LINES)
    out, _err = load(tmp_path, HEAD + LINES)
    assert out.startswith("0 needs taken over, 2 were there")


def test_it_takes_over_a_text_with_quotes_and_backslashes(town, tmp_path):
    odd = 'a\\b \'c\' ""d"" \t é 中文\\N'
    load(tmp_path, HEAD + f'5,r,题\\,2019/3/1,"{odd}",0,0\n')
    need = Need.objects.get()
    assert (need.title, need.text) == ("题\\", odd.replace('""', '"'))
    stored = need.words.search
    assert all(f"'{part}'" in stored for part in bigrams(f"{need.title} {need.text}"))


def test_a_few_chunks_wait_at_most(town):
    read = []

    def chunks():
        for n in range(3):
            read.append(n)
            yield [Bad(n, "")], []

    assert [bad[0].line for bad, _taken in command.in_turn(chunks(), 1)] == read == [0, 1, 2]
