"""What a clause is about: its measure in words, with the subject that a pronoun or a missing subject points back to."""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.wording.figures import figures
from reconcile.wording.patterns import straight
from reconcile.wording.periods import whens
from reconcile.wording.sentences import Span
from reconcile.wording.terms import terms
from reconcile.wording.verbs import has_verb

PRONOUN = re.compile(
    r"^(?:it|they|them|these|this|those|that|he|she|its|their|his|her|the former|the latter|both"
    r"|each|all|none|most|some|many|half|one|of (?:which|whom|them|these|those|that)|which|who|whose"
    r"|such|the same|neither|there|here|another|the rest|a further|the other|the others|the remainder"
    r"|similar|here|(?:only|just|no) (?:[\w-]+ )?(?:other )?(?:police )?(?:forces?|constabular(?:y|ies))"
    r"|an? (?:number|proportion|share|figure|rate|total|sum|level)(?= (?:that|which|well|far|much|rather)\b))(?!\w)"
)
INSIDE = re.compile(
    r"(?<!\w)(?:of (?:them|these|those|which|whom|it)|them|they|it|this|these|those|do(?:es)? so"
    r"|did so|do the same|the same)(?!\w)"
)
FIRST_VERB = re.compile(
    r"(?<![\w'])(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|will|would|may|might|must|should)(?![\w'])"
)
MOST_WORDS = 20
ENOUGH = 2  # terms that tell what is measured
FURTHEST = 4  # statements back
NO_SUBJECT = re.compile(
    r"(?:\b(?:In|On|At|By|Over|During|Between|As at)\s+,?\s*)?\bthere (?:is|are|was|were|had been|have been)\b",
    re.IGNORECASE,
)


# Words of change and comparison tell nothing of what is measured: 'it had 81 fewer, a fall of 5%' is of what?
VALUE_WORDS = re.compile(
    r"(?<![\w'])(?:f[ae]ll(?:s|en|ing)?|r(?:o|i)se[sn]?|dropp?(?:s|ed)?|reduc(?:ed?|tions?)|(?:in|de)creas(?:ed?|es)|lost|loss"
    r"|gain(?:s|ed)?|fewer|less|more|higher|lower|smaller|larger|greater|greatest|largest|chang(?:ed?|es)|cuts?|compared"
    r"|months?|dates?|before|earlier|numbers?|times?|grew|grown|growth|down|up|go(?:es|ne)|went)(?![\w'])"
)


# 'The number of sergeants rose by 2% and that of inspectors by 4%': that is the number.
OF_WHAT = re.compile(
    r"\b(?:[Tt]he |[Ii]ts |[Tt]heir )?(?:numbers?|proportion|share|rate|percentage|cost|level|average|amount|total)"
    r" of\b"
)
THAT_OF = re.compile(r"(?:[Tt]hat|[Tt]hose) of\b")


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


@lru_cache(maxsize=1024)
def antecedent(text: str) -> str:
    """What an earlier statement was about, as words: its dates, figures and 'there were' left out."""
    taken = [Span(m.start, m.end) for m in whens(text)] + [Span(f.start, f.end) for f in figures(text)]
    words = NO_SUBJECT.sub(" ", without(text, taken)).split()
    return " ".join(words[:MOST_WORDS]).strip(" ,;:.")


def measure(clause: str, values: list[Span], before: tuple[str, ...]) -> str:
    """What is measured: the clause without its values, and what it leans on, as far back as need be."""
    own = without(clause, values)
    head = OF_WHAT.search(before[0]) if before else None
    if head is not None and THAT_OF.match(own):
        return THAT_OF.sub(head[0], own, count=1)
    if not needs_subject(clause) and terms(own):
        return own
    parts: list[str] = []
    for earlier in before[:FURTHEST]:
        part = antecedent(earlier)
        if terms(VALUE_WORDS.sub(" ", straight(part))):
            parts.append(part)
        if len(terms(VALUE_WORDS.sub(" ", straight(" ".join(parts))))) >= ENOUGH:
            break
    leaning = "; ".join(part for part in parts if part)
    return f"{own} ({leaning})" if leaning else own
