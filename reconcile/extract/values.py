"""One cell's value: a figure with its unit, an answer, a grade, a date or frequency, or one of several named kinds."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from math import inf, isfinite

from reconcile.extract.units import Unit, unit_of
from reconcile.model import Answer, Category, Grade, Interval, Reply, Stored, Value, When
from reconcile.wording import replies
from reconcile.wording.figures import figures
from reconcile.wording.grades import grade_of
from reconcile.wording.numbers import numbers
from reconcile.wording.periods import whens

_NUMBER = r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_MARKS = r"[~*†‡§^#]*(?:\[[^\]]{1,12}\])?|\([a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹]+"
_MAGNITUDE = r"(?:bn|billion|m|mn|million|k|thousand)"
_FIGURE = re.compile(
    r"(?P<hedge><|>|≤|≥|c\.|ca\.|circa|around|about|approximately|approx\.?|roughly|over|more than|"
    r"under|fewer than|less than|"
    rf"at least|up to|nearly|almost|just over|just under)?\s*"
    rf"(?P<pound2>£)?(?P<open>\()?(?P<sign>[-−–+])?\s*(?P<pound>£)?\s*(?P<sign2>[-−–])?(?P<number>{_NUMBER})\s*(?P<magnitude>{_MAGNITUDE}\b)?"
    rf"\s*(?P<unit>%|per ?cent\b|percentage points?\b|pp\b)?(?P<close>\))?(?P<marks>{_MARKS})(?P<more>\+(?!\s*\d))?",
    re.IGNORECASE,
)
_DURATION_PART = (
    r"(?P<{0}>\d+(?:\.\d+)?)\s*(?:{1})\b\.?",
    (
        ("days", r"days?|d", 86400.0),
        ("hours", r"hours?|hrs?|h", 3600.0),
        ("minutes", r"minutes?|mins?|m", 60.0),
        ("seconds", r"seconds?|secs?|s", 1.0),
    ),
)
_DURATION = re.compile(
    r"\s*(?:(?:and|,)?\s*)".join(
        f"(?:{_DURATION_PART[0].format(name, words)})?" for name, words, _ in _DURATION_PART[1]
    )
    + r"\s*",
    re.IGNORECASE,
)
_YEARS_AND_MONTHS = re.compile(
    r"(?P<years>\d+)\s*(?:years?|yrs?),?\s*(?:and\s*)?(?P<months>\d+)\s*(?:months?|mths?)", re.I
)
_CLOCK = re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?")
_MAGNITUDES = {"bn": 1e9, "billion": 1e9, "m": 1e6, "mn": 1e6, "million": 1e6, "k": 1e3, "thousand": 1e3}
_HEDGES = {
    "<": "under", ">": "over", "≤": "up to", "≥": "at least", "c.": "around", "ca.": "around", "circa": "around",
    "about": "around", "approximately": "around", "approx": "around", "approx.": "around", "roughly": "around",
    "more than": "over", "fewer than": "under", "less than": "under", "nearly": "almost",
}  # fmt: skip
_FORCES_SAYING = re.compile(
    rf"(?:yes|no)\W{{1,3}}(?P<number>{_NUMBER})\s+(?:of|out of)\s+(?:{_NUMBER})\s+forces\b", re.I
)
_WHEN = re.compile(
    r"^year\b|\b(?:when|date|how (?:often|frequently|regularly)|frequency|which (?:year|month)|what year)\b",
    re.I,
)
_COUNTS = re.compile(
    r"\b(?:how many|how much|how long|how quickly|number|percentage|proportion|rate|total|average|what percentage)\b|%",
    re.I,
)
_RAG = re.compile(r"\br, ?a,? (?:or |and )?g\b|\brag\b|\brating\b|\bstatus\b|\bred\b.*\bgreen\b", re.I)
_NUMBERED_GRADE = re.compile(r"(?P<level>\d)\s*[-–:.]\s*(?P<name>[A-Za-z][A-Za-z ]{2,30})")
_RAG_LETTERS = {"r": "Red", "a": "Amber", "g": "Green"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"\b(?:time|hours?|minutes?|duration|how long|how quickly)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?P<place>\d{1,3})(?:st|nd|rd|th)(?: (?:out )?of \d+)?(?: forces)?", re.IGNORECASE)
_RANGE = re.compile(
    rf"£?(?P<low>{_NUMBER})%?\s*(?:-|–|to)\s*£?(?P<high>{_NUMBER})\s*(?P<unit>%|[a-z]+|[a-z]+ [a-z]+)?", re.IGNORECASE
)
_NOTE_MARK = re.compile(r"\s*(?:\[(?:note )?\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]+)$", re.I)
_CLOCK_HOURS = re.compile(r"\d\s?(?:am|pm)\b", re.I)


def figure_of(number: float, unit: Unit) -> Interval:
    """A data-side figure is one closed point."""
    scale = 100.0 if unit.share and abs(number) <= 1 else unit.scale
    point = _tidy(number * scale)
    return Interval(point, point, unit=unit.name, stated=point)


def _tidy(number: float) -> float:
    """Floating-point noise of a multiplication removed: 0.07 * 100 is 7, not 7.000000000000001."""
    return float(f"{number:.12g}")


def value_of(
    stored: Stored, shown: str, *, number_format: str = "", unit: str = "", question: str = ""
) -> Value | None:
    """The value of a cell that holds `stored` and shows `shown`; None where it is empty.

    `unit` is what the table says ('%', '£000s', 'proportion'); what the cell says itself counts first.
    """
    said = unit_of(unit) or Unit("")
    if stored is None and not shown.strip():
        return None
    if isinstance(stored, bool):
        return Answer(Reply.YES if stored else Reply.NO)
    if isinstance(stored, int) and stored in (0, 1) and not unit and replies.asks_yes_or_no(question):
        return Answer(Reply.YES if stored else Reply.NO)
    if isinstance(stored, (int, float)) and is_percent_format(number_format) and isfinite(stored):
        return figure_of(float(stored), Unit("%", 100.0))
    if isinstance(stored, (int, float)):
        shows = f"{number_format} {shown}"
        return _number(float(stored), shows, said, question) if isfinite(stored) else None
    if isinstance(stored, datetime):
        return _day(stored.date(), shown)
    if isinstance(stored, date):
        return _day(stored, shown)
    if isinstance(stored, time):
        seconds = float(stored.hour * 3600 + stored.minute * 60 + stored.second)
        return Interval(seconds, seconds, unit="seconds", stated=seconds)
    return _text(shown.strip() or str(stored).strip(), said, question)


@lru_cache(maxsize=1024)
def is_percent_format(number_format: str) -> bool:
    """Whether the format shows hundredths of what is stored; a '%' in quotes is only a letter behind the figure."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)


