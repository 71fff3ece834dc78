"""Errands that the community runs for somebody, and the papers taken against a receipt."""

from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import linli.kernel.clock.terms
import linli.kernel.privacy.fields


class Migration(migrations.Migration):
    dependencies = [
        ("needs", "0022_who_writes_the_guide"),
        ("organisations", "0003_points_and_neighbours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgencyCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("matter", models.CharField(max_length=80, verbose_name="The errand")),
                ("name", linli.kernel.privacy.fields.EncryptedTextField(blank=True, default="")),
                ("contact", linli.kernel.privacy.fields.EncryptedTextField(blank=True, default="")),
                ("said", linli.kernel.privacy.fields.EncryptedTextField(blank=True, default="")),
                ("code", models.CharField(max_length=120, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("needed", models.JSONField(default=list)),
                ("fee", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=8)),
                ("limit_number", models.PositiveSmallIntegerField(null=True)),
                (
                    "limit_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Done on the spot"),
                            (linli.kernel.clock.terms.Unit["HOUR"], "hours"),
                            (linli.kernel.clock.terms.Unit["CALENDAR_DAY"], "calendar days"),
                            (linli.kernel.clock.terms.Unit["WORKING_DAY"], "working days"),
                            (linli.kernel.clock.terms.Unit["MONTH"], "months"),
                        ],
                        max_length=12,
                    ),
                ),
                ("office", models.CharField(blank=True, max_length=120, verbose_name="Handed in at")),
                ("authorised_until", models.DateField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "Done as you wished"),
                            ("refused", "Refused by the office"),
                            ("called_off", "Called off by you"),
                        ],
                        max_length=10,
                    ),
                ),
                ("result", models.TextField(blank=True)),
                (
                    "satisfied",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Satisfied"),
                            ("basically", "Fairly satisfied"),
                            ("no", "Not satisfied"),
                            ("unknown", "Cannot say"),
                        ],
                        max_length=10,
                    ),
                ),
                ("opinion", models.TextField(blank=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("papers_n", models.PositiveSmallIntegerField(default=0)),
                ("supplements_n", models.PositiveSmallIntegerField(default=0)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("explained", "Explained"),
                            ("authorised", "Authorised"),
                            ("submitted", "Handed in"),
                            ("supplement", "Something is missing"),
                            ("decided", "Decided"),
                            ("returned", "Papers given back"),
                            ("confirmed", "Confirmed"),
                            ("rated", "Ended"),
                            ("declined", "Cannot be done here"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="asked",
                        max_length=12,
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
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="needs.item",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Errand",
            },
        ),
        migrations.CreateModel(
            name="AgencyPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("n", models.PositiveSmallIntegerField()),
                ("name", linli.kernel.privacy.fields.EncryptedTextField()),
                (
                    "kind",
                    models.CharField(choices=[("original", "Original"), ("copy", "Copy")], max_length=8),
                ),
                ("taken_at", models.DateTimeField()),
                ("back_by", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "With us"),
                            ("out", "At the office"),
                            ("kept", "Kept by the office"),
                            ("back", "Given back"),
                        ],
                        default="held",
                        max_length=4,
                    ),
                ),
                ("moved_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="needs.agencycase",
                    ),
                ),
            ],
            options={
                "ordering": ("n",),
            },
        ),
        migrations.AddIndex(
            model_name="agencycase",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["asked", "explained", "authorised", "submitted", "supplement", "decided"])
                ),
                fields=["body", "due_at", "id"],
                name="needs_case_open",
            ),
        ),
        migrations.AddIndex(
            model_name="agencycase",
            index=models.Index(fields=["body", "-asked_at"], name="needs_case_body"),
        ),
        migrations.AddConstraint(
            model_name="agencypaper",
            constraint=models.UniqueConstraint(fields=("case", "n"), name="needs_paper_n"),
        ),
    ]
