"""The board opens to the answers behind its rates: found by organisation and day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("needs", "0003_indexes_that_nothing_used")]

    operations = [
        migrations.AddIndex(
            model_name="rating",
            index=models.Index(fields=["body_id", "at"], name="needs_ratings_of"),
        ),
    ]
