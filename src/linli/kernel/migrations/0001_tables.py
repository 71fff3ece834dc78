"""The tables of the kernel, all but the journal itself."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import linli.kernel.journal.models
import linli.kernel.privacy.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=80)),
                ("actor", models.BigIntegerField(null=True)),
                ("post", models.BigIntegerField(null=True)),
                ("organisation", models.BigIntegerField(null=True)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("noun", models.CharField(max_length=60)),
                ("noun_id", models.BigIntegerField(null=True)),
                ("facts", models.JSONField(default=dict)),
                ("amounts", models.JSONField(default=dict)),
                ("chain", models.UUIDField(default=uuid.uuid4)),
                ("via", models.CharField(default="page", max_length=12)),
            ],
            options={
                "db_table": "kernel_entry",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Limit",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("until", models.DateTimeField()),
                ("n", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("stamp", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("first", linli.kernel.journal.models.XidField()),
                ("until", linli.kernel.journal.models.XidField()),
                ("n", models.BigIntegerField()),
                ("algorithm", models.CharField(max_length=12)),
                ("root", models.CharField(max_length=64)),
                ("previous", models.CharField(default="", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "scope",
                        "kind",
                        "measure",
                        "grain",
                        "day",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("scope", models.BigIntegerField()),
                ("kind", models.CharField(max_length=80)),
                ("measure", models.CharField(max_length=60)),
                ("grain", models.CharField(max_length=1)),
                ("day", models.DateField()),
                ("n", models.BigIntegerField()),
                ("quantity", models.DecimalField(decimal_places=4, max_digits=24)),
            ],
        ),
        migrations.CreateModel(
            name="Watermark",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("xid", linli.kernel.journal.models.XidField()),
                ("at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("url", models.URLField(max_length=400)),
                ("secret", linli.kernel.privacy.fields.EncryptedTextField()),
                (
                    "kinds",
                    models.CharField(help_text="Beginnings of kinds, separated by spaces.", max_length=400),
                ),
                ("scope", models.BigIntegerField(null=True)),
                ("position", linli.kernel.journal.models.XidField()),
                ("active", models.BooleanField(default=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField()),
                ("is_workday", models.BooleanField()),
                ("name", models.CharField(max_length=60)),
                ("name_zh", models.CharField(max_length=60)),
                ("source", models.CharField(max_length=200)),
                ("version", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("date", "version"), name="kernel_calendarday_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("noun", models.CharField(max_length=60)),
                ("noun_id", models.BigIntegerField()),
                ("to_person", models.BigIntegerField(null=True)),
                ("to_body", models.BigIntegerField(null=True)),
                ("address", linli.kernel.privacy.fields.EncryptedTextField(blank=True, default="")),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
                ("link", models.CharField(blank=True, max_length=200)),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField()),
                ("error", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["next_at"],
                        name="kernel_delivery_due",
                    ),
                    models.Index(
                        condition=models.Q(("to_person__isnull", False)),
                        fields=["to_person", "-id"],
                        name="kernel_inbox",
                    ),
                    models.Index(
                        condition=models.Q(("state", "stuck")), fields=["at"], name="kernel_delivery_stuck"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("noun", models.CharField(max_length=60)),
                ("noun_id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("note", "Note"),
                            ("photo", "Photograph"),
                            ("document", "Document"),
                            ("signature", "Signature"),
                            ("vote_sheet", "Vote sheet"),
                            ("receipt", "Receipt"),
                            ("minutes", "Minutes"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "disclosure",
                    models.CharField(
                        choices=[
                            ("P0", "Public"),
                            ("P1", "For members of the community"),
                            ("P2", "For those concerned and those who handle it"),
                            ("P3", "Restricted: for a named purpose, every reading recorded"),
                        ],
                        default="P2",
                        max_length=2,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_person_id", models.BigIntegerField(null=True)),
                ("algorithm", models.CharField(max_length=12)),
                ("digest", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("storage_key", models.CharField(max_length=160)),
                ("thumb_key", models.CharField(blank=True, max_length=160)),
                ("width", models.PositiveIntegerField(null=True)),
                ("height", models.PositiveIntegerField(null=True)),
                ("keep", models.CharField(default="retention.evidence", max_length=60)),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["noun", "noun_id"], name="kernel_evidence_noun"),
                    models.Index(fields=["storage_key"], name="kernel_evidence_stored"),
                    models.Index(fields=["by_person_id"], name="kernel_evidence_by"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Key",
            fields=[
                ("key", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=80)),
                ("request", models.CharField(default="", max_length=64)),
                ("noun_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="kernel_key_at")],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("entry_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("noun", models.CharField(max_length=60)),
                ("noun_id", models.BigIntegerField()),
                ("text", models.TextField()),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["noun", "noun_id"], name="kernel_remark_noun")],
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=80)),
                ("value", models.JSONField()),
                ("unit", models.CharField(blank=True, default="", max_length=20)),
                ("region", models.CharField(blank=True, default="", max_length=12)),
                ("source", models.CharField(max_length=300)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="kernel_rule_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("region__regex", "^[0-9]*$")), name="kernel_rule_region"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("code", "="),
                            ("region", "="),
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
                        name="kernel_rule_one_at_a_time",
                    ),
                ],
            },
        ),
    ]
