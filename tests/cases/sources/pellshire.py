"""A letter in two columns against tick columns, and answers in codes with a key on another sheet."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head
from tests.papers.sheets import Cell, Row, Sheet, blank, heads, item, number, row, section, share, title

FORCE = "Pellshire Police"
FOOT = "Illustrative document. Pellshire is a fictional force and its figures are made up."

TEXT = """
This letter reports on our visit to Pellshire in April 2016, when we looked at what the force does about children
who go missing. We spoke to officers, to those who look after children, and to some of the children themselves.

# When a child is reported missing

{g01 The force has a policy on missing children}, and those who take the calls know it. {g02 The risk to the child is assessed as
soon as the report comes in.} {g03 It is a sergeant who decides how great that risk is}, which is
proper. Where staff decide that a child is 'absent' and not missing, however, {g04 nobody of supervisory rank goes over the decision
afterwards}. {g05 A force that does this well will look at every such case within a day.}

Officers sent to find a child work with one hand tied: {g06 on the force's own system they cannot see whether there is a
child protection plan}. {g07 Some front-line staff, though by no means all, have been trained to recognise sexual
exploitation}. One foster carer told us that {g08 she had given up ringing the police because nobody came}.

# Working with others

{g09 A protocol has been agreed with each of the local authorities}. Representatives of all the agencies {g10 meet every
week to discuss the children who most concern them}. When a child comes home, {g11 the conversation about where he or she has been is
held by a charity that has no connection with the police}.[^1] {g12 All of the local authorities then pass what the child has said to the
force}, which makes it easier to act on.

^1 In some parts of England {g13 the interview is held by a police officer}.

# Children who go missing time and again

{g14 For a child who is often missing there is a trigger plan}, so that the search may begin in the likeliest
places. {g15 Neighbourhood officers pay regular visits to children's homes}. {g16 No one in the force has the task of coordinating its
work on missing people}, and it shows.

# The scale of the problem

