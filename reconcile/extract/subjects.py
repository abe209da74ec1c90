"""What a clause is about: its measure in words, with the subject that a pronoun or a missing subject points back to."""

from __future__ import annotations

import re

from reconcile.extract.letter_clauses import has_verb
from reconcile.wording.patterns import straight
from reconcile.wording.sentences import Span

PRONOUN = re.compile(
    r"^(?:it|they|them|these|this|those|that|he|she|its|their|his|her|the former|the latter|both"
    r"|each|all|none|most|some|many|half|one|of (?:which|whom|them|these|those|that)|which|who|whose"
    r"|such|the same|neither|there|here|another|the rest|a further|the other|the others|the remainder"
    r"|similar|here)(?!\w)"
)
INSIDE = re.compile(
    r"(?<!\w)(?:of (?:them|these|those|which|whom|it)|them|they|it|this|these|those|do(?:es)? so"
    r"|did so|do the same|the same)(?!\w)"
)
FIRST_VERB = re.compile(
    r"(?<![\w'])(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|will|would|may|might|must|should)(?![\w'])"
)
MOST_WORDS = 14


def without(text: str, spans: list[Span]) -> str:
    """The text with those spans taken out."""
    kept, place = [], 0
    for span in sorted(spans, key=lambda s: s.start):
        if span.start >= place:
            kept.append(text[place : span.start])
        place = max(place, span.end)
    kept.append(text[place:])
    return re.sub(r"\s+", " ", " ".join(kept)).strip(" ,;:.")


def needs_subject(clause: str) -> bool:
    """Whether the clause leans on what was said before it: a pronoun, or no subject at all."""
    plain = straight(clause)
    if PRONOUN.match(plain):
        return True
    first = FIRST_VERB.search(plain)
    return (first is not None and first.start() <= 1) or not has_verb(clause) or INSIDE.search(plain) is not None


def subject_of(text: str) -> str:
    """The noun phrase that a statement is about, roughly: what stands before its first verb."""
    plain = straight(text)
    first = FIRST_VERB.search(plain)
    head = text[: first.start()] if first and first.start() > 3 else text
    words = head.split()
    if len(words) <= 2 and PRONOUN.match(straight(head)):
        words = text.split()
    return " ".join(words[:MOST_WORDS]).strip(" ,;:.")


def measure(clause: str, values: list[Span], before: tuple[str, ...]) -> str:
    """What is measured: the clause without its values, and the subject it leans on."""
    own = without(clause, values)
    if not before or not needs_subject(clause):
        return own
    antecedent = subject_of(before[0])
    if PRONOUN.match(straight(antecedent)) and len(before) > 1:
        antecedent = subject_of(before[1])
    return f"{own} ({antecedent})" if antecedent else own
