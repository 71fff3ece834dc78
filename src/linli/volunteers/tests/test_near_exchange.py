"""M45: files to and from the national system, without loss and without counting anything twice."""

import json

import pytest
from django.core.management import call_command

from linli.kernel import files
from linli.kernel.clock import now
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing.together import at_once
from linli.volunteers.acts import neighbours as acts
from linli.volunteers.models import Exchange, Hours, Outsider, OutsideService, Profile
from linli.volunteers.queries import exchange as asking
from linli.volunteers.rules.exchange import hours_of, minutes_of
from linli.volunteers.states.neighbours import Sort
from linli.volunteers.tests import near

HEAD = "志愿者编号,姓名,性别,出生日期,证件类型,证件号码,所在区域代码,联系方式,服务技能,服务类别,注册日期\n"
ANNA = (
    "1101010000001,林一,女,1990-01-01,居民身份证,110101199001011237,110101001001,"
    "010-0000 0002,法律、音乐,助老,2020-05-01\n"
)
SERVICES = (
    "记录编号,志愿者编号,活动名称,服务日期,服务地点,服务对象,服务内容,服务时长(小时),服务质量,活动负责人,记录人,组织单位\n"
    "R1,1101010000001,敬老,2026-01-10,文化站,老人,读报,1.6667,好,甲,乙,示范社区\n"
    "R2,1101010000001,环保,2026-01-11,公园,居民,清扫,2,,甲,乙,示范社区\n"
)


def bring(town, text, who=None):
    return acts.import_exchange(who or town.sue, text.encode(), town.place.street.pk)[0]


def written(sort, town, **how):
    sheet = asking.sheet_of(sort, town.place.street.path, **how)
    return b"".join(files.FORMATS["csv"].pieces(sheet)).decode("utf-8-sig").replace("\r\n", "\n")


def test_import_exchange_takes_good_lines_and_tells_the_bad(town):
    bad = "2,,女,,,,,,,,\n3,王,跨,,,,,,,,\n4,王,男,1990-13-01,,,,,,,\n"
    bad += "5,王,男,,居民身份证,110101199001011238,,,,,\n1101010000001,林一,女,,,,,,,,\n"
    came = bring(town, HEAD + ANNA + bad)
    assert came.new == 1 and [line for line, _why in came.refused] == [3, 4, 5, 6, 7]
    noted = Exchange.objects.get()
    assert [code for _line, code in noted.refused] == ["name", "sex", "day", "document", "twice"]


def test_import_exchange_adds_nothing_again_and_corrects_what_differs(town):
    bring(town, HEAD + ANNA)
    assert (bring(town, HEAD + ANNA).there, Outsider.objects.count()) == (1, 1)
    came = bring(town, HEAD + ANNA.replace("林一", "林依"))
    assert (came.changed, Outsider.objects.get().name) == (1, "林依")
    bring(town, SERVICES)
    again = bring(town, SERVICES)
    assert (again.new, again.there, OutsideService.objects.count()) == (0, 2, 2)
    more = bring(town, SERVICES.replace("清扫,2", "清扫,3"))
    entry = Entry.objects.get(kind="volunteers.outsideservice.corrected")
    assert (more.changed, entry.facts["minutes_before"], entry.facts["minutes"]) == (1, 120, 180)


def test_each_line_has_its_entry(town):
    bring(town, HEAD + ANNA)
    bring(town, HEAD + ANNA.replace("林一", "林依"))
    bring(town, SERVICES)
    kinds = [one.kind for one in Entry.objects.filter(kind__startswith="volunteers.").order_by("id")]
    assert kinds == [
        "volunteers.outsider.imported",
        "volunteers.exchange.imported",
        "volunteers.outsider.corrected",
        "volunteers.exchange.imported",
        "volunteers.outsideservice.imported",
        "volunteers.outsideservice.imported",
        "volunteers.exchange.imported",
    ]
    assert all(one.via == "import" for one in Entry.objects.filter(kind__endswith=".imported"))


def test_a_round_trip_loses_nothing_however_often(town):
    bring(town, HEAD + ANNA)
    bring(town, SERVICES)
    for _n in range(3):
        volunteers = written(Sort.VOLUNTEERS, town, elsewhere=True, purpose="audit")
        services = written(Sort.SERVICES, town, elsewhere=True)
        assert (volunteers, services) == (HEAD + ANNA, SERVICES)
        assert bring(town, volunteers).new == bring(town, services).new == 0


@pytest.mark.parametrize("minutes", [1, 7, 59, 60, 90, 100, 479, 1440])
def test_minutes_survive_as_hours(minutes):
    assert minutes_of(hours_of(minutes)) == minutes


