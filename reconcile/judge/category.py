"""One of several named kinds: the basis of a policy, the post that leads, the way in which something is done."""

from __future__ import annotations

import re
from functools import cache

from reconcile.judge.ruling import Ruling, agreement, contradiction, reply
from reconcile.model import Category, Finding, Interval, Pairing
from reconcile.wording.patterns import table
from reconcile.wording.terms import terms

ENOUGH = 0.6  # share of a kind's words that must stand in the letter for it to be named


@cache
def _kinds() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    words = table("kinds")
    same = {alias: name for name, aliases in words["same"].items() for alias in aliases}
    return {group: tuple(names) for group, names in words["kinds"].items()}, same


def named(text: str) -> dict[str, tuple[str, ...]]:
    """The kinds that a text names, by list; at each place the longest ('deputy chief constable')."""
    lists, same = _kinds()
    lowered = text.lower().replace("’", "'")
    found: dict[str, tuple[str, ...]] = {}
    for group, names in lists.items():
        ways = {name: name for name in names} | {alias: name for alias, name in same.items() if name in names}
        longest_first = sorted(ways, key=lambda way: (-len(way), way))
        pattern = re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")s?\b")
        hits = tuple(dict.fromkeys(ways[match[1]] for match in pattern.finditer(lowered)))
        if hits:
            found[group] = hits
    return found


def judge(pairing: Pairing) -> Ruling | None:
    if not pairing.evidence:
        return None
    cell = pairing.evidence[0]
    if isinstance(cell.value, Interval):
        return None
    held = held_words(cell)
    if not held:
        return None
    said = pairing.letter.words
    rivals = _alternatives(pairing, held)
    share = _share(held, said)
    wider = _share(held, pairing.letter.sentence or said)
    best_rival = max(rivals, key=lambda name: (_share(name, said), name), default="")
    rival_share = _share(best_rival, said) if best_rival else 0.0
    # What the question names is no answer: 'To whom does the registrar report?'
    asked = {name for names in named(cell.asked).values() for name in names}
    answering = {group: tuple(name for name in names if name not in asked) for group, names in named(said).items()}
    ours = {group: names for group, names in answering.items() if names}
    theirs = named(held)
    both = sorted(ours.keys() & theirs.keys())
    apart = [group for group in both if not set(ours[group]) & set(theirs[group])]
    if len(apart) == len(both) > 0:  # however alike the words: an assistant chief constable is no deputy
        why = f"The letter names “{ours[apart[0]][0]}”; the return says “{held}”."
        return contradiction("kind-differs", why, data_value=held)
    if share >= ENOUGH and share >= rival_share:
        return agreement("kind-agrees", f"Both name “{held}”.", data_value=held)
    if rival_share >= 0.99 and rival_share > share:
        why = f"The letter speaks of “{best_rival}”; the return says “{held}”."
        return contradiction("kind-differs", why, data_value=held)
    for group in both:
        if group not in apart:
            return agreement("kind-agrees", f"Both name “{ours[group][0]}”.", data_value=held)
    if wider >= ENOUGH:
        return agreement("kind-agrees", f"Both name “{held}”.", data_value=held)
    return None


def held_words(cell: Finding) -> str:
    """The kind that a cell names: its category, or what follows its yes or no."""
    if isinstance(cell.value, Category):
        return cell.value.name
    answer = reply(cell)
    return answer.detail if answer is not None else ""


def _alternatives(pairing: Pairing, held: str) -> tuple[str, ...]:
    """What the answer could have been: what the question lists, and what other forces answered."""
    cell = pairing.evidence[0]
    listed = re.split(r"[:;]|\bor\b|,(?! harm)", cell.asked)[1:]
    answered = [peer.value.name for peer in pairing.compared if isinstance(peer.value, Category)]
    names = [name.strip(" ?.") for name in (*listed, *answered)]
    held_terms = set(terms(held))
    return tuple(dict.fromkeys(name for name in names if 0 < len(terms(name)) <= 6 and set(terms(name)) != held_terms))


def _share(name: str, text: str) -> float:
    wanted = set(terms(name))
    if not wanted:
        return 0.0
    return len(wanted & set(terms(text))) / len(wanted)
