"""Keys are looked up whole, never by their beginning."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0006_places_of_webhooks")]

    operations = [
        migrations.RunSQL(
            "DROP INDEX IF EXISTS kernel_key_key_90ec27c1_like",
            "CREATE INDEX kernel_key_key_90ec27c1_like ON kernel_key (key varchar_pattern_ops)",
        ),
    ]
