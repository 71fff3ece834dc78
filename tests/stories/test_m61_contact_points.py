"""M61 联系点: a leader looks after a place that agreed; problems met there are solved or raised."""

from linli.needs.models import Need
from linli.tasks import testing
from linli.tasks.models import ContactPoint


def test_from_the_agreement_to_a_problem_that_becomes_a_need(town, browser):
    levels = testing.a_town(town)
    home = levels.place.community
    dora = browser(levels.dora)
    dora.get("/desk/contacts/new/")
    dora.send("", body=str(home.pk), what_for="老旧小区改造")
    contact = ContactPoint.objects.get()
    may = browser(levels.may)
    may.get(f"/desk/contacts/{contact.pk}/").act("agreed")
    anybody = browser()
    assert "老旧小区改造" in anybody.get(f"/bodies/{home.pk}/").text, "who links where is public"
    dora.get(f"/desk/contacts/{contact.pk}/")
    dora.send("", on=testing.in_days(0).isoformat(), note="看了3号楼。", problems="停车难\n路灯暗")
    assert "停车难" in dora.text and "路灯暗" in dora.text
    may.get(f"/desk/contacts/{contact.pk}/").follow("/desk/note/?origin=tasks.problem")
    may.send(
        "", text="3号楼前路灯不亮", kind="help", area=home.area_code, channel="walk", declined_contact="on"
    )
    need = Need.objects.get()
    assert need.origin == "tasks.problem"
    may.get(f"/desk/contacts/{contact.pk}/")
    assert need.number in may.text and "已提出" in may.text
