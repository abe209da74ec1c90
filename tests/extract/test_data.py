"""Data returns of every layout: each is a small sheet, and what its cells are read as.

An expected line reads: cell | force | measure | period | value.
"""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.extract.data import data_findings
from reconcile.model import Document, Passage, Place, Role, Side, Standing, Stored
from tests.extract.returns import B, Sheet, Styled, by_cell, document, findings, told

_: None = None

QUESTION_LIST = Sheet(
    "2 Attending",
    [
        [B("Core business inspection", 4)],
        [B("Area 2: Attending", 4)],
        [_],
        ["Ref", "Question", "Force response", "England and Wales"],
        [_],
        [B("Attendance policy", 4)],
        ["2.1", "Is there a policy in writing?", "Yes", "36 forces"],
        ["2.2", "Who may depart from it?", "The control room inspector", "n/a"],
        [_],
        [B("Attendance, 12 months to 30 November 2013", 4)],
        ["2.3", "Crimes attended", Styled(0.86, "0%"), Styled(0.77, "0%")],
        ["2.4", "Officers trained (FTE)", 41.5, "Not collected"],
    ],
    bold=[3],
)
TWO_HEADER_ROWS = Sheet(
    "Matrix",
    [
        [B("Force"), B("Burglary", 4), _, _, _, B("Robbery", 4)],
        [_, B("2012/13", 2), _, B("2013/14", 2), _, B("2012/13", 2), _, B("2013/14", 2)],
        [_, *["Recorded", "Attended (%)"] * 4],
        ["Northshire", 1000, 80, 1100, 82.5, 100, 99, 90, 98],
        ["Eastmoor", 900, 70, 800, 71, 50, 91, 40, 92],
        ["England and Wales", 190000, 75, 180000, 76, 50000, 93, 49000, 94],
    ],
)
YEARS_ACROSS = Sheet(
    "Trend",
    [
        ["Police workforce"],
        [_],
        ["Measure", "2011/12", "2012/13", "2013/14", B("Change 2011/12 to 2013/14", 2)],
        [_, _, _, _, "Number", "%"],
        ["Police officers (FTE)", 1200, 1150, 1100, -100, -8.3],
        ["  of which: neighbourhood", 300, 290, 280, -20, -6.7],
        ["PCSOs", 200, 190, "..", "..", ".."],
        ["Note: figures are rounded."],
    ],
    bold=[2, 3],
)
TIDY = Sheet(
    "Data",
    [
        ["Force", "Theme", "Indicator", "Period", "Value", "Unit", "Note"],
        ["Northshire", "Crime", "Recorded crime", "2012/13", 48.2, "thousands", _],
        ["Northshire", "Crime", "Recorded crime", "2013/14", 47.1, "thousands", "provisional"],
        ["Northshire", "Contact", "999 calls answered in 10 seconds", "2013/14", 0.913, "proportion", _],
        ["Eastmoor", "Workforce", "Total pay", "2012/13", 1.25, "£m", _],
    ],
)
SURVEY_EXPORT = Sheet(
    "csv",
    [
        ["QID", "Section", "QuestionText", "AnswerType", "Answer", "Units", "ReportingPeriod", "DataQualityFlag"],
        [
            "Q1.1",
            "1 Leadership",
            "Is there a lead?",
            "Yes/No + text",
            "Yes\nThe deputy",
            "",
            "At 31 March 2014",
            "Validated",
        ],
        ["Q1.2", "1 Leadership", "Contacts received", "Number", "9", "contacts", "To 30 April 2014", "Provisional"],
    ],
)
TICKS = Sheet(
    "Return",
    [
        ["Please mark one box for each question."],
        ["Question", "Yes", "No", "In part", "Not known"],
        ["Is there a plan?", _, "X", _, _],
        ["Is it published?", "✓", _, _, _],
        ["Is it audited?", _, _, "X", _],
        ["Has it helped?", _, _, _, "X"],
        [_],
        ["Numbers, financial years"],
        ["Measure", "2012/13", "2013/14"],
        ["Calls attended (%)", Styled(0.68, "0%"), Styled(0.71, "0%")],
    ],
    bold=[1, 7, 8],
)
TICKS_BY_FORCE = Sheet(
    "T",
    [
        [_, B("Northshire", 2), _, B("Eastmoor", 2)],
        ["Question", "Yes", "No", "Yes", "No"],
        ["Is there a plan?", "X", _, _, "X"],
        ["Is it published?", _, "X", "X", _],
    ],
)
FORCES_ACROSS = Sheet(
    "Return",
    [
        ["Ref", "Measure", "Unit", "Period", "Alderbrook", "Copplestone Vale", "England and Wales"],
        ["1", "Officers", "FTE", "at 31 March 2014", 1200, 950, 127000],
        ["2", "Cost per head", "£", "2013/14", 150.2, 133, 170],
        ["3", "Is there a strategy?", _, _, "Yes", "N", "12 forces"],
    ],
)
STEMS = Sheet(
    "R",
    [
        ["Ref", "Question", "Response"],
        ["1", "Training", _],
        ["1.1", "How many of the following were trained:", _],
        ["1.1a", "officers", 120],
        ["1.1b", "PCSOs", 30],
        ["1.2", "Is training recorded?", "Yes"],
        ["a)", "If so, where?", "On the personnel system"],
        ["2", "Attendance", _],
        ["2.1", "Does the force attend all crime?", "No"],
    ],
)
SIDE_BY_SIDE = Sheet(
    "S",
    [
        ["Table 1: Officers", _, _, _, "Table 2: Staff"],
        ["Force", "2012", "2013", _, "Force", "2012", "2013"],
        ["Northshire", 10, 11, _, "Northshire", 20, 21],
        ["Eastmoor", 12, 13, _, "Eastmoor", 22, 23],
    ],
)
STACKED_TABLES = Sheet(
    "S",
    [
        ["Part A: Crime"],
        ["Offence", "Number", "%"],
        ["Burglary", 100, 10.5],
        ["Total", 950, 100],
        ["Source: force systems"],
        [_],
        ["Part B: Grades"],
        ["Question", "2014", "2015"],
        ["How effective is the force?", "Good", "Requires improvement"],
    ],
)
TRANSPOSED = Sheet(
    "Q",
    [
        [
            "Force",
            "Is there a written policy?",
            "How many PCSOs (FTE)?",
            "How often is it reviewed?",
            "When was it agreed?",
        ],
        ["Northshire", "Yes", 120.5, "Quarterly", date(2013, 10, 17)],
    ],
)
TRANSPOSED_ONE = Sheet(
    "Q",
    [["Is there a written policy?", "How many PCSOs (FTE)?", "How often is it reviewed?"], ["Yes", 120.5, "Monthly"]],
)
OTHER_FORCES: list[list[Styled | Stored]] = [
    [Styled(name, indent=1), 100, 101, 1, 1] for name in ("Kent", "Surrey", "Sussex", "Essex", "Dorset", "Gwent")
]
PUBLISHED = Sheet(
    "Table_1",
    [
        [B("Table 1: Police officers by force area, England and Wales, September 2014 and September 2015 (FTE)")],
        [_],
        ["England and Wales", _, _, _, "Full-time equivalents"],
        [_, B("As at:", 2, 2), _, B("Change in year\nSep-14 to Sep-15", 2, 2)],
        [_],
        [
            _,
            Styled(date(2014, 9, 30), "mmm-yy", bold=True),
            Styled(date(2015, 9, 30), "mmm-yy", bold=True),
            B("number"),
            B("%"),
        ],
        [B("West Midlands "), 11541.6, 11669.1, 127.5, 1.1],
        [Styled("Staffordshire1", indent=1), 1683.7, 1684.9, 1.2, 0.1],
        [Styled("West Midlands", indent=1), 7154.8, 7043.2, -111.6, "*"],
        *OTHER_FORCES,
        [B("Total 43 forces"), 127077.4, 125184.8, -1892.6, -1.5],
        [_],
        ["Notes"],
        ["1. Excludes secondments to central services."],
    ],
)
FORCE_AND_PERIOD_HEADS = Sheet(
    "M",
    [
        ["Measure", "Northshire 2012/13", "Northshire 2013/14", "England and Wales 2013/14"],
        ["Burglaries attended (%)", 88, 91, 90],
    ],
)
CODED = (
    Sheet(
        "Questions", [["Code", "Question"], ["Q1", "Does the force have a strategy?"], ["Q2", "How many were trained?"]]
    ),
    Sheet(
        "Answers", [["Force", "Q1", "Q2"], ["Northshire", "Y", 12], ["Eastmoor", "DK", 14], ["Copplestone", "N", "CNP"]]
    ),
    Sheet("Key", [["Code", "Meaning"], ["Y", "Yes"], ["N", "No"], ["DK", "Don't know"], ["CNP", "Could not provide"]]),
)
NUMERIC_CODES = (
    Sheet("M", [["Force", "Leadership", "Custody"], ["Northshire", 1, 3], ["Eastmoor", 2, 4]]),
    Sheet(
        "Key", [["Code", "Meaning"], [1, "Outstanding"], [2, "Good"], [3, "Requires improvement"], [4, "Inadequate"]]
    ),
)
CODES_IN_A_NOTE = Sheet(
    "M",
    [
        ["Data supplied by forces"],
        ["CNP = force could not provide it. THR = threat, harm and risk. FTE = full-time equivalent."],
        [_],
        ["Force", "Basis of the attendance policy", "Calls attended (%)"],
        ["Northshire", "THR", "CNP"],
        ["Eastmoor", "Offence type", Styled(0.5, "0%")],
    ],
)
ONE_COLUMN = Sheet(
    "Form",
    [
        ["Domestic abuse return"],
        ["1. Does the force have a definition of a repeat victim?"],
        ["Yes. Any second report within a year."],
        ["2. How many officers were trained in 2013?"],
        ["412 officers, and 30 staff."],
        ["3. Who leads?"],
        ["The deputy chief constable"],
    ],
    bold=[0, 1, 3, 5],
)
CHOICES = Sheet(
    "Q",
    [
        ["Question", "Option", "Selected"],
        ["Which basis is used?", "All crimes", _],
        ["Which basis is used?", "Threat, harm and risk", "X"],
        ["Which basis is used?", "Offence type", _],
    ],
)
CHOICES_BELOW = Sheet(
    "Q",
    [
        ["Answer", "Tick"],
        ["On what basis does the force attend?"],
        ["All crimes", _],
        ["Threat, harm and risk", "✓"],
        ["How is a repeat victim found?"],
        ["By address", "✓"],
    ],
)
DETAILS = Sheet(
    "R",
    [
        ["No.", "Question", "Response", "If yes, please give details", "Evidence"],
        ["1", "Is there a plan?", "Yes", "Agreed in March 2013", "DOC1"],
        ["2", "Is there a named lead?", "No", "To be appointed", "-"],
    ],
)
MERGED_STUB = Sheet(
    "M",
    [
        ["Offence", "Measure", "2012/13", "2013/14"],
        [B("Burglary", 1, 2), "Recorded", 100, 90],
        [_, "Attended (%)", 88, 91],
        ["Robbery", "Recorded", 10, 9],
        [_, "Attended (%)", 98, 99],
    ],
)
QUARTERS = Sheet("M", [["Measure", B("2012/13", 2), _], [_, "Q1", "Q2"], ["999 calls", 100, 110]])
AS_AT_YEARS = Sheet(
    "M", [[_, B("As at 31 March", 2)], ["Category", 2012, 2013], ["Officers", 1200, 1180], ["Staff", 9, 8]]
)
MONEY_TITLE = Sheet(
    "Finance",
    [
        ["Table 3: Savings plans by force"],
        [_, _, "£000s"],
        ["Force", "2011/12", "2012/13"],
        ["Northshire", 4200, 3900],
        ["Eastmoor", 1100, "-"],
    ],
)
UNITS_ROW = Sheet(
    "M",
    [
        ["Force", "Crimes", "Attended", "Response"],
        [_, "number", "%", "minutes"],
        ["Northshire", 1000, 82, 12.5],
        ["Eastmoor", 9, 1, 2],
    ],
)
SHARES = Sheet("M", [["Force", "Attended (%)"], ["Northshire", 0.62], ["Eastmoor", 0.71]])
OF_WHOM = Sheet(
    "M", [["Force", "People on bail", "of whom over 28 days"], ["Northshire", 50, 20], ["Eastmoor", 40, 10]]
)
FORCE_SHEETS = (
    Sheet("Northshire", [["Question", "Answer"], ["Is there a plan?", "Yes"], ["How many leads?", 3]]),
    Sheet("Eastmoor", [["Question", "Answer"], ["Is there a plan?", "No"], ["How many leads?", 4]]),
)
YEAR_SHEETS = (
    Sheet("2012-13", [["Force", "Burglary", "Robbery"], ["Northshire", 10, 5], ["Eastmoor", 8, 4]]),
    Sheet("2013-14", [["Force", "Burglary", "Robbery"], ["Northshire", 9, 6], ["Eastmoor", 7, 3]]),
)
CLERICAL = Sheet(
    "Return",
    [
        ["Force data return"],
        ["Force:", "Northshire Police"],
        ["Completed by:", "A Person"],
        ["Date:", date(2014, 2, 3)],
        [_],
        ["Police officers (FTE)", 1234],
        ["Is there a strategy?", "Yes"],
    ],
)
RANKED = Sheet(
    "M", [["Rank", "Force", "Attended (%)"], [1, "Northshire", 91], [2, "Eastmoor", 88], [3, "England and Wales", 80]]
)
MARKED_MATRIX = Sheet(
    "D", [["Facility", "Northshire", "Eastmoor"], ["Custody suite", "✓", "✗"], ["Mobile data", "✓", "✓"]]
)
RAG = Sheet("R", [["Area", "RAG", "Comment"], ["Leadership", "Green", "On track"], ["Custody", "A", _]])

