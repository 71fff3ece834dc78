"""Which roles put up tasks, check names, post hours, issue certificates, look into locked hours."""

from django.db import migrations

ORGANISE, VERIFY, CERTIFY = "volunteers.organise", "volunteers.verify", "volunteers.certify"
NOMINATE, REVIEW = "volunteers.nominate", "volunteers.review"
ROLES = {
    "community_worker": [ORGANISE, VERIFY],
    "community_secretary": [ORGANISE, VERIFY, CERTIFY, NOMINATE],
    "street_desk": [ORGANISE, VERIFY, CERTIFY],
    "street_secretary": [CERTIFY, NOMINATE, REVIEW],
    "district_desk": [ORGANISE, VERIFY, CERTIFY],
    "district_officer": [NOMINATE, REVIEW],
    "department_desk": [ORGANISE, CERTIFY],
}


def give(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, *ROLES[role.code]})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - set(ROLES[role.code]))
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
