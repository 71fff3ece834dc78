"""Which roles keep grids and posts for members, hold the yearly talk, and exchange with the national system."""

from django.db import migrations

GRID, MEMBERS, BRANCH, EXCHANGE = (
    "volunteers.grid",
    "volunteers.members",
    "volunteers.branch",
    "volunteers.exchange",
)
ROLES = {
    "community_worker": [GRID, MEMBERS],
    "community_secretary": [GRID, MEMBERS],
    "street_desk": [GRID, MEMBERS, EXCHANGE],
    "district_desk": [EXCHANGE],
    "branch_committee": [BRANCH],
}
NEW = ("branch_committee", "支部委员", "Branch committee")


def give(apps, schema_editor):
    role = apps.get_model("organisations", "Role")
    code, zh, en = NEW
    role.objects.get_or_create(code=code, defaults={"label_zh": zh, "label_en": en, "permissions": []})
    for one in role.objects.filter(code__in=ROLES):
        one.permissions = sorted({*one.permissions, *ROLES[one.code]})
        one.save(update_fields=["permissions"])


def take(apps, schema_editor):
    role = apps.get_model("organisations", "Role")
    for one in role.objects.filter(code__in=ROLES):
        one.permissions = sorted(set(one.permissions) - set(ROLES[one.code]))
        one.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0003_points_and_neighbours"),
        ("volunteers", "0003_when_reminded_of_hours"),
    ]
    operations = [migrations.RunPython(give, take)]
