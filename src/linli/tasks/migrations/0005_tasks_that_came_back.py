"""A task whose owner is no more goes back to who sent it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0004_contact_points")]

    operations = [
        migrations.AlterField(
            model_name="task",
            name="state",
            field=models.CharField(
                choices=[
                    ("issued", "Sent down, no answer yet"),
                    ("accepted", "Taken on"),
                    ("declined", "Declined"),
                    ("doing", "Being done"),
                    ("done", "Done, to be checked"),
                    ("checked", "Checked"),
                    ("withdrawn", "Taken back"),
                    ("lapsed", "Its time is over"),
                    ("returned", "Back with who sent it"),
                ],
                default="issued",
                max_length=10,
            ),
        ),
    ]
