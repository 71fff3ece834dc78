"""The shared memory of sign-in attempts: a table, so that every process counts the same."""

from django.db import migrations

# Unlogged: a crash forgets failed attempts, nothing else; in exchange a failed attempt costs no journal write.
SQL = """
CREATE UNLOGGED TABLE linli_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX linli_cache_expires ON linli_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_people")]
    operations = [migrations.RunSQL(SQL, "DROP TABLE linli_cache")]