def _number(number: float, shows: str, unit: Unit, question: str) -> Value:
    if _YEAR.fullmatch(f"{number:g}") and _WHEN.search(question) and not _COUNTS.search(question):
        year = int(number)
        return When(date(year, 1, 1), date(year, 12, 31), text=str(year))
    if not unit.name and "%" in shows:
        return figure_of(number, Unit("%"))
    if not unit.name and "£" in shows:
        unit = Unit("GBP", unit.scale)
    return figure_of(number, unit)


def _day(day: date, shown: str) -> When:
    return When(day, day, text=shown.strip() or day.isoformat())


def _text(text: str, unit: Unit, question: str) -> Value | None:
    if not text:
        return None
    if _YEAR.fullmatch(text) and _WHEN.search(question) and not _COUNTS.search(question):
        return _number(float(text), "", unit, question)
    if re.fullmatch(r"nil\.?|zero", text, re.IGNORECASE):
        return figure_of(0.0, unit)
    if re.fullmatch(r"none\.?", text, re.IGNORECASE) and (_COUNTS.search(question) or unit.name):
        return figure_of(0.0, unit)
    forces = _FORCES_SAYING.match(text)
    if forces:
        return figure_of(_float(forces["number"]), Unit(""))
    if text in ("0", "1") and not unit.name and replies.asks_yes_or_no(question):
        return Answer(Reply.YES if text == "1" else Reply.NO)
    text = _DASHED_DATE.sub(r"\1/\2/\3", _NOTE_MARK.sub("", text) or text)
    text = _MIDNIGHT.sub("", text)
    moved = _MOVED.fullmatch(text) if _CHANGE.search(question) else None
    if moved:
        text = ("-" if moved["down"] else "") + moved["amount"]
    for read in (_boxes, _code, _grade, _when, _duration, _figure, _spelled, _answer):
        value = read(text, unit, question)
        if value is not None:
            return value
    return Category(re.sub(r"\s+", " ", text))


