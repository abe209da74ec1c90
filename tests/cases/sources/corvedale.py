"""One sheet a year, districts down and measures across; a stem with sub-questions; red, amber and green."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head
from tests.papers.sheets import Sheet, blank, heads, item, row, share, title

FORCE = "Corvedale Constabulary"
FOOT = "Illustrative document: Corvedale is a fictional force and its figures are made up."

Figures = tuple[int, float, float, int, int]  # crimes, charged, satisfied, officers, assaults

TEXT = """
I am grateful for the welcome that was given to us when we came to Corvedale in May to look at hate crime. What we found
is set out below, with reference to the three years for which you have sent us figures.

# The extent of hate crime

{g01 The constabulary recorded 373 hate crimes in 2013/14}, {g02 about a third more than two years before}. We do not think this
a bad sign: {g03 victims seem to us readier to come forward than they were}. {g04 Nearly half of the crimes took place in Eastgate district}, and {g05 fewer
than 70 on the Coast}. {g06 How many were committed by way of the internet the constabulary could not say}. {g07 Nor could it say how many of the
victims had reported such a crime before.}

# What is done about it

{g08 In 2013/14 a charge was brought in 29 per cent of cases}. {g09 That proportion has fallen in each of the two years.}
{g10 Of the three districts it is in Westgate that victims are best satisfied}. {g11 The number of community officers has stayed the same since
2011/12}, which in these times is to be commended. {g12 Assaults on officers rose by 12 per cent in the last year}, and
{g13 a review of equipment will report in the new year}.

# Knowing the victims

