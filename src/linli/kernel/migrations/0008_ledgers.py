"""Readings of restricted data and files taken are found without reading the whole journal."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0007_keys_without_patterns")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX kernel_entry_read ON kernel_entry (id) WHERE facts ? 'read'",
            "DROP INDEX kernel_entry_read",
        ),
        migrations.RunSQL(
            "CREATE INDEX kernel_entry_taken ON kernel_entry (id) WHERE amounts ? 'exported'",
            "DROP INDEX kernel_entry_taken",
        ),
    ]
