"""Which roles look after places, decide requests, and book for others."""

from django.db import migrations

MANAGE, DECIDE, BOOK = "venues.manage", "venues.decide", "venues.book"
ROLES = {
    "district_desk": [BOOK],
    "department_desk": [BOOK],
    "street_secretary": [BOOK],
    "street_desk": [MANAGE, DECIDE, BOOK],
    "community_secretary": [MANAGE, DECIDE, BOOK],
    "community_worker": [DECIDE, BOOK],
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
