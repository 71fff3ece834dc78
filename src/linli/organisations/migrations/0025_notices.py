"""Notices of policy, and how mass and social organisations pass them on."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("mass_organisation", "Mass organisation"),
    ("social_organisation", "Social organisation"),
    ("community_organisation", "Community social organisation"),
]


class Migration(migrations.Migration):
    dependencies = [("organisations", "0024_liaisons")]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(choices=KINDS, max_length=32), size=None
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("text", models.TextField()),
                ("link", models.URLField(blank=True, max_length=300)),
                ("published_at", models.DateTimeField()),
                ("valid_until", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("published", "In force"), ("withdrawn", "Withdrawn")],
                        default="published",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="From",
                    ),
                ),
                (
                    "under",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="For those at and below",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["body", "-id"], name="organisations_notice_from"),
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["under", "valid_until"],
                        name="organisations_notice_to",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Passing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("stands", "Passed on"), ("taken_back", "Taken back")],
                        default="stands",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passings",
                        to="organisations.notice",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["body", "-id"], name="organisations_passing_by")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "stands")),
                        fields=("notice", "body"),
                        name="organisations_passed_once",
                    )
                ],
            },
        ),
    ]
