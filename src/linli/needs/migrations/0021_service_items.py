"""The guide: service items with their papers, time limits and places."""

from decimal import Decimal

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import linli.kernel.clock.terms
import linli.kernel.search


class Migration(migrations.Migration):
    dependencies = [
        ("needs", "0008_what_pages_read_is_in_the_index"),
        ("organisations", "0003_points_and_neighbours"),
        ("venues", "0011_rounds_visits_standards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("name", models.CharField(max_length=80, verbose_name="Name of the service")),
                ("about", models.TextField(verbose_name="In plain words")),
                ("basis", models.CharField(max_length=300, verbose_name="On what basis")),
                ("who", models.CharField(max_length=300, verbose_name="Who may")),
                ("papers", models.JSONField(default=list)),
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
                (
                    "fee",
                    models.DecimalField(
                        decimal_places=2, default=Decimal("0"), max_digits=8, verbose_name="Fee in yuan"
                    ),
                ),
                ("fee_basis", models.CharField(blank=True, max_length=200)),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("counter", "At the counter"),
                                ("online", "On the internet"),
                                ("phone", "By telephone"),
                                ("home", "Staff come to your home"),
                                ("agent", "The community runs the errand for you"),
                            ],
                            max_length=8,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="Where")),
                ("link", models.URLField(blank=True, max_length=300)),
                ("example", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("checked", "Checked"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("writer_id", models.BigIntegerField(null=True)),
                ("checked_on", models.DateField(null=True)),
                ("reminded_on", models.DateField(null=True)),
                ("search", linli.kernel.search.BigramField(default="")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.body"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="needs.category",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="venues.venue",
                    ),
                ),
            ],
            options={
                "verbose_name": "Service item",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["body", "name", "id"],
                        name="needs_item_public",
                    ),
                    models.Index(fields=["state", "checked_on"], name="needs_item_due"),
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="needs_item_search"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("fee__gte", 0)), name="needs_item_fee"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("limit_number", None), ("limit_unit", "")),
                            models.Q(models.Q(("limit_unit", ""), _negated=True), ("limit_number__gte", 1)),
                            _connector="OR",
                        ),
                        name="needs_item_limit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("body", "name"),
                        name="needs_item_once",
                    ),
                ],
            },
        ),
    ]
