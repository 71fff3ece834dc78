"""Which roles teach, see who is due, fill posts anew and keep the reserve; members of committees are a role."""

from django.db import migrations

TEACH, STAFF, SELECT, RESERVE, DEFINE = (
    "training.teach", "training.staff", "training.select", "training.reserve", "training.define",
)  # fmt: skip
ROLES = {
    "city_desk": [TEACH, STAFF, DEFINE],
    "district_desk": [TEACH, STAFF],
    "district_officer": [TEACH, STAFF, SELECT, RESERVE, DEFINE],
    "street_secretary": [TEACH, STAFF, SELECT, RESERVE],
    "street_desk": [TEACH, STAFF],
    "community_secretary": [STAFF],
    "branch_secretary": [STAFF],
}


MEMBER = {
    "code": "committee_member",
    "label_zh": "居(村)民委员会成员",
    "label_en": "Member of a residents' or villagers' committee",
    "permissions": [],
}


def give(apps, schema_editor):
    roles = apps.get_model("organisations", "Role").objects
    roles.get_or_create(code=MEMBER["code"], defaults=MEMBER)
    for role in roles.filter(code__in=ROLES):
        role.permissions = sorted({*role.permissions, *ROLES[role.code]})
        role.save(update_fields=["permissions"])


def take(apps, schema_editor):
    for role in apps.get_model("organisations", "Role").objects.filter(code__in=ROLES):
        role.permissions = sorted(set(role.permissions) - set(ROLES[role.code]))
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_permissions"), ("organisations", "0002_roles")]
    operations = [migrations.RunPython(give, take)]