{g17 In 2015/16 there were 2,391 children reported missing in Pellshire}, {g18 about a quarter more than two years before}. {g19 Nearly four in
ten of them were in the care of a local authority}. {g20 They accounted for 6,677 separate incidents}, {g21 a
number that has risen in each of the last two years}. {g22 From January 2017 the force will ask a manager to look each month at
the twenty children most often missing.}
"""

TICK = "\u2713"


def _ticked(tag: str, question: str, answer: str, comment: str = "") -> Row:
    ticks = [TICK if answer == column else None for column in ("Yes", "Partly", "No")]
    return item(tag, tag.upper(), question, *ticks, comment or None)


PRACTICE = Sheet(
    "Practice",
    (
        *title(f"Missing children 2016: {FORCE}", FOOT, "Please tick one box for each question."),
        blank(),
        row(Cell("No.", bold=True), Cell("Question", bold=True), Cell("Answer", bold=True, across=3), Cell(None), Cell(None), Cell("Comment", bold=True)),
        heads(None, None, "Yes", "Partly", "No", None),
        section("First response", 6),
        _ticked("a1", "Does the force have a policy on missing children?", "Yes"),
        _ticked("a2", "Is the risk assessed during the first call?", "Yes"),
        _ticked("a3", "Are decisions to record a child as absent reviewed by a supervisor?", "No"),
        _ticked("a4", "Can response officers see child protection plans on the force system?", "No"),
        _ticked("a5", "Have all front-line staff been trained in child sexual exploitation?", "Partly", "About 60%"),
        section("Partners", 6),
        _ticked("b1", "Is there a joint protocol with every local authority in the area?", "Yes"),
        _ticked("b2", "Do all local authorities share the results of return-home interviews with the force?", "Partly", "Two of the three do"),
        section("Children missing repeatedly", 6),
        _ticked("c1", "Does the force prepare trigger plans for children who are repeatedly missing?", "No"),
        _ticked("c2", "Do neighbourhood officers visit children's homes regularly?", "Yes"),
        _ticked("c3", "Does the force have a missing persons coordinator?", "Yes", "One full-time, since 2014"),
        _ticked("c4", "Are lessons from reviews published within the force?", "Yes"),
    ),
    (6, 62, 8, 8, 8, 28),
    labels="B",
)  # fmt: skip

CODED = Sheet(
    "Coded answers",
    (
        *title(f"Missing children 2016: {FORCE}", "For the meaning of the codes see the sheet 'Key to codes'."),
        blank(),
        heads("No.", "Question", "Code"),
        item("d1", "D1", "How often does the multi-agency missing children panel meet?", 3),
        item("d2", "D2", "Who decides the level of risk?", "B"),
        item("d3", "D3", "Who conducts return-home interviews?", "R2"),
        item("d4", "D4", "How does the force rate its information sharing?", 2),
    ),
    (6, 62, 10),
    alias="coded",
    labels="B",
)

CODES = Sheet(
    "Key to codes",
    (
        heads("Question", "Code", "Meaning"),
        *(
            row(question, code, meaning)
            for question, codes in (
                ("D1", ((1, "Daily"), (2, "Weekly"), (3, "Monthly"), (4, "Quarterly"), (5, "Less often"))),
                ("D2", (("A", "Constable"), ("B", "Sergeant"), ("C", "Inspector"), ("D", "Call-handler"))),
                ("D3", (("R1", "Police officer"), ("R2", "Independent charity"), ("R3", "Local authority staff"))),
                ("D4", ((1, "Good"), (2, "Fair"), (3, "Poor"))),
            )
            for code, meaning in codes
        ),
    ),
    (12, 10, 30),
)

NUMBERS = Sheet(
    "Numbers",
    (
        *title(f"Missing children: {FORCE}", FOOT),
        blank(),
        heads("Measure", "2013/14", "2014/15", "2015/16"),
        item("children", "Children reported missing", number(1904), number(2133), number(2391)),
        item("incidents", "Missing children incidents", number(5012), number(5880), number(6677)),
        item("care", "Children reported missing who were looked after by a local authority", share(0.35), share(0.37), share(0.38)),
        item("absent", "Children recorded as absent", number(811), number(902), number(1440)),
    ),
    (60, 12, 12, 12),
)  # fmt: skip

KEY = """
g01 | agreement | answer | Practice!C:a1 | yes | Yes | Both say that there is a policy.
g02 | agreement | answer | Practice!C:a2 | yes | Yes | Both say that risk is assessed in the first call.
g03 | agreement | category | coded!C:d2 | sergeant | B (Sergeant) | Code B stands for a sergeant.
g04 | agreement | answer | Practice!E:a3 | no | No | Both say that these decisions are not reviewed.
g05 | unverifiable | date | - | what a good force does | - | A criterion.
g06 | agreement | answer | Practice!E:a4 | no | No | Both say that officers cannot see the plans.
g07 | agreement | answer | Practice!D:a5 | partly | Partly | Both say that some have been trained.
g08 | unverifiable | answer | - | what a foster carer said | - | A quotation.
g09 | agreement | answer | Practice!C:b1 | yes | Yes | Both say that there is a protocol with every authority.
g10 | contradiction | date | coded!C:d1 | every week | 3 (Monthly) | Code 3 stands for monthly; the letter says every week.
g11 | agreement | category | coded!C:d3 | independent charity | R2 (Independent charity) | Code R2 stands for an independent charity.
g12 | contradiction | answer | Practice!D:b2 | yes, all | Partly | The return says partly, and that two of the three authorities do so.
g13 | unverifiable | category | - | other areas | - | About other parts of England.
g14 | contradiction | answer | Practice!E:c1 | yes | No | The return says that the force does not prepare trigger plans.
g15 | agreement | answer | Practice!C:c2 | yes | Yes | Both say that officers visit children's homes.
g16 | contradiction | answer | Practice!C:c3 | no | Yes | The return says that there has been a full-time coordinator since 2014.
g17 | agreement | quantity | Numbers!D:children | 2,391 | 2,391 | Both give 2,391 children.
g18 | agreement | trend | Numbers!D:children&Numbers!B:children | up about 25% | 2,391 against 1,904 | From 1,904 to 2,391 is a rise of 25.6%.
g19 | agreement | approximation | Numbers!D:care | nearly 40% | 38% | 38% is nearly four in ten.
g20 | agreement | quantity | Numbers!D:incidents | 6,677 | 6,677 | Both give 6,677 incidents.
g21 | agreement | trend | Numbers!D:incidents&Numbers!C:incidents&Numbers!B:incidents | rising for two years | 5,012; 5,880; 6,677 | The number rose in both years.
g22 | unverifiable | date | - | plan | - | A plan.
"""

CASE = Case(
    name="pellshire-ticks-and-codes",
    title="Missing children 2016: Pellshire Police",
    inspection="Missing children (2016)",
    force=FORCE,
    head=Head(
        office=("HMIC", "Inspecting policing", "in the public interest"),
        sender=("Sir Martin Ferrers QPM", "HM Inspector of Constabulary", "Central Region"),
        addressee=("Mr Idris Cole", "Chief Constable", FORCE),
        date="12 July 2016",
        salutation="Dear Mr Cole",
        subject="Missing children",
        close=("Yours sincerely", "Martin Ferrers"),
        foot=FOOT,
        running="Missing children: Pellshire Police",
    ),
    text=TEXT,
    sheets=(PRACTICE, CODED, CODES, NUMBERS),
    key=KEY,
    look=Look(columns=2, serif=True, size=10, leading=12.6, justified=True, colour="#6b2346", margin=58),
    notes="""
Answers as ticks under merged headings, as codes whose meaning stands on another sheet, and as numbers with years across.
The letter is set in two columns, with a footnote in one of them. Four contradictions.

What it is there to catch:
- which column the tick stands in, and 'partly' with a comment;
- a code that has to be looked up under its own question (3 is monthly under D1);
- a denial met by a denial (agreement), an affirmation met by a tick under No;
- a criterion, a quotation, a note on other places and a plan, none of which is a finding.
""",
)