_DASHED_DATE = re.compile(r"\b(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)\b")
_MIDNIGHT = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ]00:00:00(?:\.0+)?Z?$")
_CHANGE = re.compile(r"\b(?:change|difference|variance|increase|decrease|movement|trend)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:up|plus|increased?|rise|rose|(?P<down>down|minus|decreased?|fall|fell|reduced|reduction|drop(?:ped)?))"
    r"(?: of| by)? (?P<amount>[\d£.][^ ]*(?: ?%| per cent| percentage points?)?)",
    re.IGNORECASE,
)

_BOX = re.compile(r"(?P<box>☑|☒|☐|□|■|✓|✔|\[\s?[xX✓]?\s?\]|\(\s?[xX✓]?\s?\))\s*(?P<words>[A-Za-z][^☑☒☐□■✓✔\[(]*)")
_TICKED_BOX = re.compile(r"[☑☒■✓✔xX]")


def _boxes(text: str, unit: Unit, question: str) -> Value | None:
    """'☐ Yes ☒ No': the answer whose box is marked."""
    boxes = list(_BOX.finditer(text))
    if len(boxes) < 2 or boxes[0].start() > 2:
        return None
    marked = [found["words"].strip(" /,;|") for found in boxes if _TICKED_BOX.search(found["box"])]
    return _text(marked[0], unit, question) if len(marked) == 1 else None


def _spelled(text: str, unit: Unit, question: str) -> Interval | None:
    """A figure in words, or behind a word: 'Five working days', 'Eight of nine', 'All 190', 'Within 48 hours'."""
    if len(text.split()) > 6 or _CLOCK_HOURS.search(text) or replies.opening(text) or replies.asks_yes_or_no(question):
        return None
    found = [f for f in figures(text) if f.interval.stated is not None]
    if len(found) != 1 or not (numbers(found[0].words) or re.search(r"\d", found[0].words)) or found[0].start > 10:
        return None
    rest = text[found[0].end :].strip()
    if found[0].start > 0 and rest:
        return None
    interval = found[0].interval
    if interval.hedge or interval.unit:
        return interval if interval.hedge in _HEDGES.values() else figure_of(interval.point, Unit(interval.unit))
    return figure_of(interval.point, Unit("") if unit.name == "%" and rest else unit)


def _code(text: str, unit: Unit, question: str) -> Value | None:
    if _RAG.search(question) and text.casefold() in _RAG_LETTERS:
        return _grade(_RAG_LETTERS[text.casefold()], unit, question)
    reply = replies.code(text)
    return Answer(reply) if reply is not None else None


def _grade(text: str, unit: Unit, question: str) -> Grade | None:
    """A grade standing alone; in '3 - adequate' the word names it, or the number where the word is no grade known."""
    if len(text) > 60:
        return None
    numbered = _NUMBERED_GRADE.fullmatch(text)
    if numbered:
        return grade_of(numbered["name"]) or Grade("numbered", int(numbered["level"]), numbered["name"].strip().lower())
    return grade_of(text)


def _when(text: str, unit: Unit, question: str) -> When | None:
    """A date, period or frequency standing alone, or opening the answer to a question that asks for one."""
    if len(text) > 300:
        return None
    asked = bool(_WHEN.search(question))
    if unit.name and not asked:
        return None
    for mention in whens(text):
        if mention.when.every is not None and mention.start == 0 and len(text.split()) <= 8:
            return mention.when
        alone = mention.end - mention.start >= 0.75 * len(re.sub(r"\s*\([^()]*\)$", "", text).rstrip(" ."))
        bare_number = re.fullmatch(r"\d+(?:\.\d+)?", text) is not None
        if (alone and (not bare_number or asked)) or (asked and mention.start <= 25 and not replies.opening(text)):
            return mention.when
    return None


def _duration(text: str, unit: Unit, question: str) -> Interval | None:
    """'12 min 30 s', '10h 12m', '8 minutes 20 seconds' in seconds; '12 minutes' stays in minutes."""
    body = text.rstrip(" .")
    long = _YEARS_AND_MONTHS.fullmatch(body)
    if long:
        return figure_of(12 * float(long["years"]) + float(long["months"]), Unit("months"))
    found = _DURATION.fullmatch(body)
    asks_time = bool(_TIME.search(question)) or unit.name in ("seconds", "minutes", "hours")
    if found and any(found.groupdict().values()):
        parts = {name: (float(found[name]), length) for name, _, length in _DURATION_PART[1] if found[name]}
        if len(parts) == 1:
            ((name, (number, _)),) = parts.items()
            letter_only = re.fullmatch(r"[\d.]+\s*[a-z]", body, re.IGNORECASE)
            if letter_only and not asks_time:
                return None  # '3m' is three million as likely as three minutes
            return figure_of(number, Unit(name))
        seconds = sum(number * length for number, length in parts.values())
        return figure_of(seconds, Unit("seconds"))
    clock = _CLOCK.fullmatch(body)
    if clock and (asks_time or clock["seconds"]):
        first, second, third = float(clock["hours"]), float(clock["minutes"]), clock["seconds"]
        if third is not None:
            return figure_of(first * 3600 + second * 60 + float(third), Unit("seconds"))
        small = unit.name in ("minutes", "seconds") or re.search(r"\bmm:ss\b|\bminutes?\b", question, re.I)
        return figure_of(first * 60 + second if small else first * 3600 + second * 60, Unit("seconds"))
    return None


