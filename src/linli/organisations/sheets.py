"""Tables that people hand in: CSV in UTF-8 or GB 18030, or an Excel workbook, read as rows of named text."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.files.table import rows_of, table_of
from linli.kernel.refusals import Refused

MOST_ROWS = 20_000
# What a column may be called.
HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("编号", "序号"),
    "name": ("名称", "组织名称"),
    "kind": ("类型", "组织形式"),
    "parent": ("上级", "上级组织", "隶属"),
    "area_code": ("区划代码", "行政区划代码"),
    "uscc": ("统一社会信用代码",),
    "founded_on": ("成立日期",),
    "desk_address": ("地址", "办公地址"),
    "desk_phone": ("电话", "办公电话"),
    "desk_mail": ("邮箱", "电子邮箱"),
    "desk_hours": ("办公时间",),
    "body": ("组织", "所属组织"),
    "role": ("角色",),
    "title": ("职务", "岗位"),
    "term": ("任期", "任期年数"),
    "person": ("人员编号",),
}
_NAMES = {word: name for name, words in HEADINGS.items() for word in (name, *words)}
Row = dict[str, str]


def read(content: bytes) -> list[tuple[int, Row]]:
    """The rows of a table, each with its line number in the file; empty rows are left out."""
    columns, rows = rows_of(table_of(content), _NAMES, MOST_ROWS)
    if not {"name", "body"} & columns:
        raise Refused(
            _("The first line names neither a column “名称” (organisations) nor “组织” (posts)."),
            field="file",
        )
    return rows
