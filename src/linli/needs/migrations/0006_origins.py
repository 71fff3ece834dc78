"""What a need came out of: a point of a talk, a visit to an office hour, a note at a door."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("needs", "0005_ledgers"),
        ("organisations", "0002_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="need",
            name="origin",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="need",
            name="origin_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("origin", ""), _negated=True),
                fields=["origin", "origin_id"],
                name="needs_origin",
            ),
        ),
    ]
