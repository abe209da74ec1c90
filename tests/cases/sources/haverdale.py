"""A letter in plain text against a tidy CSV: one row an area, indicator, breakdown and year."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.markup import Head
from tests.papers.sheets import Sheet, item, row

YEARS = ("2015/16", "2016/17", "2017/18")
FORCE = "Haverdale Constabulary"
FOOT = "Illustrative document: Haverdale is a fictional force and the figures are made up."

SERIES: tuple[tuple[str, str, str, str, str, tuple[float | str, ...]], ...] = (
    ("nines", FORCE, "999 calls received", "All", "number", (188420, 201365, 214902)),
    ("ninefast", FORCE, "999 calls answered within 10 seconds", "All", "%", (92.4, 90.1, 86.3)),
    ("ninefastew", "England and Wales", "999 calls answered within 10 seconds", "All", "%", (91.0, 90.6, 89.8)),
    ("ones", FORCE, "101 calls received", "All", "number", (612300, 588040, 571118)),
    ("lost", FORCE, "101 calls abandoned", "All", "%", (6.2, 9.8, 14.1)),
    ("lostew", "England and Wales", "101 calls abandoned", "All", "%", (7.0, 8.1, 9.3)),
    ("wait", FORCE, "101 calls: average time to answer", "All", "seconds", (41, 66, 103)),
    ("immediate", FORCE, "Incidents graded immediate", "All", "number", (48210, 49875, 52644)),
    ("urban", FORCE, "Immediate incidents attended within target", "Urban", "%", (88.0, 86.5, 83.9)),
    ("rural", FORCE, "Immediate incidents attended within target", "Rural", "%", (81.2, 80.4, 80.7)),
    ("priority", FORCE, "Priority incidents attended within target", "All", "%", (71.0, 64.0, 58.0)),
    ("priorityew", "England and Wales", "Priority incidents attended within target", "All", "%", (74.0, 70.0, 66.0)),
    ("abuse", FORCE, "Domestic abuse incidents", "All", "number", (18902, 20411, 22780)),
    ("abusetime", FORCE, "Domestic abuse incidents attended within target", "All", "%", (79.5, 76.0, 70.2)),
    ("thrive", FORCE, "Call-handlers trained in THRIVE", "All", "%", ("..", 64.0, 97.0)),
    ("vacant", FORCE, "Call-handler vacancies", "All", "FTE", (9.0, 21.5, 38.0)),
    ("sick", FORCE, "Call-handler sickness absence", "All", "%", (5.1, 6.3, 5.6)),
    ("queue", FORCE, "Incidents awaiting a unit at 08:00, daily average", "All", "number", ("..", 112, 187)),
)

TABLE = Sheet(
    "csv",
    (
        row("area", "indicator", "breakdown", "year", "value", "unit"),
        *(
            item(f"{tag}{year[2:4]}", area, indicator, breakdown, year, value, unit)
            for tag, area, indicator, breakdown, unit, values in SERIES
            for year, value in zip(YEARS, values, strict=True)
        ),
    ),
    labels="B",
)

TEXT = """
Our inspectors were with you in June to see how Haverdale answers the public when they call for help. I set
out below what they found. The statistics are those that you sent us for the three years to March 2018.

# Emergency calls

{g01 Just under 215,000 emergency calls were received in 2017/18}, {g02 7 per cent more than in the year before}. {g03 Of these,
86 per cent were answered inside ten seconds}, which is {g04 a better record than that of England and Wales}.

# The 101 service

{g05 More people ring the non-emergency number with every year that passes}. They waited {g06 an average of one minute and
43 seconds} for an answer in 2017/18. Small wonder that {g07 one caller in seven gave up before there was one}: {g08 the
proportion has more than doubled in two years}.

# Getting there

{g09 In the towns 81 per cent of the most urgent incidents were reached within the target time in 2017/18}. {g10 In rural places the
figure has scarcely moved over the three years}. Less urgent matters have suffered more:

- {g11 fewer than six in ten priority incidents were attended in time}, and
- {g12 on an average day 112 incidents were still waiting for a unit at eight in the morning}.

# Domestic abuse

{g13 The number of domestic abuse incidents dropped by 12 per cent between 2016/17 and 2017/18}. {g14 In 2016/17 the force got to 76 per
cent of them within the target time.} Victims with whom we spoke {g15 had waited for as long as two days}.

# The people who answer the telephone

