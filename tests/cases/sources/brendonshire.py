"""Tables side by side and one below the other, in thousands of pounds, with shorthand; a table in the letter."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.markup import Head
from tests.papers.sheets import Cell, Row, Sheet, Stored, blank, heads, number, row, title

FORCE = "Brendonshire Police"
FOOT = "Illustrative document: Brendonshire is a fictional force and every figure is made up."

TEXT = """
At your request I have set down what our financial adviser, Mr Osei, concluded from the tables that you gave him in June. He looked at the
three years to March 2013.

# Spending

{g01 Brendonshire Police spent £125.5 million in 2012/13}, {g02 9 per cent less than two years before}. {g03 More than a third
of the money went on local policing.} The functions in which there has been most change are these:

| Spending on (£ million) | 2010/11 | 2012/13 |
| {g04 Investigation | 24.6 | 25.3} |
| {g05 Road policing | 5.2 | 4.7} |
| {g06 Support functions | 31.5 | 24.8} |

{g07 Spending on intelligence has been cut in each of the two years}, and {g08 on national policing nothing at all was spent in
2010/11}. {g09 I regard the saving in support functions as a considerable achievement.}

# The workforce

{g10 At the end of March 2013 there were 1,475.5 full-time equivalent officers}, {g11 some 90 fewer than a year
earlier}. {g12 About three-quarters of them were constables.} {g13 The number of superintendents did not change.} {g14 On 31 March 2013 the force had
171 police community support officers}. {g15 It could not tell us how many police staff it had on that day.} {g16 By March 2015 it plans to have 1,400
officers.}

# Income

