"""What repeats is counted by place and day: the days that are looked at, and not the history."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("needs", "0023_errands")]
    operations = [
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("state", "withdrawn"), _negated=True),
                    models.Q(("kind", "praise"), _negated=True),
                ),
                fields=["area", "raised_at"],
                include=("category", "id"),
                name="needs_clusters",
            ),
        ),
    ]
