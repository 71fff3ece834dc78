"""The ledgers of courses and of who was trained."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.clock import local
from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.training import policy
from linli.training.models import Course, Enrolment
from linli.training.states import CourseState, EnrolmentState, Target


def courses(path: str, first: date, until: date) -> QuerySet[Course]:
    """Courses that began in the period."""
    rows = Course.objects.filter(within(first, until, "begins_at"), body__path__startswith=path)
    return rows.exclude(state=CourseState.DRAFTED).select_related("body")


def results(path: str, first: date, until: date) -> QuerySet[Enrolment]:
    """Everybody of the bodies there who finished a course in the period."""
    rows = Enrolment.objects.filter(body__path__startswith=path, done_on__gte=first, done_on__lt=until)
    return rows.select_related("course", "body", "post", "person")


def _for(course: Any) -> str:
    return "、".join(str(Target(one).label) for one in course.targets)


COURSES = Ledger(
    code="training.courses",
    title=_("Ledger of courses"),
    source=_("Planning, opening and finishing of each course."),
    level="P0",
    permission="",
    rows=courses,
    also=("培训台账", "教育培训台账", "培训班次登记表"),
    choices=(Choice("state", _("State"), "state", lambda: CourseState.choices),),
    columns=(
        Column(
            code="title",
            title=pgettext_lazy("of a course", "Title"),
            value=lambda c: c.title,
            width=28,
            also=("培训名称", "班次名称", "培训主题"),
        ),
        Column(code="body", title=_("Held by"), value=lambda c: c.body.name, width=22, also=("主办单位",)),
        Column(code="targets", title=_("Who it is for"), value=_for, width=18, also=("培训对象",)),
        Column(
            code="begins",
            title=_("Begins"),
            value=lambda c: local(c.begins_at).date(),
            also=("培训时间", "开班时间"),
        ),
        Column(
            code="hours",
            title=_("Class hours"),
            value=lambda c: c.hours,
            total=True,
            field=F("hours"),
            width=8,
            also=("学时", "培训学时"),
        ),
        Column(
            code="seats", title=_("Number of places"), value=lambda c: c.seats, width=8, also=("计划人数",)
        ),
        Column(code="state", title=_("State"), value=in_words("state", CourseState.choices), width=10),
    ),
)

RESULTS = Ledger(
    code="training.results",
    title=_("Ledger of training"),
    source=_("Results of a course, entered by whoever teaches."),
    level="P2",
    permission=policy.STAFF,
    rows=results,
    also=("书记轮训台账", "干部培训台账", "培训人员花名册"),
    choices=(
        Choice("target", _("Who it is for"), "target", lambda: Target.choices),
        Choice("state", _("State"), "state", lambda: EnrolmentState.choices),
    ),
    columns=(
        Column(
            code="body",
            title=_("Name of the organisation"),
            value=lambda e: e.body.name,
            width=24,
            also=("组织名称", "所在单位"),
        ),
        Column(
            code="post",
            title=_("Post"),
            value=lambda e: e.post.title if e.post_id else "",
            width=16,
            also=("职务",),
        ),
        Column(
            code="name", title=_("Name"), value=lambda e: e.person.name if e.person_id else "", also=("姓名",)
        ),
        Column(
            code="course",
            title=pgettext_lazy("of a course", "Title"),
            value=lambda e: e.course.title,
            width=28,
            also=("培训名称", "培训班次"),
        ),
        Column(
            code="target",
            title=_("As whom"),
            value=in_words("target", Target.choices),
            width=16,
            also=("人员类别",),
        ),
        Column(
            code="done_on", title=_("Finished on"), value=lambda e: e.done_on, also=("培训时间", "结业时间")
        ),
        Column(
            code="hours",
            title=_("Class hours"),
            value=lambda e: e.hours,
            total=True,
            field=F("hours"),
            width=8,
            also=("学时",),
        ),
    ),
)