{g17 Over £45 million was raised in council tax in 2012/13}, and {g18 fees have brought in more with each year}. {g19 Some £3 million was drawn
from reserves in 2012/13}. {g20 The police service as a whole now holds more in reserve than it did in 2010.}
"""

LEFT: tuple[tuple[Stored, ...], ...] = (
    ("local", "Local policing", 52340, 50110, 47905),
    ("public", "Dealing with the public", 9870, 9420, 8760),
    ("justice", "Criminal justice", 8115, 7940, 7702),
    ("investigation", "Investigation", 24600, 24950, 25310),
    ("road", "Road policing [1]", 5230, 4410, 3655),
    ("intelligence", "Intelligence", 6020, 6115, 6240),
    ("national", "National policing", "-", 410, 1120),
    ("support", "Support functions", 31470, 28120, 24800),
    ("total", "Total", 137645, 131475, 125492),
)
RIGHT: tuple[tuple[Stored, ...], ...] = (
    ("Chief officers", 4, 4),
    ("Superintendents", 18, 15),
    ("Inspectors", 96, 88),
    ("Sergeants", 262, 247),
    ("Constables", 1188, 1121.5),
    ("All officers", 1568, 1475.5),
    ("PCSOs", 171, 158),
    ("Police staff", 1010, ".."),
)
INCOME: tuple[tuple[Stored, ...], ...] = (
    ("grant", "Government grant", 84200, 80100, 77300),
    ("tax", "Council tax", 45100, 45300, 45450),
    ("fees", "Fees and charges", 2900, 3050, 3480),
    ("reserves", "Drawn from reserves", 5425, 3025, "-"),
)


def _numbers(values: tuple[Stored, ...], places: int = 0) -> list[Stored | Cell]:
    return [number(value, places) if isinstance(value, int | float) else value for value in values]


def _side_by_side() -> list[Row]:
    rows = []
    for place, left in enumerate(LEFT):
        right = RIGHT[place] if place < len(RIGHT) else ()
        cells = [left[1], *_numbers(left[2:]), None, *(right[:1]), *_numbers(right[1:], 1)]
        rows.append(row(*cells, tag=str(left[0])))
    return rows


TABLES = Sheet(
    "Tables",
    (
        *title(f"{FORCE}: finance and workforce tables", FOOT),
        blank(),
        row(
            Cell("Table 1: Spending by function (£ thousand)", bold=True),
            None,
            None,
            None,
            None,
            Cell("Table 2: Workforce (FTE)", bold=True),
        ),
        heads("Function", "2010/11", "2011/12", "2012/13", None, "Rank or role", "31 March 2012", "31 March 2013"),
        *_side_by_side(),
        blank(),
        row(Cell("Table 3: Income (£ thousand)", bold=True)),
        heads("Source", "2010/11", "2011/12", "2012/13"),
        *(row(line[1], *_numbers(line[2:]), tag=str(line[0])) for line in INCOME),
        blank(),
        row(".. not available; - nil"),
        row("[1] From 2012/13 shared with Dunnowshire Police."),
    ),
    (28, 12, 12, 12, 4, 22, 16, 16),
    alias="t",
)

KEY = """
g01 | agreement | quantity | t!D:total (Spending by function (£ thousand): Total) | £125.5m | 125,492 | £125,492 thousand rounds to £125.5 million.
g02 | agreement | trend | t!D:total&t!B:total (Spending by function (£ thousand): Total) | down 9% | 125,492 against 137,645 | The fall is 8.8%.
g03 | agreement | approximation | t!D:local&t!D:total | >33.3% | 47,905 of 125,492 (38%) | £47.9 million of £125.5 million is 38%.
g04 | agreement | quantity | t!D:investigation&t!B:investigation | 24.6 and 25.3 | 25,310 and 24,600 | Both figures match.
g05 | contradiction | quantity | t!D:road&t!B:road | 5.2 and 4.7 | 3,655 and 5,230 | The return gives £3.7 million for 2012/13, not £4.7 million.
g06 | agreement | quantity | t!D:support&t!B:support | 31.5 and 24.8 | 24,800 and 31,470 | Both figures match.
g07 | contradiction | trend | t!D:intelligence&t!C:intelligence&t!B:intelligence | falling for two years | 6,020; 6,115; 6,240 | The spending rose in both years.
g08 | agreement | approximation | t!B:national | none | nil | A dash stands for nil.
g09 | unverifiable | answer | - | opinion | - | An opinion.
g10 | agreement | quantity | t!H:intelligence (Workforce (FTE): All officers) | 1,475.5 | 1,475.5 | Both give 1,475.5.
g11 | agreement | trend | t!H:intelligence&t!G:intelligence (Workforce (FTE): All officers) | about 90 fewer | 1,475.5 against 1,568 | The fall is 92.5.
g12 | agreement | approximation | t!H:road&t!H:intelligence (Workforce (FTE): Constables) | about 75% | 1,121.5 of 1,475.5 (76%) | 76% is about three-quarters.
g13 | contradiction | trend | t!H:public&t!G:public (Workforce (FTE): Superintendents) | unchanged | 15 against 18 | The number fell from 18 to 15.
g14 | contradiction | quantity | t!H:national (Workforce (FTE): PCSOs) | 171 | 158 | The return gives 158; 171 is the figure for 2012.
g15 | agreement | provision | t!H:support (Workforce (FTE): Police staff) | not provided | .. | The return also has no figure for that day.
g16 | unverifiable | quantity | - | plan | - | A plan.
g17 | agreement | approximation | t!D:tax | >£45m | 45,450 | £45.45 million is over £45 million.
g18 | agreement | trend | t!D:fees&t!C:fees&t!B:fees | rising | 2,900; 3,050; 3,480 | Fees rose in both years.
g19 | contradiction | approximation | t!D:reserves | about £3m | nil | The return has nil for 2012/13; £3.0 million was drawn in 2011/12.
g20 | unverifiable | trend | - | national | - | A national statement.
"""

CASE = Case(
    name="brendonshire-tables-side-by-side",
    title="Finance and workforce 2013: Brendonshire Police",
    inspection="Finance and workforce (2013)",
    force=FORCE,
    head=Head(
        office=("HMIC", "Inspecting policing", "in the public interest"),
        sender=("Walter Denholm", "HM Inspector of Constabulary"),
        addressee=("Ms Priya Raman", "Chief Constable", FORCE),
        date="10 October 2013",
        salutation="Dear Priya",
        subject="Finance and workforce",
        close=("Yours ever", "Walter Denholm"),
        foot=FOOT,
    ),
    text=TEXT,
    sheets=(TABLES,),
    key=KEY,
    letter="letter.docx",
    notes="""
Two tables side by side and a third below, in thousands of pounds and in full-time equivalents; `..` and `-` each with a meaning of its
own, which a note gives; a footnote mark in a label. The letter, in DOCX, has a table of its own in millions. Five contradictions.

What it is there to catch:
- millions against thousands; a unit that stands in the table's title alone;
- where one table ends and the next begins;
- the year before's figure; a rise told as a cut; nil against a figure;
- a false figure in a table of the letter.
""",
)
