"""What is counted: indicators as dated rows."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_roles"),
        ("records", "0005_tables_and_requests"),
    ]

    operations = [
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("code", models.CharField(max_length=80, verbose_name="Code")),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("name", models.CharField(max_length=80, verbose_name="Name of the indicator")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="Name in English")),
                ("counts", models.TextField(verbose_name="What is counted")),
                ("base", models.TextField(blank=True, verbose_name="Divided by")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("count", "A count"),
                            ("sum", "A sum of amounts"),
                            ("share", "A share, with its number and interval"),
                            ("per", "For so many of something, such as 1,000 households"),
                        ],
                        default="count",
                        max_length=8,
                        verbose_name="How it is told",
                    ),
                ),
                ("scale", models.PositiveIntegerField(default=1, verbose_name="For how many")),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="Unit")),
                ("unit_en", models.CharField(blank=True, max_length=20, verbose_name="Unit in English")),
                (
                    "grain",
                    models.CharField(
                        choices=[("month", "Month"), ("year", "Year")],
                        default="month",
                        max_length=8,
                        verbose_name="Period",
                    ),
                ),
                (
                    "small",
                    models.CharField(
                        choices=[
                            ("none", "Nothing to withhold: no people are counted"),
                            ("people", "Small numbers of people"),
                            ("restricted", "Small numbers: hardship, disability, minors"),
                            ("answers", "Shares of few answers"),
                        ],
                        default="people",
                        max_length=12,
                        verbose_name="Small numbers",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="Everybody may see it")),
                (
                    "have",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("team", "A leading team that holds"),
                            ("backbone", "Backbone people with skill"),
                            ("places", "Places of service that work"),
                            ("vehicles", "Many forms of service"),
                            ("rules", "Rules that are complete"),
                            ("results", "Results that residents are content with"),
                        ],
                        max_length=10,
                        verbose_name="Section of the portrait",
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reform", "Serves reform"),
                            ("development", "Serves development"),
                            ("livelihood", "Serves livelihood"),
                            ("masses", "Serves the masses"),
                            ("members", "Serves party members"),
                        ],
                        max_length=12,
                        verbose_name="Direction of service",
                    ),
                ),
                (
                    "task",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("function", "Strengthen the function of service"),
                            ("system", "Complete the system of organisations"),
                            ("backbone", "Build the backbone"),
                            ("vehicles", "Renew the forms of service"),
                            ("pattern", "Build a pattern of service"),
                        ],
                        max_length=10,
                        verbose_name="Task",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=500, verbose_name="Place in lists")),
                ("source", models.CharField(max_length=300, verbose_name="Source")),
                ("source_en", models.CharField(blank=True, max_length=300, verbose_name="Source in English")),
                ("valid_from", models.DateField(verbose_name="In force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="In force until")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                        verbose_name="Whose",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "code", "-edition"),
                "constraints": [
                    models.UniqueConstraint(fields=("code", "edition"), name="records_indicator_edition"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="records_indicator_span",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("code", "="),
                            (
                                models.Func(
                                    "valid_from",
                                    "valid_to",
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="records_indicator_one_at_a_time",
                    ),
                ],
            },
        ),
    ]
