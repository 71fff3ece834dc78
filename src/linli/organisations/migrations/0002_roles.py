"""The first roles. A role names permissions; code asks for permissions and never for roles."""

from django.db import migrations

READ = ["needs.read", "needs.board"]
DESK = ["needs.read", "needs.read_contact", "files.read_restricted", "needs.handle", "needs.raise_for_others"]
ABOVE = ["needs.triage", "needs.judge", "needs.call_back", "needs.publish"]
COUNTER = ["people.counter", "people.verify"]
CORRECT = "people.correct"
MANAGE = ["organisations.manage", "organisations.import", "people.posts", CORRECT]
KERNEL = ["kernel.rulebook", "kernel.calendar", "kernel.webhooks", "kernel.deliveries"]

ROLES = [
    ("hotline_dispatcher", "热线派单员", "Hotline dispatcher", [*DESK, *ABOVE, "people.counter"]),
    ("city_desk", "市级工作人员", "City desk", [*DESK, *ABOVE, "needs.route", "needs.board"]),
    ("district_desk", "区级受理员", "District desk", [*DESK, *ABOVE, "needs.board", *COUNTER]),
    ("district_officer", "区级负责人", "District officer", [*READ, "needs.judge", "needs.publish", "needs.route", CORRECT]),
    ("department_desk", "部门经办人", "Department desk", [*DESK, "needs.board"]),
    ("street_secretary", "街道(乡镇)书记", "Street secretary", [*READ, "needs.judge", "needs.publish", CORRECT]),
    ("street_desk", "街道(乡镇)受理员", "Street desk", [*DESK, *ABOVE, "needs.route", "needs.board", *COUNTER]),
    ("community_secretary", "社区(村)书记", "Community secretary", [*DESK, "needs.publish", "needs.board", *COUNTER]),
    ("community_worker", "社区工作者", "Community worker", [*DESK, *COUNTER]),
    ("administrator", "系统管理员", "Administrator", [*MANAGE, *KERNEL, "needs.route", *COUNTER]),
    ("auditor", "审计员", "Auditor", ["needs.read", "needs.board", "kernel.deliveries"]),
]  # fmt: skip


def write(apps, schema_editor):
    role = apps.get_model("organisations", "Role")
    role.objects.bulk_create(
        [role(code=c, label_zh=zh, label_en=en, permissions=sorted(may)) for c, zh, en, may in ROLES],
        ignore_conflicts=True,
    )


def remove(apps, schema_editor):
    apps.get_model("organisations", "Role").objects.filter(code__in=[code for code, *_ in ROLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_organisations")]
    operations = [migrations.RunPython(write, remove)]
