"""Which roles look into records, fill, ask and define."""

from django.db import migrations

READ, FILL, ASK, DEFINE = "records.read", "records.fill", "records.ask", "records.define"
ROLES = {
    "city_desk": [READ, FILL, ASK, DEFINE],
    "district_desk": [READ, FILL, ASK],
    "district_officer": [READ, FILL, ASK, DEFINE],
    "department_desk": [READ, FILL, ASK],
    "street_secretary": [READ, FILL, ASK],
    "street_desk": [READ, FILL, ASK],
    "community_secretary": [READ, FILL],
    "community_worker": [READ, FILL],
    "administrator": [READ, DEFINE],
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
