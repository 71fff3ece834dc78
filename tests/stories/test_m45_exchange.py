"""M45 志愿北京: files of the national format go out and come in; bad lines are told, nothing counts twice."""

from django.core.files.uploadedfile import SimpleUploadedFile

from linli.volunteers.models import Exchange, Outsider

HEAD = "志愿者编号,姓名,性别,出生日期,证件类型,证件号码\n"
GOOD = "1101010000001,林一,女,1990-01-01,居民身份证,110101199001011237\n"
SERVICES = "记录编号,志愿者编号,活动名称,服务日期,服务时长\nR1,1101010000001,敬老,2026-01-10,2.5\n"


def bring(visitor, text):
    visitor.get("/desk/exchange/")
    file = SimpleUploadedFile("x.csv", text.encode(), "text/csv")
    return visitor.send(file=file)


def test_a_file_comes_in_with_bad_lines_and_again_adds_nothing(town, browser):
    sue = browser(town.sue)
    page = bring(sue, HEAD + GOOD + "2,,女,,,\n")
    assert "第3行" in page.text and "缺少姓名" in page.text
    bring(sue, HEAD + GOOD)
    bring(sue, SERVICES)
    assert (Outsider.objects.count(), Exchange.objects.count()) == (1, 3)
    assert "已有1" in sue.get("/desk/exchange/").text


def test_what_came_goes_out_again_for_a_purpose(town, browser):
    sue = browser(town.sue)
    bring(sue, HEAD + GOOD)
    asked = {"sort": "volunteers", "of": "elsewhere", "format": "csv"}
    refused = sue.client.post("/desk/exchange/out/", {**asked, "purpose": ""}, follow=True)
    assert "请选择" in refused.content.decode() or "用途" in refused.content.decode()
    answer = sue.client.post("/desk/exchange/out/", {**asked, "purpose": "audit"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[1].startswith("1101010000001,林一,女,1990-01-01,居民身份证,110101199001011237")


def test_whose_record_it_is_takes_it_with_number_name_and_document(town, browser):
    sue, bob = browser(town.sue), browser(town.bob)
    bring(sue, HEAD + GOOD)
    bring(sue, SERVICES)
    bob.get("/together/").follow("/elsewhere/")
    bob.send(number="1101010000001", name="林一", document="0000", status=422)
    assert "对不上" in bob.text
    bob.send(number="1101010000001", name="林一", document="1237")
    assert "敬老" in bob.text and "2.5" in bob.text
    browser(town.dora).get("/desk/exchange/", status=404)
