"""The day on which a statistical month begins holds for every figure, not for needs alone."""

from typing import Any

from django.db import migrations

OLD, NEW = "needs.period.starts_day", "clock.month.begins"


def rename(apps: Any, schema_editor: Any) -> None:
    apps.get_model("kernel", "Rule").objects.filter(code=OLD).update(code=NEW)


def back(apps: Any, schema_editor: Any) -> None:
    apps.get_model("kernel", "Rule").objects.filter(code=NEW).update(code=OLD)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0010_entries_by_time")]
    operations = [migrations.RunPython(rename, back)]
