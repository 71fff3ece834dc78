"""A delegate who receives at an office hour has no desk: they see their visitors and note what was brought."""

from django.db import migrations

RECEIVE, DECIDE, RAISE = "venues.receive", "venues.decide", "needs.raise_for_others"
NEW = ("delegate_on_duty", "接待代表", "Delegate on duty", [RAISE, RECEIVE])


def give(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    code, zh, en, may = NEW
    roles.get_or_create(code=code, defaults={"label_zh": zh, "label_en": en, "permissions": may})
    for role in roles.filter(permissions__contains=[DECIDE]):
        role.permissions = sorted({*role.permissions, RECEIVE})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    for role in roles.filter(permissions__contains=[RECEIVE]):
        role.permissions = sorted(set(role.permissions) - {RECEIVE})
        role.save(update_fields=["permissions"])
    roles.filter(code=NEW[0]).delete()


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_roles"), ("venues", "0011_rounds_visits_standards")]
    operations = [migrations.RunPython(give, take)]
