"""Since when the journal is kept is read from an index, however long the journal."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0009_entries_by_kind_and_place")]
    operations = [
        migrations.RunSQL("CREATE INDEX kernel_entry_at ON kernel_entry (at)", "DROP INDEX kernel_entry_at")
    ]
