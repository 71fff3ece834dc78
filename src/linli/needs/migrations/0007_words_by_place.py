"""A search looks only among the needs below the reader's post: their words know whose they are.

The copy is kept by the database itself: at the first writing, when a need goes to another organisation, and when an
organisation moves in the tree. The lock lets no need come in between while an organisation moves.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

SQL = """
UPDATE needs_needwords w SET scopes = string_to_array(trim('/' FROM b.path), '/')::bigint[]
    FROM needs_need n JOIN organisations_body b ON b.id = n.body_id WHERE n.id = w.need_id;

CREATE FUNCTION needs_words_begin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.scopes := coalesce((SELECT string_to_array(trim('/' FROM b.path), '/')::bigint[]
        FROM needs_need n JOIN organisations_body b ON b.id = n.body_id WHERE n.id = NEW.need_id), '{}');
    RETURN NEW;
END $$;
CREATE TRIGGER needs_words_begin BEFORE INSERT ON needs_needwords
    FOR EACH ROW EXECUTE FUNCTION needs_words_begin();

CREATE FUNCTION needs_words_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE needs_needwords SET scopes = (SELECT string_to_array(trim('/' FROM path), '/')::bigint[]
        FROM organisations_body WHERE id = NEW.body_id) WHERE need_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER needs_words_follow AFTER UPDATE OF body_id ON needs_need
    FOR EACH ROW WHEN (OLD.body_id <> NEW.body_id) EXECUTE FUNCTION needs_words_follow();

CREATE FUNCTION needs_words_of_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE needs_needwords IN SHARE ROW EXCLUSIVE MODE;
    UPDATE needs_needwords w SET scopes = string_to_array(trim('/' FROM NEW.path), '/')::bigint[]
        FROM needs_need n WHERE n.id = w.need_id AND n.body_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER needs_words_of_moved AFTER UPDATE OF path ON organisations_body
    FOR EACH ROW WHEN (OLD.path <> NEW.path) EXECUTE FUNCTION needs_words_of_moved();
"""

UNDO = """
DROP TRIGGER needs_words_of_moved ON organisations_body; DROP FUNCTION needs_words_of_moved();
DROP TRIGGER needs_words_follow ON needs_need; DROP FUNCTION needs_words_follow();
DROP TRIGGER needs_words_begin ON needs_needwords; DROP FUNCTION needs_words_begin();
"""


class Migration(migrations.Migration):
    dependencies = [("needs", "0006_origins"), ("organisations", "0002_roles")]
    operations = [
        migrations.RemoveIndex(model_name="needwords", name="needs_search"),
        migrations.AddField(
            model_name="needwords",
            name="scopes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, editable=False, size=None
            ),
        ),
        migrations.RunSQL(SQL, UNDO),
        migrations.AddIndex(
            model_name="needwords",
            index=django.contrib.postgres.indexes.GinIndex(fields=["scopes", "search"], name="needs_search"),
        ),
    ]
