"""The layouts of returns. A layout is one file and one name in LAYOUTS; the first that claims a table reads it."""

from __future__ import annotations

from reconcile.extract.layout import Layout
from reconcile.extract.layouts import choices, crossed, index, keys, ticks

LAYOUTS: tuple[Layout, ...] = (
    Layout("keys to codes", keys.claims, keys.readings),
    Layout("index of sheets", index.claims, index.readings),
    Layout("tick columns", ticks.claims, ticks.readings),
    Layout("lists of choices", choices.claims, choices.readings),
    Layout("rows crossed with columns", crossed.claims, crossed.readings),
)
