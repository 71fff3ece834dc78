"""A mass or social organisation raises a need for its members, follows it and rates the answer."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("needs", "0024_clusters_by_place"),
        ("organisations", "0025_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="reporter",
            name="body",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.body",
            ),
        ),
        migrations.AddField(
            model_name="reporter",
            name="members",
            field=models.PositiveIntegerField(help_text="How many it speaks for, about.", null=True),
        ),
        migrations.AddIndex(
            model_name="reporter",
            index=models.Index(
                condition=models.Q(("body__isnull", False)),
                fields=["body", "-need"],
                name="needs_for_members",
            ),
        ),
    ]
