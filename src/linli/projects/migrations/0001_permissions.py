"""Which roles propose projects, adopt, lead and look."""

from django.db import migrations

READ, PROPOSE, ADOPT, LEAD = "projects.read", "projects.propose", "projects.adopt", "projects.lead"
ALL = [READ, PROPOSE, ADOPT, LEAD]
ROLES = {
    "city_desk": ALL,
    "district_desk": ALL,
    "district_officer": [READ, PROPOSE, ADOPT],
    "department_desk": ALL,
    "street_secretary": ALL,
    "street_desk": ALL,
    "community_secretary": ALL,
    "community_worker": [READ, PROPOSE, LEAD],
    "branch_secretary": [READ, PROPOSE],
    "unit_contact": ALL,
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
    dependencies = [("organisations", "0002_roles"), ("orders", "0001_permissions")]
    operations = [migrations.RunPython(give, take)]
