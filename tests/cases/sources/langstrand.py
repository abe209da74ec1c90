"""A letter in DOCX against one row a force: two header rows, ranks and counts over fourteen forces."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.markup import Head
from tests.papers.sheets import Cell, Row, Sheet, blank, heads, item, row, share, title

FOOT = "Illustrative document: the forces are fictional and so are the figures."

TEXT = """
I write with the findings of our inspection of how your force is meeting the financial challenge of the present
spending period. We inspected fourteen forces on the same footing, and the table published with the fourteen letters sets
them side by side.

# The workforce

{g01 Langstrand Police had 1,489 full-time equivalent officers on 31 March 2014}, {g02 13 per cent fewer than it had had four
years earlier}. {g03 Only four of the forces have more police community support officers}. It also employs {g04 1,120
police staff}. By the spring of 2017 {g05 the chief constable expects the number of officers to have come down to 1,350}.

# The money

Over the four years the force has had to {g06 reduce its spending by £31.5 million}, and {g07 it has found the whole of that
sum}. {g08 More than three-quarters of what it has found has come out of the pay bill}: {g09 only one force depends on pay to
a greater extent}. When we came in 2011 {g10 the force had no plan for anything beyond the first year}, and it is a pleasure to
record that this is no longer so.

Policing costs {g11 £176 for each person who lives in the area}, which is {g12 very near the average for all the forces}.

# Changing the way things are done

{g13 A board of chief officers oversees the change programme}, as one does in {g14 all but three of the forces}.
{g15 Langstrand works jointly with others in more functions than the average force does}. {g16 Corvedale, which is a
smaller force, has seven such arrangements.} {g17 There is a good deal more to be gained here than the force has yet been willing to
contemplate.}

# What the public receive

