"""Police forces: their names, where a text names them, and which one a letter is about."""

from __future__ import annotations

from reconcile.wording.force_choice import choose_force
from reconcile.wording.force_mentions import ForceMention, force_mentions
from reconcile.wording.force_names import (
    NATION,
    body_kind,
    canonical,
    force_key,
    is_own,
    region_of,
    same_force,
    short_name,
)

__all__ = [
    "NATION",
    "ForceMention",
    "body_kind",
    "canonical",
    "choose_force",
    "force_key",
    "force_mentions",
    "is_own",
    "region_of",
    "same_force",
    "short_name",
]
