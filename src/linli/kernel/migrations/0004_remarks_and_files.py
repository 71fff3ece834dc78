"""A remark knows its moment, from which its time is counted; a file counts its acts."""

from django.db import migrations, models

MOMENTS = "UPDATE kernel_remark r SET at = e.at FROM kernel_entry e WHERE e.id = r.entry_id"


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_versions")]
    operations = [
        migrations.AddField("evidence", "version", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AddField("remark", "at", models.DateTimeField(null=True)),
        migrations.RunSQL(MOMENTS, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField("remark", "at", models.DateTimeField()),
    ]
