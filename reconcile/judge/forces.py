"""Counts over forces: 'eleven forces …', 'almost half of all forces could not …', 'one of only six forces that …'.

The return is counted: every force's cell of the item, this force's among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.judge.comparison import better_is_higher, pace_sign
from reconcile.judge.ruling import Ruling, agreement, contradiction, missing, number, plain
from reconcile.model import Answer, Category, Finding, Pairing, Reply, Sign
from reconcile.wording.force_counts import forces_counted
from reconcile.wording.negation import polarity, question_polarity

OTHERS = re.compile(r"^\s*(?:of (?:all )?(?:the |its )?)?other\b", re.I)
AND_OTHERS = re.compile(r"\band\s*$", re.I)
NOT_GIVEN = re.compile(
    r"\b(?:had|has|have|with|gave|give|held|hold) no (?:such )?(?:figure|information|data|answer)|\bsay nothing\b"
    r"|\b(?:do|does|did) not (?:have|hold|give) (?:a|any|the) (?:such )?(?:figure|information|data|answer)"
    r"|\b(?:could not|were unable|was unable|unable to|did not|failed to|had not|cannot)\b[^.;]{0,40}"
    r"\b(?:supply|provide|give|tell|say|state|produce|put a figure)",
    re.I,
)
GIVEN = re.compile(
    r"\b(?:could|were able to|supplied|provided|gave)\b[^.;]{0,40}\b(?:supply|provide|give|figure|tell|say)", re.I
)
ROSE = re.compile(r"\b(?:increase|increased|rose|rise|grew|more|gained|gain|higher)\b", re.I)
FELL = re.compile(r"\b(?:decrease|decreased|fell|fall|lost|fewer|cut|reduced|shrank|lower)\b", re.I)
BEYOND = re.compile(
    r"\b(?:larger|higher|greater|faster|quicker|longer|bigger|steeper|sharper|more than (?:it|this)|better)\b", re.I
)
SHORT_OF = re.compile(
    r"\b(?:shorter|sooner|smaller|lower|slower|worse|less than (?:it|this)|fewer than (?:it|this)|a lesser)\b", re.I
)
GOOD = re.compile(r"\bbetter\b", re.I)
GOOD_OR_BAD = re.compile(r"\b(?:better|worse)\b", re.I)
HAVE = re.compile(
    r"\b(?:ha(?:ve|s|d)|makes?|made|spends?|spent|records?|recorded|employs?|employed|receives?|received|keeps?|kept"
    r"|holds?|held|uses?|used|takes?|took) "
    r"(?:(?P<more>more|a (?:larger|greater|higher))|fewer|less|a (?:smaller|lower))\b",
    re.I,
)
AVERAGE_OF = re.compile(
    r"\b(?:average|mean|total|figure|rate|group) (?:for|of|across|in|among) (?:all )?(?:the )?$", re.I
)
ONE_AMONG = re.compile(r"one of\b", re.I)
ONE_OF = re.compile(r"\bone of (?:only |just |the )?$", re.I)
CHANGE = re.compile(r"\b(?:change|increase|decrease|difference)\b", re.I)


def judge(pairing: Pairing) -> Ruling | None:
    figure = forces_counted(pairing.letter.words)
    peers = pairing.compared
    if figure is None or not pairing.evidence or len(peers) < 3:
        return None
    if AVERAGE_OF.search(pairing.letter.words[: figure.start]):
        return None  # 'the average for the ten forces' counts none of them
    cells = (pairing.evidence[0], *peers)
    counted_cells = _those_meant(pairing.letter.words, cells)
    if ONE_OF.search(pairing.letter.words[: figure.start]) or ONE_AMONG.match(figure.words):
        counted_cells = _as_this_force(cells) or counted_cells
    if counted_cells is None:
        return None
    count, total = len(counted_cells), len(cells)
    if not total:
        return None
    one_of = figure.whole is not None and figure.interval.stated == 1 and ONE_AMONG.match(figure.words) is not None
    interval = figure.whole if one_of and figure.whole is not None else figure.interval
    measured = 100 * count / total if interval.unit == "%" else float(count)
    after, before = pairing.letter.words[figure.end :], pairing.letter.words[: figure.start]
    others = OTHERS.match(after) or re.search(r"\bother\b", figure.words, re.I)
    if others and interval.unit != "%":
        measured -= 1 if AND_OTHERS.search(before) or pairing.evidence[0] in counted_cells else 0
    if interval.hedge == "all but" and interval.unit != "%":
        measured = total - measured
    shown = f"{count} of {total}"
    if interval.holds(measured) or (interval.unit == "%" and interval.holds(round(measured))):
        why = f"In the return it is so of {count} of {total} forces."
        return agreement("forces-count-agrees", why, data_value=shown)
    why = f"The letter says {figure.words}; in the return it is so of {count} of {total} forces."
    percent = "%" if interval.unit == "%" else ""
    return contradiction("forces-count-differs", why, data_value=f"{shown} ({plain(measured)}{percent})")


def _as_this_force(cells: Sequence[Finding]) -> list[Finding] | None:
    """'One of only six forces that …': the forces whose answer is this force's."""
    own = cells[0].value
    if not isinstance(own, Answer) or own.reply not in (Reply.YES, Reply.NO):
        return None
    return [cell for cell in cells if isinstance(cell.value, Answer) and cell.value.reply is own.reply]


