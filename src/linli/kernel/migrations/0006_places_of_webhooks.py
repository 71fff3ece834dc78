"""A listening system keeps its place inside of a transaction too, so that no call grows with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0005_passes")]
    operations = [migrations.AddField("webhook", "told_id", models.BigIntegerField(default=0))]
