"""Which roles plan and check what is bought for residents, and which put the second signature."""

from django.db import migrations

BUY, APPROVE = "orders.buy", "orders.approve"
ROLES = {
    "street_desk": [BUY],
    "street_secretary": [BUY, APPROVE],
    "district_desk": [BUY],
    "district_officer": [BUY, APPROVE],
}


def give(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    for role in roles.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, *ROLES[role.code]})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    for role in roles.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - set(ROLES[role.code]))
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("orders", "0004_purchased_services")]
    operations = [migrations.RunPython(give, take)]
