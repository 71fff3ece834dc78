"""Which roles hold gatherings and sign their minutes; the secretary of a branch is a role of its own."""

from django.db import migrations

HOLD, SIGN = "meetings.hold", "meetings.sign"
ROLES = {
    "city_desk": [HOLD],
    "district_desk": [HOLD],
    "district_officer": [HOLD, SIGN],
    "department_desk": [HOLD],
    "street_secretary": [HOLD, SIGN],
    "street_desk": [HOLD],
    "community_secretary": [HOLD, SIGN],
    "community_worker": [HOLD],
}
BRANCH = {
    "code": "branch_secretary",
    "label_zh": "党支部书记",
    "label_en": "Branch secretary",
    "permissions": sorted([HOLD, SIGN, "needs.raise_for_others", "records.read", "venues.book"]),
}


def give(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    for role in roles.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, *ROLES[role.code]})
        role.save(update_fields=["permissions"])
    roles.get_or_create(code=BRANCH["code"], defaults=BRANCH)


def take(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    for role in roles.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - set(ROLES[role.code]))
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
