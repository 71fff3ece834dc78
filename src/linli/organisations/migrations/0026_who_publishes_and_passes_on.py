"""Which roles publish notices; somebody who works in a mass or social organisation has a role of their own."""

from django.db import migrations

NOTIFY, CARRY, VOICE = "organisations.notify", "organisations.pass_on", "needs.voice"
NOTIFYING = (
    "city_desk", "district_desk", "district_officer", "street_secretary", "street_desk", "community_secretary",
)  # fmt: skip
OF_UNITS = ["orders.contract", "orders.front", "orders.serve"]
NEW = (
    "masses_officer",
    "群团组织干部",
    "Officer of a mass organisation",
    sorted([CARRY, VOICE, *OF_UNITS]),
)


def give(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    code, zh, en, may = NEW
    roles.get_or_create(code=code, defaults={"label_zh": zh, "label_en": en, "permissions": may})
    for role in roles.filter(code__in=NOTIFYING):
        role.permissions = sorted({*role.permissions, NOTIFY})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    for role in roles.filter(permissions__contains=[NOTIFY]):
        role.permissions = sorted(set(role.permissions) - {NOTIFY})
        role.save(update_fields=["permissions"])
    roles.filter(code=NEW[0]).delete()


class Migration(migrations.Migration):
    dependencies = [("organisations", "0025_notices")]
    operations = [migrations.RunPython(give, take)]
