"""Each of these was written with every need and read by no query."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("needs", "0002_desk_lanes"),
        ("organisations", "0002_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="need",
            name="body",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.body",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="category",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="needs.category"
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="first_body",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.body",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="merged_into",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="joined",
                to="needs.need",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="proposed",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.body",
            ),
        ),
        migrations.AlterField(
            model_name="need",
            name="route",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="needs.route",
            ),
        ),
        migrations.AlterField(
            model_name="reporter",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(
            "DROP INDEX IF EXISTS needs_reporter_code_3da71c40_like",
            "CREATE INDEX needs_reporter_code_3da71c40_like ON needs_reporter (code varchar_pattern_ops)",
        ),
    ]