{g18 Eighty-six per cent of victims were satisfied} with what was done for them. Response is a weaker point. {g19 Langstrand
reached a smaller proportion of emergency calls in time than any other force that measured it}; {g20 one force
did not supply the figure}. {g21 Crime recorded by the force fell by 31 per cent between 2010 and 2014}, {g22 a
sharper fall than that for England and Wales}.
"""

COLUMNS = {
    "officers10": "B", "officers": "C", "staff": "D", "pcsos": "E", "cost": "F", "target": "G", "found": "H",
    "pay": "I", "joint": "J", "board": "K", "satisfied": "L", "intime": "M", "crime": "N",
}  # fmt: skip

FORCES: tuple[tuple[object, ...], ...] = (
    ("Aldwark", 1840, 1655, 1120, 188, 172, 28.4, 1.0, 0.82, 6, "Yes", 0.851, 0.886, -0.09),
    ("Brendonshire", 1212, 1098, 820, 140, 160, 19.6, 0.94, 0.71, 4, "Yes", 0.862, 0.902, -0.12),
    ("Cawlshire", 3350, 2870, 1990, 402, 201, 71.2, 0.88, 0.66, 2, "No", 0.828, 0.874, -0.16),
    ("Corvedale", 1105, 1034, 702, 122, 158, 15.1, 1.0, 0.69, 7, "Yes", 0.874, 0.911, -0.07),
    ("Dunnowshire", 2010, 1822, 1304, 251, 168, 33.0, 0.97, 0.74, 5, "Yes", 0.843, 0.889, -0.11),
    ("Elmsworth & Hale", 1488, 1301, 960, 166, 181, 27.7, 0.91, 0.72, 3, "Yes", 0.839, 0.868, -0.14),
    ("Gaddesby", 960, 902, 598, 97, 165, 12.8, 1.0, 0.64, 8, "Yes", 0.881, 0.917, -0.05),
    ("Langstrand", 1720, 1489, 1046, 214, 176, 31.5, 0.93, 0.79, 3, "Yes", 0.857, 0.859, -0.13),
    ("Medbourne", 2640, 2318, 1611, 330, 190, 52.4, 0.9, 0.7, 4, "No", 0.834, 0.88, -0.15),
    ("Norbreck", 1390, 1276, 905, 158, 170, 21.3, 0.98, 0.75, 5, "Yes", 0.866, 0.907, -0.1),
    ("Orrinshire", 1155, 1087, 741, 130, 162, 16.0, 1.0, 0.68, 6, "Yes", 0.871, 0.905, -0.08),
    ("Penhallow", 1602, 1420, 1033, 190, 179, 26.9, 0.95, 0.73, 4, "Yes", 0.849, 0.871, -0.12),
    ("Roxmere", 4105, 3489, 2440, 515, 214, 96.3, 0.86, 0.63, 2, "No", 0.815, "n/p", -0.18),
    ("Stanwardine", 1340, 1215, 868, 149, 173, 22.2, 0.96, 0.81, 5, "Yes", 0.86, 0.893, -0.06),
)
SHARES = (7, 8, 11, 12, 13)  # columns of FORCES that are fractions


def _cells(values: tuple[object, ...]) -> list[Cell]:
    cells = []
    for place, value in enumerate(values):
        assert isinstance(value, str | int | float)
        if place in SHARES and not isinstance(value, str):
            cells.append(share(value, 1 if place in (11, 12) else 0))
        elif place == 6:
            cells.append(Cell(value, "0.0"))
        else:
            cells.append(Cell(value))
    return cells


def _national() -> Row:
    """Sums of numbers and means of the rest, over the forces that answered."""
    values: list[object] = ["England and Wales"]
    for place in range(1, 14):
        column = [force[place] for force in FORCES]
        numbers = [value for value in column if isinstance(value, int | float)]
        if not numbers:
            values.append(f"{column.count('Yes')} Yes")
        elif place <= 4 or place == 6:
            values.append(round(sum(numbers), 1))
        else:
            values.append(round(sum(numbers) / len(numbers), 3 if place in SHARES else 1))
    return Row(tuple(_cells(tuple(values))), "")


def _group(text: str, across: int) -> Cell:
    return Cell(text, bold=True, fill=True, across=across)


def _grouped() -> Row:
    pad = Cell(None)
    return row(
        None, _group("Workforce (full-time equivalent)", 4), pad, pad, pad, _group("Finance", 4), pad, pad, pad,
        _group("Change", 2), pad, _group("Service to the public", 3),
    )  # fmt: skip


MATRIX = Sheet(
    "All forces",
    (
        *title("Meeting the financial challenge 2014: data for all forces inspected", FOOT, "n/p: not provided by the force"),
        blank(),
        _grouped(),
        heads("Force", "Officers, 31 Mar 2010", "Officers, 31 Mar 2014", "Police staff, 31 Mar 2014", "PCSOs, 31 Mar 2014",
              "Net cost per head of population (£), 2013/14", "Savings requirement 2010/11 to 2014/15 (£m)",
              "Savings found (% of requirement)", "Savings from pay (% of savings found)", "Functions shared with other forces (number)",
              "Change programme board", "Victims satisfied (%), 2013/14", "Emergency calls attended within target (%), 2013/14",
              "Change in recorded crime, 2009/10 to 2013/14 (%)"),
        *(item(str(force[0]).split()[0].lower(), *_cells(force)) for force in FORCES),
        _national(),
    ),
    (20, *([14] * 13)),
    alias="all",
    columns=COLUMNS,
)  # fmt: skip

KEY = """
g01 | agreement | quantity | all!officers:langstrand (Officers, 31 Mar 2014) | 1,489 | 1489 | Both give 1,489 officers.
g02 | agreement | trend | all!officers:langstrand&all!officers10:langstrand (Officers, 31 Mar 2014) | down 13% | 1489 against 1720 | From 1,720 to 1,489 is a fall of 13.4%.
g03 | agreement | comparison | all!pcsos:langstrand|all!pcsos:* (PCSOs, 31 Mar 2014) | four forces have more | 214, fifth of 14 | Roxmere, Cawlshire, Medbourne and Dunnowshire have more PCSOs.
g04 | contradiction | quantity | all!staff:langstrand (Police staff, 31 Mar 2014) | 1,120 | 1046 | The return gives 1,046 police staff; 1,120 is the figure for Aldwark.
g05 | unverifiable | approximation | - | plan | - | What is expected for 2017.
g06 | agreement | quantity | all!target:langstrand (Savings requirement 2010/11 to 2014/15 (£m)) | £31.5m | 31.5 | Both give £31.5 million.
g07 | contradiction | approximation | all!found:langstrand (Savings found (% of requirement)) | all | 93% | The return says that the force has found 93% of what was required.
g08 | agreement | approximation | all!pay:langstrand (Savings from pay (% of savings found)) | >75% | 79% | 79% is more than three-quarters.
g09 | contradiction | comparison | all!pay:langstrand|all!pay:* (Savings from pay (% of savings found)) | one force higher | 79%, third highest | Two forces, Aldwark and Stanwardine, have a greater share.
g10 | unverifiable | answer | - | earlier inspection | - | What was so in 2011.
g11 | agreement | quantity | all!cost:langstrand (Net cost per head of population (£), 2013/14) | £176 | 176 | Both give £176.
g12 | agreement | comparison | all!cost:langstrand&all!cost:21 (Net cost per head of population (£), 2013/14) | in line with the average | 176 against 176.4 | £176 is in line with the average.
g13 | agreement | answer | all!board:langstrand (Change programme board) | yes | Yes | Both say that there is a board.
g14 | agreement | quantity | all!board:langstrand|all!board:* (Change programme board) | 11 of 14 | 11 Yes | Three of the fourteen forces answered no.
g15 | contradiction | comparison | all!joint:langstrand&all!joint:21 (Functions shared with other forces (number)) | above the average | 3 against 4.6 | The force shares three functions, fewer than the average of 4.6.
g16 | agreement | quantity | all!joint:corvedale (Functions shared with other forces (number)) | 7 | 7 | Both give seven for Corvedale.
g17 | unverifiable | answer | - | opinion | - | An opinion.
g18 | agreement | quantity | all!satisfied:langstrand (Victims satisfied (%), 2013/14) | 86% | 85.7% | 85.7% rounds to 86%.
g19 | agreement | comparison | all!intime:langstrand|all!intime:* (Emergency calls attended within target (%), 2013/14) | lowest | 85.9%, lowest of 13 | No force that gave the figure has a lower one.
g20 | agreement | provision | all!intime:roxmere|all!intime:* (Emergency calls attended within target (%), 2013/14) | one force | n/p | Roxmere alone did not give the figure.
g21 | contradiction | trend | all!crime:langstrand (Change in recorded crime, 2009/10 to 2013/14 (%)) | down 31% | -13% | The return gives a fall of 13%, not 31%.
g22 | agreement | comparison | all!crime:langstrand&all!crime:21 (Change in recorded crime, 2009/10 to 2013/14 (%)) | fell by more | -13% against -11% | A fall of 13% is sharper than one of 11%.
"""

CASE = Case(
    name="langstrand-one-row-a-force",
    title="Meeting the financial challenge 2014: Langstrand Police",
    inspection="Meeting the financial challenge (2014)",
    force="Langstrand Police",
    head=Head(
        office=("HMIC", "Promoting improvements in policing"),
        sender=("Dr Philippa Marsh", "HM Inspector of Constabulary", "Eastern Region"),
        addressee=("Mrs Joan Tillotson", "Chief Constable", "Langstrand Police"),
        date="22 July 2014",
        salutation="Dear Joan",
        subject="Meeting the financial challenge",
        close=("Yours sincerely", "Philippa Marsh", "HM Inspector of Constabulary"),
        foot=FOOT,
    ),
    text=TEXT,
    sheets=(MATRIX,),
    key=KEY,
    letter="letter.docx",
    as_of="2014-03-31",
    notes="""
One row a force below two header rows, fourteen fictional forces and an England and Wales row. Letter in DOCX. Five contradictions.

What it is there to catch:
- the figure of another row (1,120 staff is Aldwark's);
- ranks and counts over a column, one of them wrong; a count of forces that did not answer;
- a negative percentage that is a change already, so that 'fell by 31 per cent' meets -13%;
- numbers whose unit stands in the header alone (£m, £ a head);
- a statement about another force in the same table; a plan; an earlier inspection; an opinion.
""",
)