CASES: dict[str, tuple[tuple[Sheet, ...], str]] = {
    "question list": (
        (QUESTION_LIST,),
        """
        C7 | | Is there a policy in writing? | | yes
        D7 | England and Wales | Is there a policy in writing? | | 36
        C8 | | Who may depart from it? | | The control room inspector
        C11 | | Crimes attended | 12 months to 30 November 2013 | 86%
        D11 | England and Wales | Crimes attended | 12 months to 30 November 2013 | 77%
        C12 | | Officers trained (FTE) | 12 months to 30 November 2013 | 41.5 FTE
        D12 | England and Wales | Officers trained (FTE) | 12 months to 30 November 2013 | not provided
        """,
    ),
    "three header rows": (
        (TWO_HEADER_ROWS,),
        """
        B4 | Northshire | Burglary > Recorded | 2012/13 | 1000
        E4 | Northshire | Burglary > Attended (%) | 2013/14 | 82.5%
        I5 | Eastmoor | Robbery > Attended (%) | 2013/14 | 92%
        F6 | England and Wales | Robbery > Recorded | 2012/13 | 50000
        """,
    ),
    "years across": (
        (YEARS_ACROSS,),
        """
        B5 | | Police officers (FTE) | 2011/12 | 1200 FTE
        E5 | | Police officers (FTE) > Change > Number | 2011/12 to 2013/14 | -100 FTE
        F5 | | Police officers (FTE) > Change > % | 2011/12 to 2013/14 | -8.3%
        D6 | | Police officers (FTE) of which: neighbourhood | 2013/14 | 280 FTE
        D7 | | PCSOs | 2013/14 | not provided
        """,
    ),
    "tidy table": (
        (TIDY,),
        """
        E2 | Northshire | Recorded crime | 2012/13 | 48200
        E4 | Northshire | 999 calls answered in 10 seconds | 2013/14 | 91.3%
        E5 | Eastmoor | Total pay | 2012/13 | 1.25e+06 GBP
        """,
    ),
    "survey export": (
        (SURVEY_EXPORT,),
        """
        E2 | | Is there a lead? | At 31 March 2014 | yes: The deputy
        E3 | | Contacts received | To 30 April 2014 | 9
        """,
    ),
    "tick columns and a table below": (
        (TICKS,),
        """
        C3 | | Is there a plan? | | no
        B4 | | Is it published? | | yes
        D5 | | Is it audited? | | partly
        E6 | | Has it helped? | | not known
        B10 | | Calls attended (%) | 2012/13 | 68%
        C10 | | Calls attended (%) | 2013/14 | 71%
        """,
    ),
    "tick columns for each force": (
        (TICKS_BY_FORCE,),
        """
        B3 | Northshire | Is there a plan? | | yes
        E3 | Eastmoor | Is there a plan? | | no
        C4 | Northshire | Is it published? | | no
        D4 | Eastmoor | Is it published? | | yes
        """,
    ),
    "forces across": (
        (FORCES_ACROSS,),
        """
        E2 | Alderbrook | Officers | at 31 March 2014 | 1200 FTE
        F3 | Copplestone Vale | Cost per head | 2013/14 | 133 GBP
        F4 | Copplestone Vale | Is there a strategy? | | no
        G4 | England and Wales | Is there a strategy? | | 12
        """,
    ),
    "stems": (
        (STEMS,),
        """
        C4 | | How many of the following were trained: officers | | 120
        C5 | | How many of the following were trained: PCSOs | | 30
        C6 | | Is training recorded? | | yes
        C7 | | Is training recorded? If so, where? | | On the personnel system
        C9 | | Does the force attend all crime? | | no
        """,
    ),
    "side by side": (
        (SIDE_BY_SIDE,),
        """
        B3 | Northshire | Officers | 2012 | 10
        C4 | Eastmoor | Officers | 2013 | 13
        F3 | Northshire | Staff | 2012 | 20
        G4 | Eastmoor | Staff | 2013 | 23
        """,
    ),
    "stacked": (
        (STACKED_TABLES,),
        """
        B3 | | Burglary > Number | | 100
        C3 | | Burglary > % | | 10.5%
        B9 | | How effective is the force? | 2014 | good
        C9 | | How effective is the force? | 2015 | requires improvement
        """,
    ),
    "questions along the top": (
        (TRANSPOSED,),
        """
        B2 | Northshire | Is there a written policy? | | yes
        C2 | Northshire | How many PCSOs (FTE)? | | 120.5 FTE
        D2 | Northshire | How often is it reviewed? | | every 91
        E2 | Northshire | When was it agreed? | | 2013-10-17
        """,
    ),
    "questions along the top, no force": (
        (TRANSPOSED_ONE,),
        """
        A2 | | Is there a written policy? | | yes
        B2 | | How many PCSOs (FTE)? | | 120.5 FTE
        C2 | | How often is it reviewed? | | every 30
        """,
    ),
    "published national table": (
        (PUBLISHED,),
        """
        B7 | West Midlands region | Police officers | As at 30 September 2014 | 11541.6 FTE
        B9 | West Midlands | Police officers | As at 30 September 2014 | 7154.8 FTE
        C8 | Staffordshire | Police officers | As at 30 September 2015 | 1684.9 FTE
        D8 | Staffordshire | Police officers > Change in year Sep-14 to Sep-15 > number | Sep-14 to Sep-15 | 1.2 FTE
        E8 | Staffordshire | Police officers > Change in year Sep-14 to Sep-15 > % | Sep-14 to Sep-15 | 0.1%
        E9 | West Midlands | Police officers > Change in year Sep-14 to Sep-15 > % | Sep-14 to Sep-15 | not provided
        C16 | England and Wales | Police officers | As at 30 September 2015 | 125185 FTE
        """,
    ),
    "force and period in one header": (
        (FORCE_AND_PERIOD_HEADS,),
        """
        B2 | Northshire | Burglaries attended (%) | 2012/13 | 88%
        D2 | England and Wales | Burglaries attended (%) | 2013/14 | 90%
        """,
    ),
    "codes and questions on other sheets": (
        CODED,
        """
        B2 | Northshire | Does the force have a strategy? | | yes
        B3 | Eastmoor | Does the force have a strategy? | | not known
        C4 | Copplestone | How many were trained? | | not provided
        C3 | Eastmoor | How many were trained? | | 14
        """,
    ),
    "numbers as codes": (
        NUMERIC_CODES,
        """
        B2 | Northshire | Leadership | | outstanding
        C3 | Eastmoor | Custody | | inadequate
        """,
    ),
    "codes explained in a note": (
        (CODES_IN_A_NOTE,),
        """
        B5 | Northshire | Basis of the attendance policy | | threat, harm and risk
        C5 | Northshire | Calls attended (%) | | not provided: force could not provide it
        C6 | Eastmoor | Calls attended (%) | | 50%
        """,
    ),
    "questionnaire in one column": (
        (ONE_COLUMN,),
        """
        A3 | | Does the force have a definition of a repeat victim? | | yes: Any second report within a year.
        A5 | | How many officers were trained in 2013? | 2013 | 412
        A7 | | Who leads? | | The deputy chief constable
        """,
    ),
    "choices": ((CHOICES,), "C3 | | Which basis is used? | | Threat, harm and risk"),
    "choices below their question": (
        (CHOICES_BELOW,),
        """
        B4 | | On what basis does the force attend? | | Threat, harm and risk
        B6 | | How is a repeat victim found? | | By address
        """,
    ),
    "details beside an answer": (
        (DETAILS,),
        """
        C2 | | Is there a plan? | | yes
        C3 | | Is there a named lead? | | no
        D3 | | Is there a named lead? > If yes, please give details | | To be appointed
        """,
    ),
    "merged and blank stub cells": (
        (MERGED_STUB,),
        """
        D3 | | Burglary > Attended (%) | 2013/14 | 91%
        C4 | | Robbery > Recorded | 2012/13 | 10
        D5 | | Robbery > Attended (%) | 2013/14 | 99%
        """,
    ),
    "quarters below years": ((QUARTERS,), "C3 | | 999 calls | Q2 2012/13 | 110"),
    "as at, over years": ((AS_AT_YEARS,), "C3 | | Officers | As at 31 March 2013 | 1180"),
    "unit beside the title": (
        (MONEY_TITLE,),
        """
        B4 | Northshire | Savings plans | 2011/12 | 4.2e+06 GBP
        C5 | Eastmoor | Savings plans | 2012/13 | not provided
        """,
    ),
    "row of units": (
        (UNITS_ROW,),
        """
        B3 | Northshire | Crimes > number | | 1000
        C3 | Northshire | Attended > % | | 82%
        D3 | Northshire | Response > minutes | | 12.5 minutes
        """,
    ),
    "shares of one": ((SHARES,), "B2 | Northshire | Attended (%) | | 62%"),
    "of whom, in the next column": ((OF_WHOM,), "C2 | Northshire | People on bail: of whom over 28 days | | 20"),
    "a sheet for each force": (
        FORCE_SHEETS,
        """
        Northshire!B2 | Northshire | Is there a plan? | | yes
        Eastmoor!B3 | Eastmoor | How many leads? | | 4
        """,
    ),
    "a sheet for each year": (
        YEAR_SHEETS,
        """
        2012-13!B2 | Northshire | Burglary | 2012-13 | 10
        2013-14!C3 | Eastmoor | Robbery | 2013-14 | 3
        """,
    ),
    "who filled it in": (
        (CLERICAL,),
        """
        B6 | | Police officers (FTE) | | 1234 FTE
        B7 | | Is there a strategy? | | yes
        """,
    ),
    "rank before force": (
        (RANKED,),
        """
        A2 | Northshire | Rank | | 1
        C4 | England and Wales | Attended (%) | | 80%
        """,
    ),
    "ticks and crosses by force": (
        (MARKED_MATRIX,),
        """
        B2 | Northshire | Custody suite | | yes
        C2 | Eastmoor | Custody suite | | no
        """,
    ),
    "red, amber, green": (
        (RAG,),
        """
        B2 | | Leadership > RAG | | green
        B3 | | Custody > RAG | | amber
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_layout(name: str) -> None:
    sheets, lines = CASES[name]
    read = by_cell(*sheets)
    for line in lines.strip().splitlines():
        cell, force, measure, period, value = (part.strip() for part in line.split("|"))
        reference = cell if "!" in cell else next((r for r in read if r.endswith(f"!{cell}")), cell)
        finding = read[reference]
        assert (finding.force, finding.measure, finding.period, told(finding)) == (force, measure, period, value), cell


@pytest.mark.parametrize("name", CASES)
def test_every_finding_is_whole(name: str) -> None:
    found = findings(*CASES[name][0])
    assert [f.id for f in found] == [f"D{n:04d}" for n in range(1, len(found) + 1)]
    for finding in found:
        assert finding.side is Side.DATA
        assert finding.standing is Standing.FINDING
        assert finding.value is not None
        assert finding.measure
        assert finding.label
        assert finding.series
        assert finding.words


# --- what is no finding -----------------------------------------------------------------------------------


def test_keys_question_lists_and_clerical_entries_give_no_finding() -> None:
    assert {f.place.sheet for f in findings(*CODED)} == {"Answers"}
    assert {f.place.cell for f in findings(CLERICAL)} == {"B6", "B7"}


def test_notes_and_titles_give_no_finding() -> None:
    assert max(f.row for f in findings(PUBLISHED)) == 15
    assert {f.row for f in findings(YEARS_ACROSS)} == {4, 5, 6}


def test_hidden_sheets_rows_and_columns_are_passed_over() -> None:
    hidden = Sheet("Old", [["Question", "Answer"], ["Is there a plan?", "No"]], hidden=True)
    shown = Sheet(
        "New",
        [
            ["Question", Styled("Draft", hidden=True), "Answer"],
            [Styled("Was there a plan?", hidden=True), Styled("No", hidden=True), Styled("No", hidden=True)],
            ["Is there a plan?", Styled("No", hidden=True), "Yes"],
        ],
    )
    assert [(f.place.reference, told(f)) for f in findings(hidden, shown)] == [("New!C3", "yes")]


def test_an_index_of_sheets_gives_its_dates_only() -> None:
    index = Sheet(
        "Index",
        [
            ["Sheet", "Title", "Last updated"],
            ["Table 1", "Police officers by force", "28 January 2016"],
            ["Table 2", "Police staff by force", "28 January 2016"],
        ],
    )
    assert {(f.place.cell, told(f)) for f in findings(index)} == {("C2", "2016-01-28"), ("C3", "2016-01-28")}


def test_an_empty_document_has_no_findings() -> None:
    assert data_findings(Document("return.xlsx", "xlsx")) == ((), ())
    assert findings(Sheet("Empty", [])) == ()


# --- what cells share ---------------------------------------------------------------------------------------


def test_a_series_holds_the_cells_that_differ_in_force_or_period_alone() -> None:
    found = by_cell(TWO_HEADER_ROWS)
    series = {cell: finding.series for cell, finding in found.items()}
    assert series["Matrix!B4"] == series["Matrix!D4"] == series["Matrix!B5"] == series["Matrix!D6"]
    assert series["Matrix!B4"] != series["Matrix!C4"]
    assert series["Matrix!B4"] != series["Matrix!F4"]


def test_a_series_runs_over_the_sheets_of_years() -> None:
    found = by_cell(*YEAR_SHEETS)
    assert found["2012-13!B2"].series == found["2013-14!B2"].series
    assert found["2012-13!B2"].series != found["2012-13!C2"].series


def test_a_series_runs_over_the_sheets_of_forces() -> None:
    found = by_cell(*FORCE_SHEETS)
    assert found["Northshire!B2"].series == found["Eastmoor!B2"].series


def test_rows_that_bear_the_same_words_are_told_apart() -> None:
    sheet = Sheet("M", [["Measure", "2012", "2013"], ["Other", 1, 2], ["Other", 3, 4]])
    found = by_cell(sheet)
    assert found["M!B2"].series == found["M!C2"].series
    assert found["M!B2"].series != found["M!B3"].series
    assert found["M!B3"].series == found["M!C3"].series


def test_sections_and_titles_are_the_theme() -> None:
    found = by_cell(QUESTION_LIST)["2 Attending!C7"]
    assert found.theme == "Core business inspection > Area 2: Attending > Attendance policy"
    assert found.section == "Attendance policy"


def test_comments_footnotes_and_flags_qualify() -> None:
    assert by_cell(PUBLISHED)["Table_1!B8"].comment == "Excludes secondments to central services."
    assert by_cell(TIDY)["Data!E3"].comment == "provisional"
    commented = Sheet(
        "M", [["Question", "Answer"], ["How many?", Styled(12, comment="Agreed with the force.")], ["Who?", "Nobody"]]
    )
    assert by_cell(commented)["M!B2"].comment == "Agreed with the force."


def test_a_total_row_keeps_its_own_words_in_the_theme() -> None:
    assert by_cell(PUBLISHED)["Table_1!B16"].theme.endswith("Total 43 forces")


def test_shares_of_one_under_a_percentage_are_noticed() -> None:
    _found, notices = data_findings(document(SHARES))
    assert [notice.place.reference for notice in notices] == ["M!B2"]
    assert data_findings(document(Sheet("M", [["Force", "Attended (%)"], ["Northshire", 0], ["Eastmoor", 1]])))[1] == ()


# --- worded answers -------------------------------------------------------------------------------------------


def test_a_worded_answer_gives_each_of_its_figures_with_its_own_words() -> None:
    answer = "We looked at 310 files in 2011, 325 in 2012 and 402 in 2013. "
    answer += "Delays were found in 21%, 24% and 30% of these respectively."
    found = findings(
        Sheet("Form", [["Question", "Response"], ["How many files were looked at?", answer], ["Who?", "Me"]])
    )
    inside = [(told(f), f.period) for f in found if "—" in f.measure]
    assert inside == [
        ("310", "2011"),
        ("325", "2012"),
        ("402", "2013"),
        ("21%", "2011"),
        ("24%", "2012"),
        ("30%", "2013"),
    ]
    assert all(f.place.cell == "B2" for f in found if "—" in f.measure)
    assert next(f for f in found if told(f) == "402").measure.endswith("402 in 2013")


def test_a_figure_of_them_keeps_the_words_before_it() -> None:
    answer = "A sample of 200 records was read in May 2013, and a plan was found in 150 of them (75%)."
    found = findings(Sheet("Form", [["Question", "Response"], ["Is planning supervised?", answer], ["Who?", "Me"]]))
    share = next(f for f in found if told(f) == "75%")
    assert "plan" in share.words
    assert told(found[0]).startswith("yes")


def test_a_date_inside_a_yes() -> None:
    found = findings(
        Sheet(
            "Form",
            [["Question", "Response"], ["Is there a line?", "Yes. It opened on 3 February 2014."], ["Who?", "Me"]],
        )
    )
    assert [told(f) for f in found[:2]] == ["yes: It opened on 3 February 2014.", "2014-02-03"]


def test_questions_and_answers_in_the_paragraphs_of_a_pdf() -> None:
    def passage(text: str, page: int) -> Passage:
        return Passage(text, Role.BODY, Place("return.pdf", page=page))

    lines = (
        passage("1. Is there a plan?", 1),
        passage("Yes, since 2012.", 1),
        passage("2. How many officers are trained?", 2),
        passage("41", 2),
    )
    found = data_findings(Document("return.pdf", "pdf", passages=lines))[0]
    assert [(f.place.reference, f.measure, told(f)) for f in found if "—" not in f.measure] == [
        ("pdf!p1", "Is there a plan?", "yes: since 2012."),
        ("pdf!p2", "How many officers are trained?", "41"),
    ]


def test_a_table_that_runs_over_pages_keeps_its_header_and_section() -> None:
    from dataclasses import replace

    first = Sheet(
        "pdf table 1", [["Ref", "Question", "Northshire"], [B("1 Preventing", 3)], ["1.1", "Is there a plan?", "Yes"]]
    )
    second = Sheet("pdf table 2", [["Ref", "Question", "Northshire"], ["1.2", "Is it audited?", "No"]])
    third = Sheet("pdf table 3", [["1.3", "Is it published?", "No"], ["1.4", "Is it read?", "Yes"]])
    found = data_findings(replace(document(first, second, third), format="pdf"))[0]
    assert [(f.force, f.section, told(f)) for f in found] == [
        ("Northshire", "1 Preventing", "yes"),
        ("Northshire", "1 Preventing", "no"),
        ("Northshire", "1 Preventing", "no"),
        ("Northshire", "1 Preventing", "yes"),
    ]


# --- size --------------------------------------------------------------------------------------------------------


def test_a_wide_matrix_is_read_in_time_that_grows_with_its_cells() -> None:
    from time import process_time

    def seconds(rows: int) -> float:
        body = [
            [f"Force{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}shire {n // 676}", *range(n, n + 40)] for n in range(rows)
        ]
        return_ = document(Sheet("M", [["Force", *[f"Measure of kind {n}" for n in range(40)]], *body]))
        start = process_time()
        data_findings(return_)
        return process_time() - start

    seconds(50)  # caches filled
    assert seconds(400) < 16 * max(seconds(100), 0.02)


# --- totals ---------------------------------------------------------------------------------------------------------


def test_a_total_below_the_nation_is_named_for_what_it_adds() -> None:
    sheet = Sheet(
        "M",
        [
            ["Force", "Officers", "Staff"],
            ["Northshire Police", 10, 5],
            ["Total 43 forces", 100, 50],
            ["British Transport Police", 3, 2],
            ["Total", 103, 52],
        ],
    )
    found = by_cell(sheet)
    assert (found["M!B3"].force, found["M!B3"].measure) == ("England and Wales", "Officers")
    assert (found["M!B5"].force, found["M!B5"].measure) == (
        "England and Wales",
        "Total with British Transport Police > Officers",
    )
    assert found["M!B3"].series == found["M!B2"].series != found["M!B5"].series


def test_a_total_of_all_forces_is_the_nation() -> None:
    rows: list[list[Styled | Stored]] = [[f"Force {n}", n, 1] for n in range(1, 41)]
    found = by_cell(Sheet("M", [["Force", "Calls", "Leads"], *rows, ["Total", 820, 40]]))
    assert found["M!B42"].force == "England and Wales"
    few = by_cell(Sheet("M", [["Force", "Calls", "Leads"], *rows[:5], ["Total", 15, 5]]))
    assert few["M!B7"].force == "Total"


def test_a_total_of_something_else_is_no_force() -> None:
    found = by_cell(Sheet("M", [["Rank", "Male", "Female", "Total"], ["Constable", 10, 5, 15], ["Total", 12, 6, 18]]))
    assert {f.force for f in found.values()} == {""}
    assert found["M!D2"].measure == "Constable > Total"


def test_a_bare_decimal_is_a_share_and_noticed() -> None:
    sheet = Sheet(
        "M", [["Measure", "2012/13"], ["Plans reviewed", 0.36], ["Officers (FTE)", 0.5], ["Average per shift", 0.4]]
    )
    found, notices = data_findings(document(sheet))
    assert [told(f) for f in found] == ["36%", "0.5 FTE", "0.4"]
    assert [notice.place.cell for notice in notices] == ["B2"]


def test_a_total_beside_forces_is_of_the_forces() -> None:
    found = by_cell(
        Sheet("M", [["Measure", "Alderbrook", "Westmere", "Total"], ["Officers", 10, 5, 15], ["Staff", 1, 2, 3]])
    )
    assert [found[f"M!{c}2"].force for c in "BCD"] == ["Alderbrook", "Westmere", "Total"]
    assert found["M!D2"].measure == "Officers"
    by_row = by_cell(
        Sheet("M", [["Force", "Men", "Women", "Total"], ["Alderbrook Police", 10, 5, 15], ["Westmere Police", 1, 2, 3]])
    )
    assert (by_row["M!D2"].force, by_row["M!D2"].measure) == ("Alderbrook Police", "M > Total")


def test_statistics_beside_forces_are_no_forces() -> None:
    found = by_cell(
        Sheet("R", [["Measure", "Alderbrook", "Lowest", "Mean"], ["Calls (%)", 81, 60, 77], ["Files (%)", 71, 50, 70]])
    )
    assert [(found[f"R!{c}2"].force, found[f"R!{c}2"].measure) for c in "BCD"] == [
        ("Alderbrook", "Calls (%)"),
        ("", "Calls (%) > Lowest"),
        ("Mean", "Calls (%)"),
    ]


def test_numbers_of_questions_along_the_top_are_no_words() -> None:
    sheet = Sheet(
        "csv",
        [
            ["Force", "Q1: Is there a plan?", "Q2 Comments"],
            ["Northshire", "Yes", "See policy"],
            ["Eastmoor", "No", None],
        ],
    )
    found = findings(sheet)
    assert [(f.measure, f.comment) for f in found] == [("Is there a plan?", "See policy"), ("Is there a plan?", "")]
