"""Which roles look after the list of places and who covers them."""

from django.db import migrations

COVER = "organisations.cover"
ROLES = (
    "city_desk", "district_desk", "district_officer", "street_secretary", "street_desk", "community_secretary",
    "administrator",
)  # fmt: skip


def give(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, COVER})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - {COVER})
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0021_coverage")]
    operations = [migrations.RunPython(give, take)]
