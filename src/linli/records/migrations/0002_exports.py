"""Files of long ledgers, made by the worker."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0002_roles"),
        ("records", "0001_permissions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("post", models.BigIntegerField()),
                ("ledger", models.CharField(max_length=60)),
                ("first", models.DateField()),
                ("until", models.DateField()),
                ("chosen", models.JSONField(default=dict)),
                ("dates", models.CharField(max_length=4)),
                ("format", models.CharField(max_length=8)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "In the making"),
                            ("made", "Ready"),
                            ("failed", "Did not come about"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("share", models.PositiveSmallIntegerField(default=0)),
                ("rows_n", models.PositiveIntegerField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("closed", "The ledger is no longer open to the post in which it was asked for."),
                            (
                                "broken",
                                "Something went wrong in the making. Please ask again; if it goes wrong again, tell support.",
                            ),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "File of a ledger",
                "indexes": [
                    models.Index(fields=["person", "-id"], name="records_export_person"),
                    models.Index(
                        condition=models.Q(("state", "asked")),
                        fields=["asked_at"],
                        name="records_export_waiting",
                    ),
                ],
            },
        ),
    ]
