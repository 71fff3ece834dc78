"""The tables of needs."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import linli.kernel.privacy.fields
import linli.kernel.search


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0002_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(max_length=80)),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("emergency", "Danger to life or property"),
                            ("utilities", "Water, electricity, gas, heating"),
                            ("ordinary", "Ordinary"),
                            ("hard", "Difficult, several organisations"),
                            ("consult", "Question"),
                        ],
                        default="ordinary",
                        max_length=12,
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="Words that suggest this category, separated by spaces."
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="needs.category",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "code"),
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("raised_at", models.DateTimeField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "Web page"),
                            ("phone", "Telephone"),
                            ("visit", "Visit to the counter"),
                            ("walk", "Met by staff outside"),
                            ("import", "Taken over from another system"),
                            ("api", "Another system"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("consult", "Question"),
                            ("help", "Help wanted"),
                            ("complaint", "Complaint"),
                            ("report", "Report of an offence"),
                            ("suggestion", "Suggestion"),
                            ("praise", "Praise"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("emergency", "Danger to life or property"),
                            ("utilities", "Water, electricity, gas, heating"),
                            ("ordinary", "Ordinary"),
                            ("hard", "Difficult, several organisations"),
                            ("consult", "Question"),
                        ],
                        default="ordinary",
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("text", models.TextField()),
                ("area", models.CharField(blank=True, max_length=12)),
                ("address", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("triage", "Being passed on"),
                            ("dispatched", "Passed on"),
                            ("return_asked", "Responsibility in question"),
                            ("signed", "Taken on"),
                            ("working", "Being worked on"),
                            ("hung", "Waiting for a condition"),
                            ("claimed", "Done, answer to follow"),
                            ("replied", "Answered, your opinion is asked"),
                            ("closed", "Ended"),
                            ("contested", "Result in question"),
                            ("merged", "Joined with another"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="triage",
                        max_length=16,
                    ),
                ),
                ("returns", models.PositiveSmallIntegerField(default=0)),
                ("reporters_n", models.PositiveIntegerField(default=1)),
                ("urged_n", models.PositiveIntegerField(default=0)),
                ("photos_n", models.PositiveSmallIntegerField(default=0)),
                ("clock_from", models.DateTimeField()),
                ("respond_by", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("paused_at", models.DateTimeField(null=True)),
                ("extended_n", models.PositiveSmallIntegerField(default=0)),
                ("contacted_at", models.DateTimeField(null=True)),
                ("replied_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("solved", "Solved"),
                            ("explained", "Not solved, the reasons were explained"),
                            ("unsolved", "Not solved"),
                            ("outside_duty", "Outside the duties of any public body; another way was named"),
                            ("lawful_channel", "Belongs to a procedure of law that was named"),
                            ("duplicate", "Same matter as another need"),
                            ("emergency", "Handed to the emergency services at once"),
                            ("unlawful", "Asks for something unlawful; explained"),
                            ("no_contact", "Answered; the person could not be reached"),
                            ("withdrawn", "Withdrawn by the person"),
                        ],
                        max_length=16,
                    ),
                ),
                ("reply", models.TextField(blank=True)),
                (
                    "reply_outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("solved", "Solved"),
                            ("explained", "Not solved, the reasons were explained"),
                            ("unsolved", "Not solved"),
                            ("outside_duty", "Outside the duties of any public body; another way was named"),
                            ("lawful_channel", "Belongs to a procedure of law that was named"),
                            ("duplicate", "Same matter as another need"),
                            ("emergency", "Handed to the emergency services at once"),
                            ("unlawful", "Asks for something unlawful; explained"),
                            ("no_contact", "Answered; the person could not be reached"),
                            ("withdrawn", "Withdrawn by the person"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "hung_cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("policy", "No policy yet"),
                            ("plan", "Planning not settled"),
                            ("money", "Money not yet there"),
                            ("property", "Dispute over property"),
                            ("court", "Before a court"),
                            ("parties", "Parties do not agree yet"),
                            ("nature", "Season or weather"),
                        ],
                        max_length=12,
                    ),
                ),
                ("review_on", models.DateField(null=True)),
                ("tries_n", models.PositiveSmallIntegerField(default=0)),
                ("reopened_n", models.PositiveSmallIntegerField(default=0)),
                (
                    "excluded",
                    models.CharField(
                        blank=True, help_text="Reason why it is not counted in the rates.", max_length=200
                    ),
                ),
                ("public_title", models.CharField(blank=True, max_length=80)),
                ("public_text", models.TextField(blank=True)),
                ("public_reply", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.body"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="needs.category"
                    ),
                ),
                (
                    "first_body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="needs.need",
                    ),
                ),
                (
                    "proposed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("contacted", models.BooleanField()),
                ("solved", models.BooleanField()),
                (
                    "satisfied",
                    models.CharField(
                        choices=[
                            ("yes", "Satisfied"),
                            ("basically", "Fairly satisfied"),
                            ("no", "Not satisfied"),
                            ("unknown", "Cannot say"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("via", models.CharField(max_length=12)),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="needs.need"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReplyTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("title", models.CharField(max_length=60, verbose_name="Title")),
                ("text", models.TextField(verbose_name="Text")),
                ("active", models.BooleanField(default=True)),
                (
                    "body",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="organisations.body"),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="needs.category",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reporter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", linli.kernel.privacy.fields.EncryptedTextField(blank=True, default="")),
                ("contact", linli.kernel.privacy.fields.EncryptedTextField(blank=True, default="")),
                (
                    "hidden",
                    models.BooleanField(default=True, help_text="The name is hidden from the handling body."),
                ),
                ("declined_contact", models.BooleanField(default=False)),
                (
                    "code",
                    models.CharField(
                        help_text="Blind index of the receipt code.", max_length=120, unique=True
                    ),
                ),
                ("at", models.DateTimeField()),
                ("rated_at", models.DateTimeField(null=True)),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reporters", to="needs.need"
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
        ),
        migrations.CreateModel(
            name="RatingLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=120, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "reporter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="needs.reporter"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "area",
                    models.CharField(
                        blank=True, help_text="Beginning of an area code; empty: everywhere.", max_length=12
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consult", "Question"),
                            ("help", "Help wanted"),
                            ("complaint", "Complaint"),
                            ("report", "Report of an offence"),
                            ("suggestion", "Suggestion"),
                            ("praise", "Praise"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        help_text="Instead of a body: the public body of that level.",
                        max_length=12,
                    ),
                ),
                (
                    "direct",
                    models.BooleanField(default=False, help_text="Dispatched at once, without triage."),
                ),
                (
                    "urgency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emergency", "Danger to life or property"),
                            ("utilities", "Water, electricity, gas, heating"),
                            ("ordinary", "Ordinary"),
                            ("hard", "Difficult, several organisations"),
                            ("consult", "Question"),
                        ],
                        max_length=12,
                    ),
                ),
                ("source", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="organisations.body",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="needs.category",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="need",
            name="route",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="needs.route"
            ),
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("name", models.CharField(max_length=40)),
                ("query", models.CharField(max_length=400)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NeedWords",
            fields=[
                (
                    "need",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="needs.need",
                    ),
                ),
                ("search", linli.kernel.search.BigramField()),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["search"], name="needs_search")],
            },
        ),
        migrations.AddIndex(
            model_name="reporter",
            index=models.Index(
                condition=models.Q(("person__isnull", False)), fields=["person", "-need"], name="needs_mine"
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "triage",
                            "dispatched",
                            "return_asked",
                            "signed",
                            "working",
                            "hung",
                            "claimed",
                            "contested",
                        ],
                    )
                ),
                fields=["body", "due_at", "id"],
                name="needs_open_desk",
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["body", "-id"], name="needs_body"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["-published_at", "-id"],
                name="needs_public",
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "triage",
                            "dispatched",
                            "return_asked",
                            "signed",
                            "working",
                            "hung",
                            "claimed",
                            "contested",
                        ],
                    )
                ),
                fields=["area", "category", "-id"],
                name="needs_open_nearby",
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("state", "replied")), fields=["replied_at"], name="needs_awaiting"
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("state", "hung")), fields=["review_on"], name="needs_hung"
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="needs_merged",
            ),
        ),
    ]