def _float(number: str) -> float:
    return float(re.sub(r"[,\s\u00a0]", "", number))


def _figure(text: str, unit: Unit, question: str) -> Interval | None:
    """A figure alone, with its unit and marks ('£1.2m', '(41)', '17~', '<5'), or opening the cell ('36 forces')."""
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal:
        return figure_of(float(ordinal["place"]), Unit(""))
    between = _RANGE.fullmatch(text)
    if between and _float(between["low"]) < _float(between["high"]):
        own = unit_of(between["unit"] or "") or unit
        return Interval(_float(between["low"]) * own.scale, _float(between["high"]) * own.scale, unit=own.name)
    found = _FIGURE.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    if rest and not (found["pound"] or found["pound2"]) and not _opens_with_figure(rest, question):
        return None
    number = _float(found["number"])
    if ((found["sign"] or found["sign2"] or "") in ("-", "−", "–") and (found["sign"] or found["sign2"])) or (
        found["open"] and found["close"] and not rest
    ):
        number = -number
    own = _own_unit(found, rest, unit)
    value = figure_of(number, own)
    if found["more"]:
        return _hedged(value, "at least")
    return _hedged(value, _HEDGES.get((found["hedge"] or "").lower(), (found["hedge"] or "").lower()))


def _opens_with_figure(rest: str, question: str) -> bool:
    """Whether what follows leaves the figure the answer: '36 forces', '54 of 65', '6.2% in 2013/14'."""
    if re.match(r"(?:am|pm|a\.m|p\.m)\b|[.,]\d|e\d|in \d", rest, re.I):
        return False
    if re.match(r"[/:.]?\d|[-–/]\s*\d|(?:st|nd|rd|th)\b|:", rest):
        return re.match(r"/\s+\d", rest) is not None  # dates, ratios and ranges are no single figure; '16 / 16' is
    if len(rest.split()) <= 4:
        return True
    return bool(_COUNTS.search(question)) or re.match(r"(?:of|out of|forces|in|at|\()", rest, re.I) is not None


def _own_unit(found: re.Match[str], rest: str, unit: Unit) -> Unit:
    magnitude = _MAGNITUDES.get((found["magnitude"] or "").lower(), 0.0)
    if found["pound"] or found["pound2"]:
        return Unit("GBP", magnitude or (unit.scale if unit.name == "GBP" else 1.0))
    written = (found["unit"] or "").lower()
    if written:
        return Unit("points" if "point" in written or written == "pp" else "%")
    if magnitude:
        return Unit(unit.name, magnitude)
    if unit.name == "%" and re.match(r"(?:forces|of (?:the )?\d+ forces)\b", rest, re.I):
        return Unit("")
    own = unit_of(re.split(r"[,;.(]", rest)[0]) or unit_of(" ".join(rest.split()[:2])) or unit_of(rest.split(" ")[0])
    if rest and own is not None:
        return own
    if unit.share:
        return unit
    return unit


def _hedged(value: Interval, hedge: str) -> Interval:
    point = value.low
    if hedge == "under":
        return Interval(0.0, point, high_open=True, unit=value.unit, stated=point, hedge="under")
    if hedge in ("over", "just over"):
        return Interval(point, inf, low_open=True, unit=value.unit, stated=point, hedge="over")
    if hedge in ("at least", "up to"):
        low, high = (point, inf) if hedge == "at least" else (0.0, point)
        return Interval(low, high, unit=value.unit, stated=point, hedge=hedge)
    return Interval(point, point, unit=value.unit, stated=point, hedge=hedge)


def _answer(text: str, unit: Unit, question: str) -> Answer | None:
    if not replies.asks_yes_or_no(question):
        short = replies.lacking(text)
        if short is not None:
            return short
    if unit.name and not replies.opening(text):
        return replies.implied(text, "")
    return replies.reply_of(text, question)
