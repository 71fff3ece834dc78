"""A plan as plain data, for the command line and the API."""

from datetime import date
from decimal import Decimal
from typing import Any

from linli.kernel.ledgers import Value
from linli.records.queries.answers import WHY, Answer, Plan
from linli.records.rules import Layout, Spot
from linli.records.sheets.names import reference

Told = dict[str, Any]


def told(plan: Plan) -> Told:
    """Everything that was decided, cell by cell."""
    return {
        "for": {"id": plan.body.id, "name": plan.body.name},
        "period": _period(plan),
        "grids": [_grid(one) for one in plan.layouts],
        "columns": [_column(one) for one in plan.answers],
        "sums": [
            {"cell": cell(spot), "sheet": spot.sheet, "value": _plain(value)} for spot, value in plan.sums
        ],
        "notes": [str(one) for one in plan.notes],
        "filled": sum(len(one.filled) for one in plan.answers),
        "asked": sum(len(one.ask.spots) - len(one.filled) for one in plan.asked),
    }


def _period(plan: Plan) -> Told | None:
    span = plan.span
    if span is None:
        return None
    return {"from": span.first.isoformat(), "until": span.last.isoformat(), "said": plan.told_period}


def _grid(one: Layout) -> Told:
    return {
        "sheet": one.sheet, "shape": one.shape.value, "title": one.title, "period": one.period,
        "notes": [*one.notes], "left": [*one.left],
    }  # fmt: skip


def _column(one: Answer) -> Told:
    return {
        "name": one.ask.name, "sheet": one.layout.sheet, "taken_for": one.match.code, "title": one.title,
        "confidence": one.match.confidence, "how": one.match.how, "state": one.state,
        "why": str(WHY[one.why]) if one.why else "", "unit": one.unit,
        "cells": [
            {"cell": cell(Spot(f.spot.sheet, f.spot.row + f.extra, f.spot.column)), "value": _plain(f.value),
             "link": f.known.link}
            for f in one.filled
        ],
    }  # fmt: skip


def cell(spot: Spot) -> str:
    """B3; a line above a document's table has no such name."""
    return reference(spot.row, spot.column) if spot.row >= 0 else f"line {-spot.row} above"


def _plain(value: Value) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
