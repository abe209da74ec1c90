"""An invented result for the reports to render: every verdict, long words, and text that means mischief."""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import (
    Answer,
    Coverage,
    Document,
    Finding,
    Interval,
    Judgement,
    Kind,
    Notice,
    Pairing,
    Place,
    Reference,
    Relation,
    Reply,
    Result,
    Side,
    Sign,
    Standing,
    Value,
    Verdict,
)

FORCE = "Larkshire Constabulary"


def letter(id: str, words: str, value: Value | None, kind: Kind, sentence: str = "", *, paragraph: int = 3) -> Finding:
    return Finding(
        id=id,
        side=Side.LETTER,
        standing=Standing.FINDING,
        kind=kind,
        force=FORCE,
        theme="How well does the force attend calls?",
        measure=words,
        value=value,
        words=words,
        place=Place("letter.pdf", page=2, paragraph=paragraph),
        sentence=sentence or words,
    )


def data(id: str, label: str, value: Value | None, shown: str, cell: str, *, unit: str = "") -> Finding:
    return Finding(
        id=id,
        side=Side.DATA,
        standing=Standing.FINDING,
        kind=Kind.QUANTITY,
        force=FORCE,
        theme="2 Attendance",
        measure=label,
        value=value,
        words=shown,
        place=Place("return.xlsx", sheet="2 Attendance", cell=cell),
        unit=unit,
        period="2013/14",
    )


def judged(
    pairing: Pairing, verdict: Verdict, rule: str, explanation: str, values: tuple[str, str], query: str = ""
) -> Judgement:
    evidence = pairing.evidence
    return Judgement(
        ref=pairing.letter.id,
        pairing=pairing,
        verdict=verdict,
        kind=pairing.letter.kind,
        rule=rule,
        explanation=explanation,
        confidence=0.934,
        letter_value=values[0],
        data_value=values[1],
        data_label=evidence[0].measure if evidence else "",
        cells=tuple(f.place.reference for f in evidence),
        query=query,
    )


VISITS = letter(
    "L001",
    "visited within the hour in 91% of cases",
    Interval(90.5, 91.5, high_open=True, unit="%", stated=91),
    Kind.QUANTITY,
    "Larkshire told us that burgled households were visited within the hour in 91% of cases, which we commend [sic].",
)
KEEPERS = letter("L002", "the force trains no lighthouse keepers", Answer(Reply.NO), Kind.ANSWER, paragraph=4)
CALM = letter("L003", "call-takers sounded calm and well rested", Answer(Reply.YES), Kind.ANSWER, paragraph=5)
RISE = letter(
    "L004",
    "visits rose by 4%",
    Relation(Sign.RISING, Reference.EARLIER, amount=Interval(3.5, 4.5, unit="%", stated=4)),
    Kind.TREND,
    "Over the year visits rose by 4%.",
    paragraph=6,
)
STAFF = letter("L005", "staff work hard", None, Kind.ANSWER, paragraph=7)
PLANS = replace(
    letter("L006", "it will hire 12 stewards", Interval(12, 12, stated=12), Kind.QUANTITY), standing=Standing.PLAN
)

VISITED = data("D0001", "Burgled households visited within the hour (%)", Interval(64, 64, unit="%"), "64%", "C7")
TRAINED = data("D0002", "Are lighthouse keepers trained?", Answer(Reply.YES), "Yes", "C9")
TIRED = data("D0003", "Call-takers reporting fatigue (%)", Interval(58, 58, unit="%"), "58%", "C11", unit="%")
GROWN = data("D0004", "Visits, change on the year", Interval(4.2, 4.2, unit="%"), "=4.2%", "C12", unit="%")

JUDGEMENTS = (
    judged(
        Pairing(VISITS, (VISITED,), 0.97),
        Verdict.CONTRADICTION,
        "figure-differs",
        "The letter says 91%; the return says 64%.",
        ("91%", "64%"),
        "The return gives 64% for burgled households visited within the hour. Could HMIC say where 91% comes from?",
    ),
    judged(
        Pairing(KEEPERS, (TRAINED,), 0.9),
        Verdict.CONTRADICTION,
        "answer-differs",
        "The letter says no; the return says yes.",
        ("no", "yes"),
        "The return says that lighthouse keepers are trained. Could HMIC correct the sentence?",
    ),
    judged(
        Pairing(CALM, (TIRED,), 0.6),
        Verdict.TENSION,
        "undermined",
        "The return reports fatigue among call-takers.",
        ("well rested", "58%"),
        "Could HMIC say what the praise of call-takers rests on?",
    ),
    judged(
        Pairing(RISE, (GROWN,), 0.9), Verdict.AGREEMENT, "figure-agrees", "4.2% rounds to 4%.", ("rose by 4%", "4.2%")
    ),
    judged(Pairing(STAFF), Verdict.UNVERIFIABLE, "no-evidence", "Nothing in the return speaks of this.", ("", "")),
)

NOTICES = (
    Notice("A hidden sheet was passed over", Place("return.xlsx", sheet="Old", cell="A1")),
    Notice("A hidden sheet was passed over", Place("return.xlsx", sheet="Older", cell="A1")),
    Notice("The page holds a picture that was not read", Place("letter.pdf", page=3)),
)

RESULT = Result(
    letter=Document("letter.pdf", "pdf", pages=3),
    data=Document("return.xlsx", "xlsx"),
    force=FORCE,
    findings=(VISITS, KEEPERS, CALM, RISE, STAFF, PLANS, VISITED, TRAINED, TIRED, GROWN),
    judgements=JUDGEMENTS,
    notices=NOTICES,
    coverage=Coverage(statements=5, figures=2, met=4),
)

# What somebody might write into a document to fool the reader or the terminal.
MISCHIEF = "[bold red]all[/] is well\x1b[2J\u202e%19\u202c\x07 \ud800 [link=x]here[/link]"
HOSTILE = replace(
    RESULT,
    force="[red]Larkshire[/red]",
    judgements=tuple(
        replace(
            j,
            explanation=MISCHIEF,
            data_label=MISCHIEF,
            data_value=MISCHIEF,
            letter_value=MISCHIEF,
            query=MISCHIEF,
            pairing=replace(j.pairing, letter=replace(j.pairing.letter, sentence=MISCHIEF, words=MISCHIEF)),
        )
        for j in JUDGEMENTS
    ),
    notices=(Notice(MISCHIEF, Place(MISCHIEF)),),
)
