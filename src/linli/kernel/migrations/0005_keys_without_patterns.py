"""Keys are looked up whole, never by their beginning."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_remarks_and_files")]

    operations = [
        migrations.RunSQL(
            "DROP INDEX IF EXISTS kernel_key_key_90ec27c1_like",
            "CREATE INDEX kernel_key_key_90ec27c1_like ON kernel_key (key varchar_pattern_ops)",
        ),
    ]
