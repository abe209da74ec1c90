"""A PEEL-style report with grades against an ODS: measures down, forces across."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head
from tests.papers.sheets import Sheet, blank, heads, item, section, share, title

FORCE = "Keldale Police"
FOOT = "Illustrative document: all five forces are fictional and all figures made up."
FORCES = ("Brendonshire", "Keldale", "Medbourne", "Norbreck", "Roxmere")

TEXT = """
# Force in numbers

= Crimes per 1,000 population | 61.2 | England and Wales 68.7

= Organised crime groups per million population | 41 | England and Wales 46

# How effective is the force at keeping people safe and reducing crime?

{g01 Overall, Keldale Police requires improvement} in respect of its effectiveness, which is a disappointment after {g02 the grade of good
that it was given in 2016}.

## How effective is the force at preventing crime and tackling anti-social behaviour?

{g03 Keldale Police is good at preventing crime and tackling anti-social behaviour.} Officers know the places in which they work.
{g04 The force recorded 61 crimes for every 1,000 people}, {g05 a lower rate than that of England and Wales}. {g06 Some 12 per cent of its
workforce is in neighbourhood roles.}

## How effective is the force at investigating crime and reducing re-offending?

{g07 This is something at which the force is good.} {g08 Twelve per cent of its crimes end in a charge or a summons}, {g09 a better result than
is obtained in England and Wales as a whole}. On the other hand {g10 more than a fifth of cases come to nothing because the victim
does not support a prosecution}. {g11 Three-quarters of its detectives are accredited.} {g12 A mere 3 per cent of crimes had been given no outcome at
all.}

! Area for improvement: {g13 the force should ensure that every investigation is supervised by a detective sergeant.}

## How effective is the force at protecting those who are vulnerable from harm?

{g14 The force is now good at protecting those who are vulnerable from harm}, {g15 an improvement on the grade of the previous
year}. {g16 Only one of the five forces in the region makes fewer arrests for every 100 crimes of domestic abuse}, however, and
{g17 we shall want to see that figure rise}.

## How effective is the force at tackling serious and organised crime?

{g18 The work that Keldale does against serious and organised crime is good.} {g19 It is keeping track of 41 organised crime groups for every
million people}, a matter on which {g20 Roxmere has the highest figure in the region}. {g21 By 2019 the force hopes to have doubled the size of its
covert team.}

# How efficient is the force?

