"""A table arrives, is filled and printed: on a phone, at a desk, with a pointer; and without any script."""

import pytest

from linli.records import testing
from linli.records.models import Filling
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import fits, press

KNOWN = [("社区名称", ""), ("所属街道", "")]


def chosen(data):
    return {"name": "统计表.xlsx", "mimeType": testing.XLSX, "buffer": data}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_four_clicks_from_arrival_to_print(window, street, size):
    page = window(street.town.ann, size=size)
    page.goto("/desk/tables/")
    fits(page, size)
    with page.expect_file_chooser() as asked:
        page.locator("#table-file").click()  # 1: choose the table; it is read at once
    asked.value.set_files(chosen(testing.a_form(testing.TABLE, KNOWN)))
    page.wait_for_url("**/desk/tables/*/")
    fits(page, size)
    press(page, "form.confirm button.primary")  # 2: all right
    fits(page, size)
    page.locator("a[href$='/print/']").first.click()  # 3: print
    page.wait_for_url("**/print/")
    fits(page, size)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.locator("[data-print]").click()  # 4: on paper
    assert page.title() == "printed"
    assert "多福巷社区" in page.locator(".sheet").inner_text()
    assert Filling.objects.get().state == "filled"


def test_a_table_is_dropped_on_its_box(window, street):
    page = window(street.town.ann)
    page.goto("/desk/tables/")
    page.evaluate(
        """(bytes) => {
            const file = new File([new Uint8Array(bytes)], "来表.xlsx");
            const data = new DataTransfer();
            data.items.add(file);
            document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: data }));
        }""",
        list(testing.a_form(testing.TABLE, KNOWN)),
    )
    page.wait_for_url("**/desk/tables/*/")
    assert "多福巷社区" in page.locator("main").inner_text()


def test_without_any_script_the_missing_cells_are_asked_and_the_file_comes_back(window, street):
    page = window(street.town.ann, size=PHONE, java_script_enabled=False)
    page.goto("/desk/tables/")
    page.locator("#table-file").set_input_files(
        chosen(testing.a_form(testing.TABLE, [*KNOWN, *testing.ASKED]))
    )
    page.locator(".drop button").click()
    page.locator("form.confirm button.primary").click()
    for field in page.locator(".asked-cell input[type=text]").all():
        field.fill("8")
    page.locator("form.form button.primary").click()
    with page.expect_download() as came:
        page.locator("a[download]").first.click()
    cells = testing.cells_of(came.value.path().read_bytes())
    assert (cells["A1"], cells["B2"], cells["B4"]) == (testing.TABLE, "多福巷社区", 8)
