from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0006_nothing_paid_before_acceptance")]

    operations = [
        migrations.AddField("milestone", "asked_again", models.PositiveSmallIntegerField(default=0)),
    ]
