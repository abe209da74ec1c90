"""Whether a clause and a label count the same thing, or one counts what the other leaves out."""

from __future__ import annotations

import re
from functools import cache

from reconcile.model import Interval
from reconcile.wording.figures import figures
from reconcile.wording.patterns import straight, table, whole_words
from reconcile.wording.terms import terms

_DENIALS = (
    r"not", r"no", r"without", r"never", r"nobody", r"none", r"nothing", r"lack(?:s|ed|ing)?", r"unable", r"cannot",
    r"yet to", r"still to", r"fail(?:s|ed)? to", r"out of use", r"(?:is|are|was|were) missing", r"neither",
    r"untrained",
)  # fmt: skip
DENIAL = re.compile(rf"\b(?:{'|'.join(_DENIALS)})\b|n't\b", re.IGNORECASE)
# Denials that deny nothing of what is counted: 'no-crime', 'not until', 'no fewer than', 'not only'.
NAMED = re.compile(
    r"\bno[- ]crim(?:e|es|ed|ing)\b|\bright first time\b|\bnot (?:only|just|merely|until|all but)\b"
    r"|\b(?:more )?often than not\b|\bno (?:fewer|less|more) than\b|\bno longer than\b|\bno matter\b|\bnot least\b",
    re.IGNORECASE,
)
REACH = 8  # words after a denial in which what it denies is looked for
STOP = re.compile(r"[,;:(|>]| [-–—/] ")  # what is denied ends here


@cache
def _opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_word(first), _word(second)) for first, second in table("opposites")["pairs"])


def _word(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)


def denies(text: str) -> bool:
    """Whether a clause or a label denies: an odd number of plain denials. 'Abandoned' denies nothing here."""
    return len(DENIAL.findall(NAMED.sub("", text))) % 2 == 1


def without_figure(words: str, said: Interval) -> str:
    """A clause without its figure and what hedges it, which deny nothing of the rest ('barely one in seven')."""
    found = figures(words)
    for figure in found:
        if figure.interval.low == said.low and figure.interval.high == said.high:
            return f"{words[: figure.start]} {words[figure.end :]}"
    if len(found) == 1:
        return f"{words[: found[0].start]} {words[found[0].end :]}"
    return words


@cache
def _standards() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("opposites")["standards"]
    return whole_words(words["short"]), whole_words(words["met"])


def standard(text: str) -> int:
    """Whether a text names what is as it should be (1), what falls short (-1), or neither."""
    short, met = _standards()
    plain = NAMED.sub(" ", straight(text))
    for pattern, sense in ((short, -1), (met, 1)):
        found = list(pattern.finditer(plain))
        if found:
            return -sense if _denied(plain[: found[-1].start()]) else sense
    return 0


def _denied(before: str) -> bool:
    """Whether what follows is denied, by a word at most so many before it."""
    near = STOP.split(before)[-1].split()[-REACH:]
    return denies(" ".join(near))


def opposed(words: str, label: str) -> bool:
    """Whether one names the opposite of the other: 'lost' of a label that says 'recorded'."""
    for pair in _opposites():
        for one, other in (pair, pair[::-1]):
            said, asked = one.search(words), other.search(label)
            if said is None or asked is None or other.search(words) or one.search(label):
                continue
            if not (_denied(words[: said.start()]) or _denied(label[: asked.start()])):
                return True
    return False


def turned(words: str, said: Interval, label: str) -> bool:
    """Whether the figure that a clause gives is of what the label leaves out.

    A denial turns only what it denies: of a label 'investigated without attendance' a claim of what is
    'investigated in this way' says the same, and one of what is attended the opposite.
    """
    rest = without_figure(words, said)
    told, asked = standard(rest), standard(label)
    if told and asked and told != asked:
        return True
    claim_denies, label_denies = denies(rest), denies(label) or asked < 0
    if label_denies and told < 0 and not claim_denies:
        return False  # 'few escape review' and 'not reviewed' say the same
    denied = claim_denies != label_denies and (_meets(rest, label) if claim_denies else _meets(label, rest))
    return denied != opposed(rest, label)


def _meets(denying: str, other: str) -> bool:
    """Whether what one text denies stands in the other; or it ends in its denial ('one in four was not')."""
    denied: set[str] = set()
    text = NAMED.sub("", denying)
    for match in DENIAL.finditer(text):
        denied |= set(terms(" ".join(STOP.split(text[match.end() :])[0].split()[:REACH])))
    return _ends_in_denial(text) or bool(denied & set(terms(other)))


def _ends_in_denial(text: str) -> bool:
    """Whether nothing more is denied than what was spoken of: 'one in four was not', '… have not done so'."""
    last = [match.end() for match in DENIAL.finditer(text)][-1:]
    return bool(last) and ENDS.fullmatch(text[last[0] :]) is not None


ENDS = re.compile(
    r"(?:\W*(?:done|do|did|been|so|this|it|yet|had|have|one|at all))*(?:\W*in the (?:past|last) \w+)?\W*", re.I
)
