"""A letter against a return in PDF without rules, with similar forces and England and Wales beside the force."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head
from tests.papers.sheets import Sheet, heads, item, section

FORCE = "Gaddesby Police"
FOOT = "Illustrative document: Gaddesby is a fictional force with figures made up for it."

TEXT = """
We looked in the spring of 2015 at the way in which Gaddesby treats the victims of crime. You have had the national report; this letter is
about your own force.

# What victims think

{g01 In the year to March 2015 82 per cent of victims were satisfied with the whole of their experience}, {g02 a lower proportion than in
similar forces or in England and Wales}. {g03 Nearly all of them had found it easy to get in touch with the police.} {g04 As many of them were content with how they
were kept informed as in similar forces}. One man whose shop had been broken into said to us that {g05 he had rung eleven times before
anybody rang him}.

# Keeping in touch

{g06 Almost nine victims in ten are contacted within a day of their report}. {g07 On average they wait 28 hours for a visit}. {g08 A good force
visits every victim of burglary within the hour.} {g09 When somebody is arrested the victim is told within one working day.} {g10 Victims can
follow the progress of their case on the internet}, a facility which they should find useful.

# Helping victims to recover

{g11 More than three victims in five are referred for support.} {g12 The support is given by a single charity under contract to the
commissioner.} {g13 Restorative justice is offered whatever the crime and whoever committed it}, although {g14 there were no more than 64 cases of it in
the year}. {g15 The force could not tell us how many victims had made a personal statement.}

{g16 There are 14.6 full-time equivalent witness-care officers}, and {g17 each of them has more cases to look after than do their counterparts in
similar forces}. {g18 Two more are to be appointed before Christmas.} {g19 The force should ask the victims of domestic abuse as well as others what they think.}
"""

TABLE = Sheet(
    "pdf",
    (
        heads("Item", "Gaddesby", "Similar forces", "England and Wales"),
        section("Satisfaction of victims, 12 months to 31 March 2015"),
        item("ease", "Satisfied with ease of contact", "96%", "95%", "94%"),
        item("action", "Satisfied with action taken", "77%", "81%", "80%"),
        item("informed", "Satisfied with being kept informed", "69%", "76%", "75%"),
        item("whole", "Satisfied with whole experience", "82%", "85%", "84%"),
        section("Contact"),
        item("day", "Victims contacted within 24 hours of report", "88%", "84%", "83%"),
        item("visit", "Average time to first visit (hours)", "19", "26", "28"),
        item("choice", "Are victims offered a choice of how to be contacted?", "Yes", "..", "37 forces"),
        item("arrest", "How soon are victims told of an arrest?", "Within one working day", "..", ".."),
        item("online", "Can victims follow their case online?", "No, planned for 2016", "..", "9 forces"),
        section("Support"),
        item("referred", "Victims referred to support services", "61%", "54%", "52%"),
        item("provider", "Who provides victims' services?", "A consortium of nine charities", "..", ".."),
        item("rj", "To whom is restorative justice offered?", "Victims of young offenders only", "..", ".."),
        item("rjcases", "Restorative justice cases, 12 months to 31 March 2015", "64", "120", ".."),
        item("vps", "Victim personal statements taken, 12 months to 31 March 2015", "Not recorded", "..", "Supplied by 17 forces"),
        item("wco", "Witness-care officers (FTE)", "14.6", "16.1", ".."),
        item("load", "Cases per witness-care officer", "83", "71", "74"),
    ),
    (38, 22, 14, 14),
)  # fmt: skip

KEY = """
g01 | agreement | quantity | pdf!whole | 82% | 82% | Both give 82%.
g02 | agreement | comparison | pdf!whole | lower than similar forces and England and Wales | 82% against 85% and 84% | 82% is lower than both.
g03 | agreement | approximation | pdf!ease | 90% to 100% | 96% | 96% is nearly all.
g04 | contradiction | comparison | pdf!informed | in line with similar forces | 69% against 76% | 69% is well below the 76% of similar forces.
g05 | unverifiable | quantity | - | what a victim said | - | A quotation.
g06 | agreement | approximation | pdf!day | almost 90% | 88% | 88% is almost nine in ten.
g07 | contradiction | quantity | pdf!visit | 28 hours | 19 | The return gives 19 hours; 28 is the figure for England and Wales.
g08 | unverifiable | date | - | what a good force does | - | A criterion.
g09 | agreement | date | pdf!arrest | within one working day | Within one working day | Both say within one working day.
g10 | contradiction | answer | pdf!online | yes | No, planned for 2016 | The return says that victims cannot yet do so.
g11 | agreement | approximation | pdf!referred | >60% | 61% | 61% is more than three in five.
g12 | contradiction | category | pdf!provider | one charity | A consortium of nine charities | The return says that nine charities share the work.
g13 | contradiction | answer | pdf!rj | all victims | Victims of young offenders only | The return says that it is offered to the victims of young offenders alone.
g14 | agreement | quantity | pdf!rjcases | 64 | 64 | Both give 64 cases.
g15 | agreement | provision | pdf!vps | not provided | Not recorded | The return also has no figure.
g16 | agreement | quantity | pdf!wco | 14.6 | 14.6 | Both give 14.6.
g17 | agreement | comparison | pdf!load | above similar forces | 83 against 71 | 83 is more than 71.
g18 | unverifiable | date | - | plan | - | A plan.
g19 | unverifiable | answer | - | recommendation | - | A recommendation.
"""

CASE = Case(
    name="gaddesby-pdf-without-rules",
    title="Victims of crime 2015: Gaddesby Police",
    inspection="Victims of crime (2015)",
    force=FORCE,
    head=Head(
        office=("HMIC", "Inspecting policing", "in the public interest"),
        sender=("Bernadette Crowe", "HM Inspector of Constabulary", "Midlands Region"),
        addressee=("Mr Lewis Hathersage", "Chief Constable", FORCE),
        date="5 November 2015",
        salutation="Dear Lewis",
        subject="The treatment of victims of crime",
        close=("Yours sincerely", "Bernadette Crowe"),
        foot=FOOT,
    ),
    text=TEXT,
    sheets=(TABLE,),
    key=KEY,
    data="return.pdf",
    data_heading=("Victims of crime 2015: data", FORCE, FOOT),
    data_ruled=False,
    look=Look(size=12.5, leading=17.5, colour="#7a1f1f"),
    notes="""
Return in PDF, its table without rules: columns are told by their place on the page alone. Similar forces and England and Wales stand
beside the force. Five contradictions.

What it is there to catch:
- the column of another body (28 hours is the figure for England and Wales);
- a comparison with two bodies at once, and one with similar forces in particular;
- 'planned' after a no; one charity against nine; everybody against some;
- `..` beside the force's own answer; a criterion, a quotation, a plan and a recommendation.
""",
)