def _those_meant(words: str, cells: Sequence[Finding]) -> list[Finding] | None:
    """The cells of the forces of which the clause is true; None where the clause does not tell."""
    own_figure = number(cells[0])
    if own_figure is not None and not CHANGE.search(cells[0].measure) and (have := HAVE.search(words)):
        told = [(cell, value.point) for cell in cells[1:] if (value := number(cell)) is not None]
        return [c for c, point in told if (point > own_figure.point if have["more"] else point < own_figure.point)]
    if own_figure is not None and (BEYOND.search(words) or SHORT_OF.search(words)):
        return _beside_own(words, own_figure.point, cells)
    if NOT_GIVEN.search(words):
        return [cell for cell in cells if missing(cell)]
    if all(missing(cell) or number(cell) is not None for cell in cells):
        return _figures_meant(words, cells)
    own = cells[0].value
    if isinstance(own, Answer) and own.reply in (Reply.YES, Reply.NO):
        sense = polarity(words)
        asked_plainly = question_polarity(cells[0].asked) > 0
        wanted = Reply.YES if (sense is not Reply.NO) == asked_plainly else Reply.NO
        return [cell for cell in cells if isinstance(cell.value, Answer) and cell.value.reply is wanted]
    if isinstance(own, Category):
        kind = own.name.lower()
        return [cell for cell in cells if isinstance(cell.value, Category) and cell.value.name.lower() == kind]
    return None


def _beside_own(words: str, own: float, cells: Sequence[Finding]) -> list[Finding]:
    """'Only six forces attended a smaller proportion': those whose figure lies beyond, or short of, this force's."""
    beyond = pace_sign(words, cells[0], Sign.ABOVE if BEYOND.search(words) else Sign.BELOW) is Sign.ABOVE
    up = better_is_higher(cells[0].measure)
    if GOOD_OR_BAD.search(words) and up is not None:
        beyond = up == (GOOD.search(words) is not None)
    if own < 0 and FELL.search(words):
        beyond = not beyond  # the larger loss is the lower figure
    told = [(cell, value.point) for cell in cells[1:] if (value := number(cell)) is not None]
    return [cell for cell, point in told if (point > own if beyond else point < own)]


def _figures_meant(words: str, cells: Sequence[Finding]) -> list[Finding] | None:
    if GIVEN.search(words):
        return [cell for cell in cells if not missing(cell)]
    if not CHANGE.search(cells[0].measure):
        return None
    if ROSE.search(words):
        return [cell for cell in cells if (value := number(cell)) is not None and value.point > 0]
    if FELL.search(words):
        return [cell for cell in cells if (value := number(cell)) is not None and value.point < 0]
    return None
