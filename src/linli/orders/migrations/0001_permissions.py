"""Which roles speak for a body with its menu and orders; the contact of a resident unit is a role of its own."""

from django.db import migrations

SERVE, OVERSEE, CONTRACT = "orders.serve", "orders.oversee", "orders.contract"
FRONT = "orders.front"  # their head has the way to the front page of their organisation
ROLES = {
    "community_worker": [SERVE],
    "community_secretary": [SERVE, CONTRACT],
    "street_desk": [SERVE, OVERSEE],
    "street_secretary": [SERVE, OVERSEE, CONTRACT],
    "district_desk": [SERVE, OVERSEE],
    "district_officer": [OVERSEE, CONTRACT],
    "department_desk": [SERVE],
    "branch_secretary": [SERVE],
}
UNIT = ("unit_contact", "驻区单位联络员", "Contact of a resident unit", [FRONT, SERVE, CONTRACT])


def give(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    code, zh, en, may = UNIT
    roles.get_or_create(code=code, defaults={"label_zh": zh, "label_en": en, "permissions": sorted(may)})
    for role in roles.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, *ROLES[role.code]})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    for role in roles.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - set(ROLES[role.code]))
        role.save(update_fields=["permissions"])
    roles.filter(code=UNIT[0]).delete()


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_roles"), ("meetings", "0001_permissions")]
    operations = [migrations.RunPython(give, take)]