{g14 The constabulary makes a note of each victim's religion} and {g15 of his or her sexual orientation}; {g16 it records too whether the victim has a
disability}. {g17 The policy on hate crime was last revised in March 2013.} In its own assessment of itself {g18 the constabulary rates its training as
green} but {g19 its care of victims as red}, and {g20 we think that candour of this sort does it credit}.
"""

DISTRICTS = ("Eastgate", "Westgate", "Coast", "Constabulary")

YEARS: dict[str, tuple[Figures, ...]] = {
    "2011-12": ((129, 0.31, 0.75, 22, 41), (86, 0.29, 0.8, 18, 34), (66, 0.33, 0.83, 14, 21), (281, 0.31, 0.79, 54, 96)),
    "2012-13": ((151, 0.28, 0.77, 22, 43), (98, 0.3, 0.82, 18, 36), (70, 0.31, 0.81, 14, 21), (319, 0.29, 0.8, 54, 100)),
    "2013-14": ((178, 0.25, 0.76, 20, 50), (120, 0.27, 0.85, 15, 39), (75, 0.28, 0.82, 11, 23), (373, 0.26, 0.8, 46, 112)),
}  # fmt: skip


def _year(name: str, figures: tuple[Figures, ...]) -> Sheet:
    rows = (
        item(district.lower(), district, crimes, share(charged), share(satisfied), officers, assaults)
        for district, (crimes, charged, satisfied, officers, assaults) in zip(DISTRICTS, figures, strict=True)
    )
    measures = ("Hate crimes recorded", "Hate crimes charged (%)", "Victims of hate crime satisfied (%)",
                "Community officers (headcount)", "Assaults on officers")  # fmt: skip
    return Sheet(
        name,
        (*title(f"Hate crime: {FORCE}, {name.replace('-', '/')}", FOOT), blank(), heads("District", *measures), *rows),
        (18, *([16] * 5)),
    )


POLICY = Sheet(
    "Policy",
    (
        *title(f"Hate crime: {FORCE}, policy and practice", FOOT),
        blank(),
        heads("Question", "Answer"),
        row("1. Does the constabulary record, for each victim of hate crime:"),
        item("religion", "   (a) religion?", "Yes"),
        item("disability", "   (b) disability?", "No"),
        item("orientation", "   (c) sexual orientation?", "Yes"),
        item("age", "   (d) age?", "Yes"),
        row("2. In 2013/14, how many:"),
        item("online", "   (a) hate crimes were committed online?", "Not held"),
        item("again", "   (b) victims had reported a hate crime before?", 88),
        item("revised", "3. When was the hate crime policy last revised?", "May 2011"),
        row("4. How does the constabulary rate itself (red, amber or green) on:"),
        item("recording", "   (a) recording?", "Green"),
        item("training", "   (b) training?", "Amber"),
        item("care", "   (c) care of victims?", "Red"),
    ),
    (64, 14),
)

KEY = """
g01 | agreement | quantity | 2013-14!B:constabulary (Hate crimes recorded) | 373 | 373 | Both give 373 hate crimes.
g02 | agreement | trend | 2013-14!B:constabulary&2011-12!B:constabulary (Hate crimes recorded) | up about a third | 373 against 281 | From 281 to 373 is a rise of 32.7%.
g03 | unverifiable | trend | - | opinion | - | An impression.
g04 | agreement | approximation | 2013-14!B:eastgate&2013-14!B:constabulary (Hate crimes recorded) | nearly 50% | 178 of 373 | 178 of 373 is 47.7%.
g05 | contradiction | approximation | 2013-14!B:coast (Hate crimes recorded) | <70 | 75 | The return gives 75 for the Coast.
g06 | agreement | provision | Policy!B:online (In 2013/14, how many hate crimes were committed online?) | not provided | Not held | The return also says that this is not held.
g07 | contradiction | provision | Policy!B:again (In 2013/14, how many victims had reported a hate crime before?) | not provided | 88 | The letter says that this could not be given, but the return gives 88.
g08 | contradiction | quantity | 2013-14!C:constabulary (Hate crimes charged (%)) | 29% | 26% | The return gives 26% for 2013/14; 29% is the figure for 2012/13.
g09 | agreement | trend | 2013-14!C:constabulary&2012-13!C:constabulary&2011-12!C:constabulary (Hate crimes charged (%)) | falling for two years | 31%, 29%, 26% | The proportion fell from 31% to 29% and 26%.
g10 | agreement | comparison | 2013-14!D:westgate|2013-14!D:eastgate|2013-14!D:coast (Victims of hate crime satisfied (%)) | Westgate highest | 85%, highest of 3 | Westgate has the highest figure.
g11 | contradiction | trend | 2013-14!E:constabulary&2011-12!E:constabulary (Community officers (headcount)) | unchanged | 46 against 54 | The number fell from 54 to 46.
g12 | agreement | trend | 2013-14!F:constabulary&2012-13!F:constabulary (Assaults on officers) | up 12% | 112 against 100 | From 100 to 112 is a rise of 12%.
g13 | unverifiable | date | - | plan | - | A plan.
g14 | agreement | answer | Policy!B:religion (Does the constabulary record, for each victim of hate crime: religion?) | yes | Yes | Both say that religion is recorded.
g15 | agreement | answer | Policy!B:orientation (Does the constabulary record, for each victim of hate crime: sexual orientation?) | yes | Yes | Both say that sexual orientation is recorded.
g16 | contradiction | answer | Policy!B:disability (Does the constabulary record, for each victim of hate crime: disability?) | yes | No | The return says that disability is not recorded.
g17 | contradiction | date | Policy!B:revised | March 2013 | May 2011 | The return says that the policy was last revised in May 2011.
g18 | contradiction | grade | Policy!B:training (How does the constabulary rate itself (red, amber or green) on: training?) | green | Amber | The return gives amber for training.
g19 | agreement | grade | Policy!B:care (How does the constabulary rate itself (red, amber or green) on: care of victims?) | red | Red | Both give red.
g20 | unverifiable | answer | - | opinion | - | An opinion.
"""

CASE = Case(
    name="corvedale-sheet-a-year",
    title="Hate crime 2014: Corvedale Constabulary",
    inspection="Hate crime (2014)",
    force=FORCE,
    head=Head(
        office=("HMIC", "Inspecting policing", "in the public interest"),
        sender=("Adaeze Whitcombe", "HM Inspector of Constabulary", "Western Region"),
        addressee=("Mr Peter Gillow QPM", "Chief Constable", FORCE),
        date="7 August 2014",
        salutation="Dear Mr Gillow",
        subject="Hate crime",
        close=("Yours sincerely", "Adaeze Whitcombe"),
        foot=FOOT,
    ),
    text=TEXT,
    sheets=(POLICY, *(_year(name, figures) for name, figures in YEARS.items())),
    key=KEY,
    look=Look(serif=True, size=13, leading=18.6, justified=True, colour="#5a3b00"),
    notes="""
A sheet for each year with districts down and measures across, and a sheet of questions of which several need their stem. Seven contradictions.

What it is there to catch:
- the year that stands in the sheet's name and title alone; the figure of another year (29%);
- districts beside the total of the constabulary; a share of a total; a rank among districts;
- sub-questions '(b) disability?' that mean nothing without their stem;
- red, amber and green as grades; a date that differs; a figure said not to have been given.
""",
)
