"""Which roles send work down, take it on, call, decide and look."""

from django.db import migrations

READ, SEND, TAKE, CALL, JUDGE = "tasks.read", "tasks.send", "tasks.take", "tasks.call", "tasks.judge"
AGREE, VISIT = "tasks.agree", "tasks.visit"
ALL = [READ, SEND, TAKE, CALL, JUDGE, AGREE, VISIT]
ROLES = {
    "city_desk": ALL,
    "district_desk": ALL,
    "district_officer": [READ, SEND, JUDGE, VISIT],
    "department_desk": [READ, SEND, TAKE, CALL, VISIT],
    "street_secretary": [READ, SEND, JUDGE, VISIT],
    "street_desk": ALL,
    "community_secretary": [READ, TAKE, CALL, AGREE, VISIT],
    "community_worker": [READ, TAKE, CALL],
    "auditor": [READ],
}


def give(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, *ROLES[role.code]})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - set(ROLES[role.code]))
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
