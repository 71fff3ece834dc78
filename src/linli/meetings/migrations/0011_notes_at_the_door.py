import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import linli.kernel.privacy.fields


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0003_rooms"),
        ("organisations", "0002_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WalkNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("area", models.CharField(max_length=12)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("household", "What a household needs"),
                            ("thing", "A thing in public space"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "thing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("utility", "Public utility"),
                            ("road", "Road and traffic facility"),
                            ("clean", "Facility of the street's cleanliness"),
                            ("green", "Greenery"),
                            ("other_part", "Another facility"),
                            ("looks", "Look and cleanliness of the street"),
                            ("notices", "Posters and advertisements"),
                            ("building", "Building site"),
                            ("sudden", "Sudden happening"),
                            ("order", "Order in the street"),
                            ("other_event", "Another happening"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("agreed", models.TextField(blank=True)),
                ("contact", linli.kernel.privacy.fields.EncryptedTextField(blank=True, default="")),
                ("consent", models.BooleanField(default=False)),
                (
                    "code",
                    models.CharField(
                        help_text="Blind index of the receipt code.", max_length=120, unique=True
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("device_at", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField()),
                (
                    "timing",
                    models.CharField(
                        choices=[
                            ("told", "As the device told it"),
                            ("ahead", "The device's clock was ahead; the time of arrival holds"),
                            ("behind", "The device's clock was behind; the time of arrival holds"),
                            (
                                "old",
                                "Older by the device's clock than notes may be; the time of arrival holds",
                            ),
                            ("untold", "The device told no time; the time of arrival holds"),
                        ],
                        max_length=8,
                    ),
                ),
                ("photos_n", models.PositiveSmallIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("noted", "Noted"),
                            ("routed", "Being looked after"),
                            ("closed", "Done"),
                            ("struck", "Struck out"),
                        ],
                        default="noted",
                        max_length=8,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("need", "A need"),
                            ("thing", "A thing that we see to"),
                            ("action", "An agreed action"),
                        ],
                        max_length=8,
                    ),
                ),
                ("due_on", models.DateField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(blank=True)),
                ("public", models.CharField(blank=True, max_length=200)),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["body", "-taken_at", "-id"], name="meetings_notes_of"),
                    models.Index(
                        condition=models.Q(("state__in", ["noted", "routed"])),
                        fields=["body", "due_on", "id"],
                        name="meetings_notes_open",
                    ),
                    models.Index(
                        condition=models.Q(("person__isnull", False)),
                        fields=["person", "-id"],
                        name="meetings_notes_mine",
                    ),
                    models.Index(
                        condition=models.Q(("public", ""), _negated=True),
                        fields=["-closed_at", "-id"],
                        name="meetings_notes_fixed",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "thing"), ("consent", True), ("state", "struck"), _connector="OR"
                        ),
                        name="meetings_note_agreed_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken_at__lte", models.F("arrived_at"))),
                        name="meetings_note_not_ahead",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "struck"), _negated=True),
                            models.Q(
                                ("address", ""),
                                ("agreed", ""),
                                ("contact", ""),
                                ("outcome", ""),
                                ("text", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_note_struck_is_empty",
                    ),
                ],
            },
        ),
    ]
