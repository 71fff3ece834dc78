"""The twelve forms, and for each what must be filled with which text; every other blank must be asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from linli.kernel.clock import local
from linli.organisations.models import Body
from linli.records.tests.forms.drawing import document, saved, sheet, workbook
from linli.records.tests.forms.town import Past, Place, orders_of

OCTOBER, NOVEMBER, YEAR = date(2026, 10, 1), date(2026, 11, 1), date(2026, 1, 1)
Truth = dict[tuple[int, str], str]  # sheet, cell → text; a document's lines are called line 1 above, …


@dataclass(frozen=True)
class Form:
    name: str
    data: bytes
    body: Body
    truth: Truth
    added: tuple[int, int] = (0, 0)  # below which row of the first sheet how many rows are added


def meetings(place: Place) -> Form:
    """三会一课: a list of what is not kept here, so that only its lines are known."""
    book = workbook()
    sheet(book, "三会一课", {
        "A1": "2026年10月“三会一课”开展情况登记表", "A2": "填报单位（盖章）：　　　　　　　",
        "H2": "填报时间：    年  月  日",
        "A3": ["序号", "党支部名称", "会议类型", "会议名称", "时间", None, "参会情况（人）", None, "主要内容",
        "备注"],
        "E4": ["计划时间", "实际时间", "应到人数", "实到人数"],
        "A13": "填表人：", "D13": "审核人：", "H13": "联系电话：",
        "A14": "注：会议类型请填支部党员大会、支部委员会、党小组会、党课。",
    }, ["A1:J1", "A2:D2", "H2:J2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "I3:I4", "J3:J4",
        "A14:J14"], "A3:J12")  # fmt: skip
    truth = {(0, "A2"): f"填报单位（盖章）：{place.branch.name}", (0, "H2"): "填报时间：2026年11月5日"}
    return Form("三会一课登记表", saved(book), place.branch, truth)


def hardship(place: Place) -> Form:
    """困难群众: counts only, in one row, none of them kept here."""
    book = workbook()
    sheet(book, "Sheet1", {
        "A1": "困难群众基本情况统计表", "A2": "填报单位：", "H2": "单位：户、人",
        "A3": ["所属街道", "社区名称", "低保家庭", None, "低收入家庭", None, "特困人员", "重度残疾人", "合计"],
        "C4": ["户数", "人数", "户数", "人数"], "I5": "=D5+F5+G5+H5", "A7": "负责人：", "E7": "填表人：",
    }, ["A1:I1", "A2:D2", "H2:I2", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4", "H3:H4", "I3:I4"],
        "A3:I5")  # fmt: skip
    truth = {(0, "A2"): f"填报单位：{place.first.name}", (0, "A5"): "东华门街道", (0, "B5"): "多福巷社区"}
    return Form("困难群众统计表", saved(book), place.first, truth)


def orders(place: Place) -> Form:
    """12345 工单: more rows than blanks, so that rows are added above a total and the signatures."""
    book = workbook()
    sheet(book, "工单", {
        "A1": "12345工单台账", "A2": "（2026年10月）",
        "A3": ["序号", "工单编号", "诉求信息", None, "时间", None, "工单状态", "是否满意", "备注"],
        "C4": ["工单类型", "问题分类", "受理时间", "办结时间"], "A7": "合计", "I7": "=COUNTA(B5:B6)",
        "A8": "填表人：", "E8": "审核人：",
    }, ["A1:I1", "A2:I2", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4", "H3:H4", "I3:I4", "A7:B7"], "A3:I7",
        {"E5:E6": "yyyy/m/d", "F5:F6": "@"})  # fmt: skip
    truth: Truth = {}
    for at, need in enumerate(orders_of(place, OCTOBER, NOVEMBER)):
        row = 5 + at
        truth |= {(0, f"A{row}"): str(at + 1), (0, f"B{row}"): need.number, (0,
            f"C{row}"): str(need.get_kind_display()),
                  (0, f"D{row}"): need.category.name, (0, f"E{row}"): f"{local(need.raised_at):%Y-%m-%d}",
                  (0, f"F{row}"): f"{local(need.replied_at):%Y-%m-%d}", (0,
                      f"G{row}"): str(need.get_state_display())}  # fmt: skip
    return Form("12345工单台账", saved(book), place.first, truth, (6, 2))


def party(place: Place) -> Form:
    """党组织基本信息: of a branch; its people are not kept here."""
    book = workbook()
    sheet(book, "基本信息", {
        "A1": "党组织基本信息表", "A2": "填报单位：", "E2": "填表日期：",
        "A3": ["党组织名称", None, None, "党组织成立时间", None, None], "A4": ["所属街道（乡镇）", None, None,
        "所属社区（村）", None, None],
        "A5": ["班子成员", "书记姓名", None, "联系电话", None, None], "B6": ["副书记姓名", None, "联系电话", None,
        None],
        "A7": ["党员总数（人）", None, None, "其中：预备党员", None, None], "A8": ["统一社会信用代码", None, None,
        "应换届时间", None, None],
        "A9": ["主要做法", None, None, None, None, None], "A10": "单位负责人（签字）：", "D10": "填表人：",
    }, ["A1:F1", "B3:C3", "E3:F3", "B4:C4", "E4:F4", "A5:A6", "E5:F5", "E6:F6", "B7:C7", "E7:F7", "B8:C8",
        "E8:F8", "B9:F9"],
        "A3:F9", {"E3": 'yyyy"年"m"月"d"日"'})  # fmt: skip
    truth = {(0, "A2"): f"填报单位：{place.branch.name}", (0, "E2"): "填表日期：2026年11月5日", (0,
        "B3"): place.branch.name,
             (0, "E3"): "2020-01-01", (0, "B4"): "东华门街道", (0, "E4"): "多福巷社区"}  # fmt: skip
    return Form("党组织基本信息表", saved(book), place.branch, truth)


def party_day(place: Place) -> Form:
    """主题党日: one occasion on one page."""
    book = workbook()
    sheet(book, "记录", {
        "A1": "主题党日活动记录表", "A2": ["支部名称", None, "活动时间", None], "A3": ["活动地点", None, "主持人",
        None],
        "A4": ["应到人数", None, "实到人数", None], "A5": ["联系人", None, "联系电话", None], "A6": ["活动主题",
        None, None, None],
        "A7": "主要内容及特色", "A8": None, "A9": ["备注", None, None, None],
    }, ["A1:D1", "B6:D6", "A7:D7", "A8:D8", "B9:D9"], "A2:D9")  # fmt: skip
    return Form("主题党日记录表", saved(book), place.branch, {(0, "B2"): place.branch.name})


def community(place: Place) -> Form:
    """社区基本情况: numbered labels, units, groups at the left, a telephone beside a name."""
    book = workbook()
    sheet(book, "附件1", {
        "A1": "附件1：社区基本情况统计表", "A2": "填报单位（公章）：", "E2": "填报日期：  年  月  日",
        "A3": ["一、基本情况", None, None, None, None, None], "A4": ["1.社区名称", None, "2.所属街道", None,
        "3.统计用区划代码", None],
        "A5": ["4.成立时间", None, "5.办公地址", None, "6.办公电话", None],
        "A6": ["7.占地面积（平方公里）", None, "8.总户数（户）", None, "9.常住人口（人）", None],
        "A7": ["二、班子情况", None, None, None, None, None], "A8": ["社区书记姓名", None, "联系电话", None,
        "居委会主任姓名", None],
        "A9": ["岗位总数（个）", None, "在岗数（个）", None, "空缺岗位数（个）", None],
        "A10": ["任期届满时间", None, "社区工作者人数（人）", None, "其中：党员人数（人）", None],
        "A11": "填表人：", "D11": "联系电话：",
    }, ["A1:F1", "A2:C2", "E2:F2", "A3:F3", "A7:F7"], "A3:F10", {"B5": "@", "B10": "yyyy-mm-dd"})  # fmt: skip
    truth = {
        (0, "A2"): f"填报单位（公章）：{place.first.name}", (0, "E2"): "填报日期：2026年11月5日", (0,
            "B4"): "多福巷社区",
        (0, "D4"): "东华门街道", (0, "F4"): "110101001001", (0, "B5"): "2020-01-01", (0, "D5"): "多福巷32号",
        (0, "F5"): "010-65250001", (0, "B8"): "王桂兰", (0, "B9"): "4", (0, "D9"): "3", (0, "F9"): "1", (0,
            "B10"): "2027-03-01",
    }  # fmt: skip
    return Form("社区基本情况统计表", saved(book), place.first, truth)


def month(place: Place) -> Form:
    """月报: indicators in rows, each with its unit; this month, this year, a year ago."""
    book = workbook()
    sheet(book, "月报", {
        "A1": "接诉即办工作月报表", "A2": "统计期间：2026年10月", "A3": "填报单位：",
        "A4": ["序号", "指标名称", "计量单位", "本月", "本年累计", "上年同期", "同比增减（%）"], "A5": ["甲",
        "乙", "丙", 1, 2, 3, 4],
        "A6": [1, "群众诉求受理总量", "件"], "A7": [2, "办结件数", "件"], "A8": [3, "按时办结率", "%"], "A9": [4,
        "有效回访量", "件"],
        "A10": [5, "解决率", "%"], "A11": [6, "群众满意率", "%"], "A12": [7, "志愿服务参与人次", "人次"],
        "A13": [8, "未办结件数", "件"],
        "A14": "注：受理总量含市、区转派件。",
    }, ["A1:G1", "A2:G2", "A3:D3", "A14:G14"], "A4:G13", {"D8:F8": "0.00%"})  # fmt: skip
    truth: Truth = {(0, "A3"): f"填报单位：{place.first.name}"}
    spans = (("D", OCTOBER, NOVEMBER), ("E", YEAR, NOVEMBER))  # a year ago no journal was kept: that is asked
    for column, first, until in spans:
        past = Past.of("first", first, until)
        figures = {6: str(past.received()), 7: str(past.answered), 9: str(past.rated())}
        if past.answered:
            figures |= {8: "100%", 10: past.share(past.solved, past.rated()), 11: past.satisfaction}
        truth |= {(0, f"{column}{row}"): text for row, text in figures.items()}
    return Form("接诉即办月报", saved(book), place.first, truth)


def quarters(place: Place) -> Form:
    """季度统计: kinds at the left, quarters above; a formula below, a total beside that is no formula."""
    book = workbook()
    kinds = {
        "咨询": "consult",
        "求助": "help",
        "投诉": "complaint",
        "举报": "report",
        "建议": "suggestion",
        "表扬": "praise",
    }
    rows = {f"A{5 + at}": name for at, name in enumerate(kinds)}
    sheet(book, "分类", {
        "A1": "群众诉求受理件数分类统计表（2026年1-9月）", "E2": "单位：件", "A3": ["诉求类型", "受理件数", None,
        None, "合计"],
        "B4": ["第一季度", "第二季度", "第三季度"], **rows, "A11": ["合计", "=SUM(B5:B10)", "=SUM(C5:C10)",
        "=SUM(D5:D10)"],
    }, ["A1:E1", "A3:A4", "B3:D3", "E3:E4"], "A3:E11")  # fmt: skip
    truth: Truth = {}
    spans = {"B": (YEAR, date(2026, 4, 1)), "C": (date(2026, 4, 1), date(2026, 7, 1)), "D": (date(2026, 7, 1),
        date(2026, 10, 1)),
             "E": (YEAR, date(2026, 10, 1))}  # fmt: skip
    for at, kind in enumerate(kinds.values()):
        for column, (first, until) in spans.items():
            truth[0, f"{column}{5 + at}"] = str(Past.of("", first, until).received(kind))
    truth[0, "E11"] = str(Past.of("", YEAR, date(2026, 10, 1)).received())
    return Form("分类季度统计表", saved(book), place.street, truth)


def summary(place: Place) -> Form:
    """街道汇总: one row for each community, one of them not ours; shares in cells of percent."""
    book = workbook()
    sheet(book, "汇总", {
        "A1": "街道12345诉求办理情况汇总表", "A2": "填报单位：", "G2": "时间：2026年1月—10月",
        "A3": ["序号", "社区", "诉求办理", None, None, "回访评价", None, None, "矛盾纠纷调解数", "备注"],
        "C4": ["受理件数", "办结件数", "按时办结率(%)", "有效回访数", "已解决数", "满意率"],
        "A5": [1, "多福巷社区"], "A6": [2, "银闸社区"], "A7": [3, "韶九社区"],
        "A8": ["合计", None, "=SUM(C5:C7)", None, None, "=SUM(F5:F7)", "=SUM(G5:G7)"], "A9": "审核人：",
        "F9": "填表人：",
    }, ["A1:J1", "A2:D2", "G2:J2", "A3:A4", "B3:B4", "C3:E3", "F3:H3", "I3:I4", "J3:J4", "A8:B8"], "A3:J8",
        {"H5:H8": "0.00%"})  # fmt: skip
    truth: Truth = {(0, "A2"): f"填报单位：{place.street.name}"}
    for row, name in ((5, "first"), (6, "second")):
        past = Past.of(name, YEAR, NOVEMBER)
        truth |= {(0, f"C{row}"): str(past.received()), (0, f"D{row}"): str(past.answered), (0, f"E{row}"): "100",
                  (0, f"F{row}"): str(past.rated()), (0, f"G{row}"): str(past.solved), (0,
                      f"H{row}"): f"{past.satisfaction}%"}  # fmt: skip
    return Form("街道汇总表", saved(book), place.street, truth)


def paper(place: Place) -> Form:
    """A document: lines above, labels merged downwards, a wide blank below its label."""
    data = document(
        ["关于报送社区基本信息的通知附件", "社区居民委员会基本情况表",
            "填报单位：                    填报时间：      年   月   日"],
        [["社区居委会名称", None, None, "所属街道", None], ["办公地址", None, None, "办公电话", None],
         ["任期", "上次换届时间", None, "届满时间", None], ["班子", "书记", None, "联系电话", None], [None,
             "主任", None, "联系电话", None],
         ["办公时间", None, None, "服务居民户数（户）", None], ["主要工作情况", None, None, None, None], [None,
             None, None, None, None]],
        [(0, 1, 0, 2), (1, 1, 1, 2), (3, 0, 4, 0), (5, 1, 5, 2), (6, 0, 6, 4), (7, 0, 7, 4)],
        ["审核人：            填表人：            联系电话："],
    )  # fmt: skip
    truth = {
        (0, "line 1 above"): f"填报单位：{place.first.name}  填报时间：2026年11月5日", (0,
            "B1"): place.first.name, (0, "E1"): "东华门街道",
        (0, "B2"): "多福巷32号", (0, "E2"): "010-65250001", (0, "C3"): "2022-03-01", (0, "E3"): "2027-03-01", (0,
            "C4"): "王桂兰",
        (0, "B6"): "周一至周五 9:00-17:30",
    }  # fmt: skip
    return Form("居委会基本情况表.docx", data, place.first, truth)


def text(place: Place) -> Form:
    """A CSV of an older program: GB 18030 with rare characters, a line of title, one line for each body."""
    lines = [
        "社区通讯录（𠮷祥㐂苑片区）,,,,,",
        "社区名称,居委会全称（居委会名称）,办公电话,办公地址,书记姓名,常住人口(人)",
        ",,,,,",
        "",
    ]
    data = "\r\n".join(lines).encode("gb18030")
    truth = {(0, "A3"): "多福巷社区", (0, "C3"): "010-65250001", (0, "D3"): "多福巷32号", (0, "E3"): "王桂兰"}
    return Form("通讯录.csv", data, place.first, truth)


def two_sheets(place: Place) -> Form:
    """Two sheets off the corner, footnotes, a sheet of explanations and a hidden one; one row, one form."""
    book = workbook()
    sheet(book, "表一", {
        "C2": "表一 群众诉求办理情况（截至2026年10月31日）", "H3": "计量单位：件",
        "C4": ["填报单位", "受理量①", "转派量", "办结量②", "解决率③（%）", "挂账件数"],
        "C6": "①受理量指本辖区内受理的全部诉求。", "C7": "②含解释类。",
    }, ["C2:H2", "C6:H6", "C7:H7"], "C4:H5")  # fmt: skip
    sheet(book, "表二", {
        "B3": "表二 单位基本信息", "B5": ["单位名称", None, "下辖社区数（个）", None], "B6": ["单位地址", None,
        "值班电话", None],
        "B7": ["主要负责人", None, "联系方式", None], "B8": ["编制数", None, "实有人数", None],
    }, ["B3:E3"], "B5:E8")  # fmt: skip
    notes = sheet(
        book,
        "填报说明",
        {
            "A1": "填报说明",
            "A2": "1.本表由各街道填报，一式两份。",
            "A3": "2.数据须与平台一致，不得漏报瞒报。",
        },
    )
    notes.column_dimensions["A"].width = 60
    sheet(book, "字典", {"A1": ["社区名称", "受理件数"], "A2": ["示例", None]}).sheet_state = "hidden"
    past = Past.of("", YEAR, NOVEMBER)
    truth = {
        (0, "C5"): place.street.name, (0, "D5"): str(past.received()), (0, "E5"): str(len(past.rows) - 1),
        (0, "F5"): str(past.answered), (0, "G5"): past.share(past.solved, past.rated()), (0, "H5"): "0",
        (1, "C5"): place.street.name, (1, "E5"): "2", (1, "C6"): "东皇城根南街8号", (1, "E6"): "010-65250000",
    }  # fmt: skip
    return Form("两张表与脚注", saved(book), place.street, truth)


TWELVE: tuple[Callable[[Place], Form], ...] = (
    meetings, hardship, orders, party, party_day, community, month, quarters, summary, paper, text, two_sheets,
)  # fmt: skip
