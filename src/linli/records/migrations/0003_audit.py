"""Which roles see who read restricted data, and what for."""

from django.db import migrations

ROLES = ("auditor", "district_officer", "street_secretary", "administrator")
AUDIT = "people.audit"


def give(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, AUDIT})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - {AUDIT})
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("records", "0002_exports"), ("organisations", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
