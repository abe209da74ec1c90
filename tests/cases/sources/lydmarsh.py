"""Money, durations and full-time equivalents against answers that the force wrote as sentences."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head
from tests.papers.sheets import Sheet, blank, heads, item, section, title

FORCE = "Lydmarsh Police"
FOOT = "Illustrative document: Lydmarsh is a fictional force; no figure is real."

TEXT = """
You asked me to put in writing what my colleagues told your finance director in September about the way in which
Lydmarsh husbands its money. I do so under four heads.

# People

{g01 Overtime came to £3.4 million in 2012/13}, {g02 16 per cent less than in the year before}. {g03 Each officer is absent through
sickness for more days in the year than each member of staff}. {g04 The equivalent of about 80 full-time officers are
on restricted duties}. {g05 It takes the force six months to fill a vacant post}. {g06 From its central records it could not tell us how many
agency workers it employs}. {g07 Shift patterns were last looked at in the autumn of 2009}; {g08 this should be done again before the next
budget is set}.

# Buying and contracting

{g09 Close to two-thirds of what the force buys is bought through national frameworks.} {g10 Payroll has been put out to a private
contractor}, one of several ways in which the back office has been made smaller. {g11 HR costs £310 for each employee}, and {g12 the
force tells us that it intends to bring this below £250}.

# Buildings and vehicles

- {g13 The force has given up 11 buildings since 2010}, and {g14 now occupies 58}.
- {g15 Nearly £7 million has been raised by their sale.}
- {g16 It owns the whole of its fleet outright.}
- {g17 On average a vehicle has been in use for just over four years.}

# The budget

