"""Which roles take notes outside and make something of them."""

from django.db import migrations

WALK = "meetings.walk"
ROLES = ("street_secretary", "street_desk", "community_secretary", "community_worker")


def give(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, WALK})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - {WALK})
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0011_notes_at_the_door"), ("organisations", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
