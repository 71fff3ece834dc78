"""What stands behind a figure is found by what was done and where, however long the journal."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0008_ledgers")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX kernel_entry_kind ON kernel_entry (kind, organisation, id)",
            "DROP INDEX kernel_entry_kind",
        )
    ]
