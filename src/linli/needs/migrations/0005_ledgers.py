"""Ledgers by the time of raising, and by the few acts that stand in ledgers of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0008_ledgers"),
        ("needs", "0004_ratings_of_a_body"),
        ("organisations", "0002_roles"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["raised_at", "id"], name="needs_raised"),
        ),
        migrations.RunSQL(
            "CREATE INDEX needs_entry_ledgers ON kernel_entry (id) WHERE kind IN"
            " ('needs.need.extended', 'needs.need.paused', 'needs.need.unpaused', 'needs.need.hung', 'needs.need.resumed',"
            " 'needs.need.return_asked', 'needs.need.upheld', 'needs.need.redispatched', 'needs.need.contested',"
            " 'needs.need.reviewed', 'needs.need.reopened', 'needs.need.excluded', 'needs.need.included')",
            "DROP INDEX needs_entry_ledgers",
        ),
    ]
