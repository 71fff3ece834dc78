"""How a grid is read: what is a head, what is a blank, what is left to people, what is not understood."""

from linli.records.rules import Book, Cell, Shape, Sheet, Spot, layouts


def grid(
    *rows: str, merges: dict[tuple[int, int], tuple[int, int]] | None = None, kind: str = "xlsx", **more
) -> Book:
    """Rows with | between cells; all framed unless said otherwise. ``~`` is no cell at all."""
    cells, framed = {}, set()
    for r, row in enumerate(rows):
        for c, text in enumerate(row.split("|")):
            if text.strip() == "~":
                continue
            framed.add((r, c))
            if text.strip():
                cells[r, c] = Cell(text.strip(), is_formula=text.strip().startswith("="))
    for at, (down, right) in (merges or {}).items():
        cells[at] = Cell(cells[at].text if at in cells else "", down, right)
    width = max(row.count("|") + 1 for row in rows)
    more.setdefault("framed", frozenset(framed))
    return Book(kind, (Sheet("表", cells, len(rows), width, **more),))


def names(layout) -> list[str]:
    return [ask.name for ask in layout.asks]


def test_heads_of_two_rows_lead_to_a_list():
    book = grid(
        "登记表|~|~|~", "序号|活动|人数|", "||应到|实到", "1|||", "2|||",
        merges={(0, 0): (1, 4), (1, 0): (2, 1), (1, 1): (2, 1), (1, 2): (1, 2)},
    )  # fmt: skip
    [one] = layouts(book)
    assert one.shape == Shape.LIST and one.title == "登记表" and one.index == 0
    assert names(one) == ["活动", "人数 / 应到", "人数 / 实到"]
    assert one.asks[1].spots == (Spot(0, 3, 2), Spot(0, 4, 2))


def test_organisations_at_the_left_are_told_from_measures():
    bodies = layouts(grid("社区|受理|办结", "甲社区||", "乙社区||", "合计|=SUM(B2:B3)|"))[0]
    assert bodies.shape == Shape.BODIES
    assert bodies.names[Spot(0, 1, 1)] == "甲社区" and bodies.totals == (Spot(0, 3, 2),)
    measures = layouts(grid("项目|一季度|二季度", "咨询||", "投诉||"))[0]
    assert measures.shape == Shape.CROSS
    assert names(measures) == ["咨询 / 一季度", "咨询 / 二季度", "投诉 / 一季度", "投诉 / 二季度"]


def test_short_names_are_organisations_when_the_house_knows_them():
    book = grid("名称|受理", "多福巷|", "银闸|")
    assert layouts(book)[0].shape == Shape.CROSS
    assert layouts(book, lambda name: name in ("多福巷", "银闸"))[0].shape == Shape.BODIES


def test_a_form_pairs_labels_with_the_blank_beside_them():
    book = grid(
        "单位名称||电话|", "班子|书记||", "|主任||", "做法|||", merges={(1, 0): (2, 1), (3, 1): (1, 3)}
    )
    [one] = layouts(book)
    assert one.shape == Shape.FORM
    assert names(one) == ["单位名称", "电话", "班子 / 书记", "班子 / 主任", "做法"]


def test_the_telephone_beside_a_person_is_that_persons():
    assert names(layouts(grid("负责人||联系电话|"))[0]) == ["负责人", "负责人 / 联系电话"]


def test_lines_around_say_unit_who_fills_and_when_and_leave_the_rest_to_people():
    book = grid(
        "统计表（2026年第三季度）|~|~",
        "填报单位（盖章）：____|~|单位：万元", "项目|本季|累计", "支出||", "审核人：|~|填表人：",
        "注：含往年结转。|~|~", framed=frozenset((r, c) for r in (2, 3) for c in range(3)),
    )  # fmt: skip
    lined, cross = layouts(book)
    assert names(lined) == ["填报单位"] and lined.asks[0].within == (9, 13)
    assert lined.left == ("审核人", "填表人") and lined.notes == ("注：含往年结转。",)
    assert cross.period == "2026年第三季度" and {ask.unit for ask in cross.asks} == {"万元"}


def test_the_unit_of_a_row_goes_before_that_of_the_table():
    one = layouts(grid("指标|计量单位|数值", "受理数|件|", "满意率|%|"))[0]
    assert [(ask.row_heads, ask.unit) for ask in one.asks] == [(("受理数",), "件"), (("满意率",), "%")]


def test_numbers_of_columns_examples_formulas_and_remarks_are_not_asked():
    book = grid("姓名|人数|小计|备注", "甲|1|2|3", "例：张三|5|5|", "||=B4|", "||=B5|")
    one = layouts(book)[0]
    assert names(one) == ["姓名", "人数"]
    assert one.asks[0].spots == (Spot(0, 3, 0), Spot(0, 4, 0))


def test_hidden_rows_and_hidden_sheets_ask_nothing():
    book = grid("名称|数量", "暗|", "|", hidden_rows=frozenset({1}))
    assert layouts(book)[0].asks[0].spots == (Spot(0, 2, 0),)
    assert layouts(grid("名称|数量", "|", is_hidden=True)) == []


def test_a_list_without_frames_or_blanks_goes_on_below():
    open_list = layouts(grid("名称|数量", framed=frozenset()))[0]
    assert open_list.open_row == 1 and names(open_list) == ["名称", "数量"]
    drawn = layouts(grid("名称|数量", "|", "填表人：|~"))[-1]
    assert drawn.open_row == -1


def test_sections_lead_their_questions():
    book = grid("一、基本情况|||", "名称|||", "二、班子|||", "书记|||",
                merges={(0, 0): (1, 4), (2, 0): (1, 4), (1, 1): (1, 3), (3, 1): (1, 3)})  # fmt: skip
    assert [ask.heads for one in layouts(book) for ask in one.asks] == [("名称",), ("二、班子", "书记")]


def test_a_grid_that_is_not_understood_says_so():
    [one] = layouts(grid("|||", "|||x"))
    assert not one.asks and one.unread
