"""Which roles write and publish service items, and which run errands for people."""

from django.db import migrations

ITEMS, PUBLISH, AGENCY = "needs.items", "needs.publish_items", "needs.agency"
ROLES = {
    "city_desk": [ITEMS, PUBLISH],
    "district_desk": [ITEMS, PUBLISH, AGENCY],
    "department_desk": [ITEMS, PUBLISH],
    "street_desk": [ITEMS, PUBLISH, AGENCY],
    "community_secretary": [ITEMS, PUBLISH, AGENCY],
    "community_worker": [ITEMS, AGENCY],
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
    dependencies = [("needs", "0021_service_items"), ("organisations", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