{g16 At the end of the period 38 call-handlers' posts were unfilled}. {g17 Sickness among call-handlers came down in the last of the three
years}, and {g18 almost all of them have now been trained in the use of THRIVE}. {g19 In 2015/16 fewer than half had had that training.}
{g20 The force means to recruit 45 more by next summer}, and {g21 we recommend that it should publish the waiting times on its website each month}.
"""

KEY = """
g01 | agreement | approximation | csv!E:nines17 | just under 215,000 | 214902 | 214,902 is just under 215,000.
g02 | agreement | trend | csv!E:nines17&csv!E:nines16 | up 7% | 214902 against 201365 | From 201,365 to 214,902 is a rise of 6.7%.
g03 | agreement | quantity | csv!E:ninefast17 | 86% | 86.3 | 86.3% rounds to 86%.
g04 | contradiction | comparison | csv!E:ninefast17&csv!E:ninefastew17 | above England and Wales | 86.3 against 89.8 | The force's 86.3% is lower than the 89.8% for England and Wales.
g05 | contradiction | trend | csv!E:ones17&csv!E:ones16&csv!E:ones15 | rising every year | 612300, 588040, 571118 | The number of calls to 101 has fallen every year.
g06 | agreement | quantity | csv!E:wait17 | 1 minute 43 seconds | 103 | 103 seconds is one minute and 43 seconds.
g07 | agreement | approximation | csv!E:lost17 | one in seven | 14.1 | 14.1% is one in seven.
g08 | agreement | trend | csv!E:lost17&csv!E:lost15 | more than doubled | 14.1 against 6.2 | 14.1% is more than twice 6.2%.
g09 | contradiction | quantity | csv!E:urban17 | 81% | 83.9 | The return gives 83.9% for urban places; 80.7% is the rural figure.
g10 | agreement | trend | csv!E:rural17&csv!E:rural15 | unchanged | 80.7 against 81.2 | 81.2% and 80.7% are all but the same.
g11 | agreement | approximation | csv!E:priority17 | <60% | 58.0 | 58% is fewer than six in ten.
g12 | contradiction | quantity | csv!E:queue17 | 112 | 187 | The return gives 187 for 2017/18; 112 is the figure for the year before.
g13 | contradiction | trend | csv!E:abuse17&csv!E:abuse16 | down 12% | 22780 against 20411 | The number rose by 12%, from 20,411 to 22,780.
g14 | agreement | quantity | csv!E:abusetime16 | 76% (2016/17) | 76.0 | Both give 76% for 2016/17.
g15 | unverifiable | date | - | what victims said | - | What victims told inspectors.
g16 | agreement | quantity | csv!E:vacant17 | 38 | 38.0 | Both give 38 vacancies.
g17 | agreement | trend | csv!E:sick17&csv!E:sick16 | down | 5.6 against 6.3 | Sickness fell from 6.3% to 5.6%.
g18 | agreement | approximation | csv!E:thrive17 | 90% to 100% | 97.0 | 97% is almost all.
g19 | unverifiable | approximation | - | <50% (2015/16) | - | The return has no figure for 2015/16.
g20 | unverifiable | quantity | - | plan | - | A plan.
g21 | unverifiable | answer | - | recommendation | - | A recommendation.
"""

CASE = Case(
    name="haverdale-tidy-csv",
    title="Answering calls from the public 2018: Haverdale Constabulary",
    inspection="Answering calls from the public (2018)",
    force=FORCE,
    head=Head(
        office=("HMICFRS", "Making communities safer"),
        sender=("Gareth Pryce-Lewis", "HM Inspector of Constabulary"),
        addressee=("Chief Constable Anita Bowes", FORCE),
        date="3 October 2018",
        salutation="Dear Anita,",
        subject="Answering calls from the public",
        close=("Yours sincerely,", "Gareth Pryce-Lewis"),
        foot=FOOT,
    ),
    text=TEXT,
    sheets=(TABLE,),
    key=KEY,
    letter="letter.txt",
    data="return.csv",
    notes="""
A tidy table in CSV, one row an area, indicator, breakdown and year; units in a column of their own. Letter in plain text, its
lines wrapped. Five contradictions.

What it is there to catch:
- the figure of another year (112) or of another breakdown (80.7 is rural);
- comparisons of one area with another, and of one year with another, over rows of the same column;
- a duration in minutes and seconds against seconds; one in seven against a percentage;
- a year with `..`, where nothing can be checked; what victims said; a plan; a recommendation.
""",
)