In our report on efficiency, which was published in November, {g22 the force was judged to be good.}
"""

GRADES = Sheet(
    "Grades",
    (
        *title("PEEL grades, forces of the region", FOOT),
        blank(),
        heads("Question", *FORCES),
        section("2017", 6),
        item("eff17", "Effectiveness: overall", "Good", "Requires improvement", "Good", "Good", "Requires improvement"),
        item("prev17", "Preventing crime and tackling anti-social behaviour", "Good", "Good", "Good", "Outstanding", "Requires improvement"),
        item("inv17", "Investigating crime and reducing re-offending", "Good", "Requires improvement", "Good", "Good", "Requires improvement"),
        item("vul17", "Protecting those who are vulnerable from harm", "Requires improvement", "Good", "Good", "Good", "Inadequate"),
        item("soc17", "Tackling serious and organised crime", "Good", "Outstanding", "Good", "Good", "Good"),
        item("effi17", "Efficiency: overall", "Good", "Good", "Good", "Outstanding", "Requires improvement"),
        item("leg17", "Legitimacy: overall", "Good", "Good", "Outstanding", "Good", "Good"),
        section("2016", 6),
        item("eff16", "Effectiveness: overall", "Good", "Good", "Good", "Good", "Good"),
        item("prev16", "Preventing crime and tackling anti-social behaviour", "Good", "Good", "Good", "Good", "Good"),
        item("inv16", "Investigating crime and reducing re-offending", "Good", "Good", "Good", "Good", "Requires improvement"),
        item("vul16", "Protecting those who are vulnerable from harm", "Good", "Requires improvement", "Good", "Requires improvement", "Inadequate"),
        item("soc16", "Tackling serious and organised crime", "Good", "Good", "Good", "Good", "Good"),
    ),
)  # fmt: skip

MEASURES = Sheet(
    "Measures",
    (
        *title("Measures, 12 months to 30 June 2017", FOOT),
        blank(),
        heads("Measure", *FORCES, "England and Wales"),
        item("rate", "Recorded crimes per 1,000 population", 58.4, 61.2, 64.9, 55.0, 90.3, 68.7),
        item("charge", "Crimes with an outcome of charge or summons", share(0.141, 1), share(0.118, 1), share(0.133, 1), share(0.15, 1), share(0.102, 1), share(0.129, 1)),
        item("support", "Crimes in which the victim did not support action", share(0.18, 1), share(0.214, 1), share(0.192, 1), share(0.165, 1), share(0.231, 1), share(0.198, 1)),
        item("none", "Crimes not yet assigned an outcome", share(0.024, 1), share(0.031, 1), share(0.05, 1), share(0.028, 1), share(0.096, 1), share(0.048, 1)),
        item("pip", "Detectives accredited (PIP level 2)", share(0.79), share(0.63), share(0.81), share(0.88), share(0.7), share(0.81)),
        item("arrest", "Arrests per 100 domestic abuse crimes", 55, 48, 51, 58, 44, 52),
        item("ocg", "Organised crime groups per million population", 29, 41, 33, 27, 72, 46),
        item("nhood", "Workforce in neighbourhood roles", share(0.14), share(0.12), share(0.11), share(0.16), share(0.09), share(0.13)),
    ),
)  # fmt: skip

KEY = """
g01 | agreement | grade | Grades!C:eff17 | requires improvement | Requires improvement | Both give requires improvement for 2017.
g02 | agreement | grade | Grades!C:eff16 | good (2016) | Good | Both give good for 2016.
g03 | agreement | grade | Grades!C:prev17 | good | Good | Both give good.
g04 | agreement | quantity | Measures!C:rate | 61 per 1,000 | 61.2 | 61.2 rounds to 61.
g05 | agreement | comparison | Measures!C:rate&Measures!G:rate | below England and Wales | 61.2 against 68.7 | 61.2 is lower than 68.7.
g06 | agreement | approximation | Measures!C:nhood | about 12% | 12% | Both give 12%.
g07 | contradiction | grade | Grades!C:inv17 | good | Requires improvement | The return gives requires improvement for 2017; good was the grade of 2016.
g08 | agreement | quantity | Measures!C:charge | 12% | 11.8% | 11.8% rounds to 12%.
g09 | contradiction | comparison | Measures!C:charge&Measures!G:charge | above England and Wales | 11.8% against 12.9% | The force's 11.8% is below the 12.9% for England and Wales.
g10 | agreement | approximation | Measures!C:support | >20% | 21.4% | 21.4% is more than a fifth.
g11 | contradiction | approximation | Measures!C:pip | 75% | 63% | The return says that 63% are accredited.
g12 | agreement | quantity | Measures!C:none | 3% | 3.1% | 3.1% rounds to 3%.
g13 | unverifiable | answer | - | area for improvement | - | A recommendation.
g14 | agreement | grade | Grades!C:vul17 | good | Good | Both give good.
g15 | agreement | trend | Grades!C:vul17&Grades!C:vul16 | better than in 2016 | Good against Requires improvement | The grade went from requires improvement to good.
g16 | agreement | comparison | Measures!C:arrest|Measures!B:arrest|Measures!D:arrest|Measures!E:arrest|Measures!F:arrest | one force lower | 48, fourth of 5 | Only Roxmere, with 44, has a lower figure.
g17 | unverifiable | trend | - | wish | - | What inspectors want to see.
g18 | contradiction | grade | Grades!C:soc17 | good | Outstanding | The return gives outstanding for 2017; good was the grade of 2016.
g19 | agreement | quantity | Measures!C:ocg | 41 per million | 41 | Both give 41.
g20 | agreement | comparison | Measures!F:ocg|Measures!B:ocg|Measures!C:ocg|Measures!D:ocg|Measures!E:ocg | Roxmere highest | 72, highest of 5 | Roxmere has 72, the highest of the five.
g21 | unverifiable | trend | - | plan | - | A plan.
g22 | agreement | grade | Grades!C:effi17 | good | Good | Both give good for efficiency.
"""

CASE = Case(
    name="keldale-grades-ods",
    title="PEEL: Police effectiveness 2017, Keldale Police",
    inspection="PEEL: Police effectiveness 2017",
    force=FORCE,
    head=Head(
        office=("HMICFRS",),
        sender=(),
        addressee=(),
        date="Keldale Police: report of March 2018",
        salutation="",
        subject="PEEL: Police effectiveness 2017",
        close=(),
        foot=FOOT,
        running="PEEL: Police effectiveness 2017 \u2013 Keldale Police",
    ),
    text=TEXT,
    sheets=(GRADES, MEASURES),
    key=KEY,
    data="return.ods",
    look=Look(report=True, size=12, leading=16.5, colour="#4b2a77"),
    notes="""
A report under headed questions with a panel of figures and a ruled box; grades of two years in blocks one below the other; measures down
and forces across, in ODS. Four contradictions.

What it is there to catch:
- the grade of the year before taken for this year's, in both directions;
- a grade whose question stands in the heading alone ('something at which the force is good');
- the effectiveness and efficiency grades kept apart;
- a comparison with the wrong sign; ranks along a row; three-quarters against 63%;
- an area for improvement, a wish and a plan.
""",
)