{g18 Savings of £7.9 million were made in 2012/13}, {g19 rather more than the target}. {g20 At the end of that year the general reserve
amounted to 6% of the net budget}. {g21 More than two-fifths of the force's income is raised through the council tax}. Across the
service {g22 reserves have grown by a quarter since 2010}, and Parliament has begun to ask why.
"""

ANSWERS = Sheet(
    "Answers",
    (
        *title(f"Value for money 2013: answers of {FORCE}", FOOT),
        blank(),
        heads("No.", "Question", "Answer (please answer in a sentence or two)"),
        section("People", 3),
        item("overtime", "1", "How much did the force spend on overtime?", "£3.42m in 2012/13. In 2011/12 it was £4.05m."),
        item("sickness", "2", "How many days are lost to sickness?", "In 2012/13 officers lost 8.6 days each and police staff 9.9 days each."),
        item("restricted", "3", "How many officers are on restricted duties?", "86 officers, or 79.5 FTE, at 31 March 2013."),
        item("vacancy", "4", "How long does it take to fill a vacancy?", "14 weeks on average from advertisement to start date."),
        item("agency", "5", "How many agency workers does the force employ?", "This is not recorded centrally. Departments think that there may be thirty or so."),
        item("shifts", "6", "When were shift patterns last reviewed?", "October 2009. No date has been set for another review."),
        section("Procurement", 3),
        item("frameworks", "7", "What share of goods and services is bought through national frameworks?", "64% by value."),
        item("outsourced", "8", "Has any function been contracted out?", "No. Payroll and recruitment have been provided jointly with Dunnowshire Police since 2011, but nothing has been contracted out."),
        item("hr", "9", "What does human resources cost for each employee?", "£310 in 2012/13, against £288 in 2011/12."),
        section("Assets", 3),
        item("estate", "10", "How has the estate changed since April 2010?", "We have left 11 of our 58 buildings; 47 remain in use. Receipts from sales came to £6.8m."),
        item("fleet", "11", "How large is the fleet, and is it owned or leased?", "There are 412 vehicles. We own 375 of them and lease 37."),
        item("age", "12", "What is the average age of a vehicle?", "4 years 2 months."),
        section("Budget", 3),
        item("savings", "13", "What savings were made in 2012/13, and what was the target?", "We saved £7.9m against a target of £7.5m."),
        item("reserves", "14", "What was the general reserve at 31 March 2013?", "£9.1m, which is 6.2% of the net revenue budget."),
        item("precept", "15", "What proportion of income comes from the council tax precept?", "38%, up from 36% in 2010/11."),
    ),
    (6, 48, 70),
    labels="B",
)  # fmt: skip

SUPERSEDED = Sheet(
    "Answers v1",
    (
        *title("SUPERSEDED - see 'Answers'"),
        heads("No.", "Question", "Answer"),
        item("", "4", "How long does it take to fill a vacancy?", "Six months."),
        item("", "15", "What proportion of income comes from the council tax precept?", "43%."),
    ),
    hidden=True,
)

KEY = """
g01 | agreement | quantity | Answers!C:overtime | £3.4m | £3.42m | £3.42m rounds to £3.4m.
g02 | agreement | trend | Answers!C:overtime | down 16% | £3.42m against £4.05m | From £4.05m to £3.42m is a fall of 15.6%.
g03 | contradiction | comparison | Answers!C:sickness | officers more than staff | 8.6 days against 9.9 days | Officers lose 8.6 days, fewer than the 9.9 of police staff.
g04 | agreement | approximation | Answers!C:restricted | about 80 FTE | 79.5 FTE | 79.5 is about 80.
g05 | contradiction | date | Answers!C:vacancy | six months | 14 weeks | The return says 14 weeks, which is a little over three months.
g06 | agreement | provision | Answers!C:agency | not provided | not recorded centrally | Both say that it is not recorded centrally.
g07 | agreement | date | Answers!C:shifts | autumn 2009 | October 2009 | October 2009 is in the autumn of 2009.
g08 | unverifiable | answer | - | recommendation | - | A recommendation.
g09 | agreement | approximation | Answers!C:frameworks | close to 67% | 64% | 64% is close to two-thirds.
g10 | contradiction | answer | Answers!C:outsourced | yes | No; provided jointly with another force | The return says that payroll is run jointly with another force and that nothing has been contracted out.
g11 | agreement | quantity | Answers!C:hr | £310 | £310 | Both give £310.
g12 | unverifiable | approximation | - | plan | - | A plan.
g13 | agreement | quantity | Answers!C:estate | 11 | 11 | Both give 11 buildings.
g14 | contradiction | quantity | Answers!C:estate | 58 | 47 | The return says that 47 remain in use; 58 was the number before.
g15 | agreement | approximation | Answers!C:estate | nearly £7m | £6.8m | £6.8m is nearly £7m.
g16 | contradiction | approximation | Answers!C:fleet | all owned | 375 of 412 | The return says that 37 vehicles are leased.
g17 | agreement | approximation | Answers!C:age | just over 4 years | 4 years 2 months | Four years and two months is just over four years.
g18 | agreement | quantity | Answers!C:savings | £7.9m | £7.9m | Both give £7.9m.
g19 | agreement | comparison | Answers!C:savings | above the target | £7.9m against £7.5m | £7.9m is more than the target of £7.5m.
g20 | agreement | quantity | Answers!C:reserves | 6% | 6.2% | 6.2% rounds to 6%.
g21 | contradiction | approximation | Answers!C:precept | >40% | 38% | 38% is not more than two-fifths.
g22 | unverifiable | trend | - | national | - | A national statement.
"""

CASE = Case(
    name="lydmarsh-money-in-sentences",
    title="Value for money 2013: Lydmarsh Police",
    inspection="Value for money (2013)",
    force=FORCE,
    head=Head(
        office=("HMIC", "Inspecting policing", "in the public interest"),
        sender=("Dame Frances Orme", "HM Chief Inspector of Constabulary", "4 Chandler's Row, Oldferry OF1 2BB"),
        addressee=("Dr Simon Varley", "Chief Constable", FORCE),
        date="18 November 2013",
        salutation="Dear Simon",
        subject="Value for money in Lydmarsh Police",
        close=("With best wishes", "Frances Orme"),
        foot=FOOT,
    ),
    text=TEXT,
    sheets=(ANSWERS, SUPERSEDED),
    key=KEY,
    look=Look(size=12, leading=17, colour="#0b4f3c"),
    notes="""
Every answer is a sentence or two, with one figure or several. The letter speaks of money, of time and of full-time equivalents. A hidden
sheet holds superseded answers that would agree with the letter. Six contradictions.

What it is there to catch:
- which figure of an answer is meant (11 buildings left, 47 remain, 58 before; 86 officers, 79.5 FTE);
- months against weeks, years against years and months, pounds in millions;
- a comparison of two figures in one answer; a fall worked out from two figures in one answer;
- a no that is followed by something like a yes;
- answers on a hidden sheet, which are not evidence.
""",
)