def ours(town, minutes=120, on="2026-01-11", who=None):
    profile, _new = Profile.objects.get_or_create(
        person_id=(who or town.bob).person_id,
        defaults={
            "number": "V1234567", "real_name": "林一", "state": "verified", "verified_at": now(),
            "registered_at": now(), "home": town.place.community,
        },
    )  # fmt: skip
    return profile, Hours.objects.create(
        person_id=profile.person_id, body=town.place.community, title="环保", served_on=on, minutes=minutes,
        proposer=0, posted_at=now(), confirmed_at=now(), state="confirmed",
    )  # fmt: skip


def test_what_is_ours_goes_out_and_comes_back_without_being_anything_new(town):
    profile, _hours = ours(town)
    volunteers, services = (
        written(Sort.VOLUNTEERS, town, elsewhere=False),
        written(Sort.SERVICES, town, elsewhere=False),
    )
    assert profile.number in volunteers and "LL-" in services and "110101199001011237" not in volunteers
    assert bring(town, volunteers).there == 1 and bring(town, services).there == 1
    assert not Outsider.objects.exists() and not OutsideService.objects.exists()
    assert services == written(Sort.SERVICES, town, elsewhere=False)


def test_take_number_is_by_number_name_and_document_and_counts_the_same_service_once(town):
    ours(town)
    bring(town, HEAD + ANNA)
    bring(town, SERVICES)
    one = Outsider.objects.get()
    for name, document in (("林二", "1237"), ("林一", "9999")):
        with pytest.raises(Refused):
            acts.take_number(town.bob, one, name=name, document=document)
    acts.take_number(town.bob, one, name="林一", document="1237")
    assert asking.minutes_elsewhere(town.bob.person_id) == 100, "the two hours stand among ours already"
    with pytest.raises(NotYours):
        acts.take_number(town.cat, Outsider.objects.get(), name="林一", document="1237")


def test_a_service_that_comes_after_is_recognised_too(town):
    ours(town)
    bring(town, HEAD + ANNA)
    acts.take_number(town.bob, Outsider.objects.get(), name="林一", document="1237")
    bring(town, SERVICES)
    assert asking.minutes_elsewhere(town.bob.person_id) == 100


def test_note_export_asks_for_a_purpose_and_the_subject_sees_the_reading(town):
    bring(town, HEAD + ANNA)
    acts.take_number(town.bob, Outsider.objects.get(), name="林一", document="1237")
    with pytest.raises(Refused):
        acts.note_export(town.sue, body=town.place.street.pk, sort="volunteers", elsewhere=True, purpose="")
    acts.note_export(town.sue, body=town.place.street.pk, sort="volunteers", elsewhere=True, purpose="audit")
    read = Entry.objects.get(kind="volunteers.outsider.read")
    assert read.facts["subject"] == town.bob.person_id


def test_import_exchange_refuses_a_stranger_and_lines_of_another_volunteer(town):
    with pytest.raises(NotYours):
        bring(town, HEAD + ANNA, town.bob)
    with pytest.raises(Refused):
        bring(town, "甲,乙\n1,2\n")
    assert len(bring(town, SERVICES).refused) == 2, "the volunteers come first"
    bring(
        town,
        HEAD + ANNA + ANNA.replace("0001,林一", "0002,林二").replace(",居民身份证,110101199001011237", ",,"),
    )
    bring(town, SERVICES)
    other = bring(town, SERVICES.replace("1101010000001", "1101010000002"))
    assert len(other.refused) == 2


def test_no_word_of_a_person_enters_the_journal(town):
    bring(town, HEAD + ANNA)
    bring(town, SERVICES)
    told = json.dumps([one.facts for one in Entry.objects.all()], ensure_ascii=False, default=str)
    assert not any(word in told for word in ("林一", "110101199001011237", "敬老", "010-0000 0002"))


def test_10000_volunteers_with_300_bad_rows(town):
    rows = [HEAD]
    for n in range(10_000):
        bad = n % 33 == 5 and n // 33 < 300
        name = "" if bad else f"志愿者{n}"
        rows.append(f"9{n:09d},{name},男,,,,110101001001,,,助老,2021-01-01\n")
    text = "".join(rows)
    came = bring(town, text)
    assert (came.new, len(came.refused)) == (9700, 300)
    assert Exchange.objects.get().refused_n == 300
    again = bring(town, text)
    assert (again.new, again.there, Outsider.objects.count()) == (0, 9700, 9700)


def test_load_exchange_from_the_command_line(town, tmp_path, capsys):
    file = tmp_path / "volunteers.csv"
    file.write_text(HEAD + ANNA + "x,,,,,,,,,,\n", encoding="utf-8")
    call_command("load", "volunteers", str(file))
    told = capsys.readouterr()
    assert "volunteers: 1 taken over" in told.out and "line 3" in told.err
    assert Outsider.objects.get().body_id == town.place.city.pk
    assert acts.load_exchange(file.read_bytes(), {"body": None}).there == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_file_ten_times_at_one_moment_goes_in_once():
    town = near.a_town()

    assert sum(at_once([lambda: bring(town, HEAD + ANNA).new for _n in range(10)])) == 1
    assert Outsider.objects.count() == 1
