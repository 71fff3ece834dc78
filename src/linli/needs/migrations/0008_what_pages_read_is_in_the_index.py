"""Boards, desks and ledgers read these columns of many needs: from the index alone, not from each need's row."""

from django.db import migrations, models

OPEN = ["triage", "dispatched", "return_asked", "signed", "working", "hung", "claimed", "contested"]


class Migration(migrations.Migration):
    dependencies = [("needs", "0007_words_by_place")]
    operations = [
        migrations.RemoveIndex(model_name="need", name="needs_open_desk"),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("state__in", OPEN)),
                fields=["body", "ends_at", "id"],
                include=("due_at", "channel"),
                name="needs_open_desk",
            ),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                fields=["body", "-raised_at", "-id"],
                include=("reporters_n", "urged_n", "returns", "extended_n"),
                name="needs_of_ledger",
            ),
        ),
    ]
