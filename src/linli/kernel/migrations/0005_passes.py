"""Who looks through many rows after a change keeps their place; a desk has its messages by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_remarks_and_files")]
    operations = [
        migrations.CreateModel(
            "pass",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("stamp", models.BigIntegerField()),
                ("after", models.JSONField(default=list)),
                ("done", models.BooleanField(default=False)),
            ],
        ),
        migrations.AddIndex(
            "delivery",
            models.Index(
                fields=["to_body", "-id"], condition=models.Q(to_body__isnull=False), name="kernel_inbox_body"
            ),
        ),
    ]
