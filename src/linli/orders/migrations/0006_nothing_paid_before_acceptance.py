"""What several rows say together stands in the database too: milestones are the price, nobody pays their own purchase."""

from django.db import migrations

MAKE = """
CREATE FUNCTION orders_purchase_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT coalesce(sum(amount), 0) FROM orders_milestone
        WHERE purchase_id = NEW.id AND state <> 'dropped') <> NEW.amount THEN
        RAISE EXCEPTION 'the milestones of purchase % are not its price', NEW.id USING ERRCODE = 'check_violation',
            CONSTRAINT = 'orders_purchase_sum';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER orders_purchase_sum BEFORE UPDATE OF state ON orders_purchase FOR EACH ROW
    WHEN (NEW.state = 'contracted' AND OLD.state <> 'contracted') EXECUTE FUNCTION orders_purchase_sum();

CREATE FUNCTION orders_milestone_payer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM orders_purchase WHERE id = NEW.purchase_id
               AND NEW.paid_by IN (planned_by, approved_by, chosen_by, signed_by)) THEN
        RAISE EXCEPTION 'who proposed or signed purchase % does not pay it', NEW.purchase_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_milestone_payer';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER orders_milestone_payer BEFORE INSERT OR UPDATE OF paid_by ON orders_milestone FOR EACH ROW
    WHEN (NEW.paid_by IS NOT NULL) EXECUTE FUNCTION orders_milestone_payer();

CREATE FUNCTION orders_milestone_checker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM orders_purchase WHERE id = NEW.purchase_id
               AND NEW.checked_by IN (planned_by, approved_by, chosen_by, signed_by)) THEN
        RAISE EXCEPTION 'who proposed or signed purchase % does not accept it', NEW.purchase_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_milestone_checker';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER orders_milestone_checker BEFORE INSERT OR UPDATE OF checked_by ON orders_milestone FOR EACH ROW
    WHEN (NEW.checked_by IS NOT NULL) EXECUTE FUNCTION orders_milestone_checker();
"""
DROP = """
DROP TRIGGER orders_milestone_checker ON orders_milestone;
DROP FUNCTION orders_milestone_checker();
DROP TRIGGER orders_milestone_payer ON orders_milestone;
DROP FUNCTION orders_milestone_payer();
DROP TRIGGER orders_purchase_sum ON orders_purchase;
DROP FUNCTION orders_purchase_sum();
"""


class Migration(migrations.Migration):
    dependencies = [("orders", "0005_permissions_of_purchases")]
    operations = [migrations.RunSQL(MAKE, DROP)]
