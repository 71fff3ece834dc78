"""The acts on grids, members, promises, diaries, mutual help and the exchange, under one roof."""

from linli.volunteers.acts.diary import delete_line, hold_talk, open_diary, read_diary, write_line
from linli.volunteers.acts.exchange import (
    correct_outsider,
    correct_service,
    import_exchange,
    import_outsider,
    import_service,
    load_exchange,
    note_export,
    note_import,
    read_outsider,
    take_number,
)
from linli.volunteers.acts.grid import (
    add_team,
    ask_mate,
    change_grid,
    change_team,
    consent,
    decline_mate,
    dissolve_grid,
    end_team,
    form_grid,
    leave_team,
    start_grid,
)
from linli.volunteers.acts.members import (
    change_report,
    close_post,
    end_report,
    hide,
    match_report,
    offer_post,
    publish,
    refuse_post,
    report_in,
    start_report,
    take_on,
    tell_result,
    withdraw,
)
from linli.volunteers.acts.mutual import (
    ask_help,
    close_ask,
    done,
    fulfil,
    propose_match,
    say_no,
    say_yes,
    thank,
)

__all__ = [
    "correct_outsider", "correct_service", "import_exchange", "import_outsider", "import_service", "load_exchange",
    "note_export", "note_import", "read_outsider", "take_number",
    "add_team", "ask_help", "ask_mate", "change_grid", "change_report", "change_team", "close_ask", "close_post",
    "consent", "decline_mate", "delete_line", "dissolve_grid", "done", "end_report", "end_team", "form_grid",
    "fulfil", "hide", "hold_talk", "leave_team", "match_report", "offer_post", "open_diary", "propose_match",
    "publish", "read_diary", "refuse_post", "report_in", "say_no", "say_yes", "start_grid", "start_report",
    "take_on", "tell_result", "thank", "withdraw", "write_line",
]  # fmt: skip
