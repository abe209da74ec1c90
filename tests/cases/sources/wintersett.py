"""A letter in PDF against a return in PDF: one ruled table that goes on over the page."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head
from tests.papers.sheets import Sheet, heads, item, section

FORCE = "Wintersett and Aldwark Police"
FOOT = "Illustrative document: a fictional force, with figures made up for the purpose."

TEXT = """
Together with HM Inspectorate of Prisons we inspected your custody suites, without notice, over ten days in May 2016. I set out
here the findings that bear on the return which your force has since sent us.

# Leadership and numbers

{g01 The force has five custody suites}, with {g02 room for 112 detainees at any one time}. {g03 Over 31,000 people
passed through them in the year to the end of March 2016}, {g04 around 2,000 of whom were children}. There
{g05 were 64 custody sergeants in post}, which ought to be sufficient. {g06 The force does not keep a record of the force that is used
in custody}, and we regard that as a serious omission. {g07 A sixth suite is to open in Aldwark during 2018.}

# In the custody suite

{g08 Every cell is watched over by closed-circuit television.} {g09 Women are always offered the help of a female member of staff.}
{g10 Something like 4% of detainees were strip-searched}, but {g11 the force could not tell us the ethnicity of those concerned}. {g12 Reviews of
detention were late in about one case in eleven.} {g13 Visitors from the community call at each suite once a fortnight} and speak well of
the reception that they get. {g14 In all six suites we found the food to be adequate.}

# Children and vulnerable people

Of {g15 the 61 children who were charged and kept overnight}, {g16 sixteen were moved to accommodation provided by the
council}. {g17 People in Wintersett and Aldwark wait longer for an appropriate adult than those elsewhere do.}

{g18 A nurse is on duty in each suite at all hours of the day and night}. {g19 The health care contract costs the force more than £3 million a
year}. {g20 Nine people who were thought to be mentally ill were held in a cell as a place of safety in 2015/16}, {g21 a fall of
more than three-quarters since the year before}. {g22 Nobody has died in custody in the last three years.}

{g23 The force should see to it that no child is kept in a cell overnight for want of a bed.}
"""

TABLE = Sheet(
    "pdf",
    (
        heads("No.", "Question", "Answer of the force", "All forces (average)"),
        section("Estate and staff"),
        item("suites", "1", "How many custody suites does the force operate?", "5", "4.2"),
        item("cells", "2", "How many cells are there in all?", "112", "88"),
        item("detainees", "3", "Detainees received in the 12 months to 31 March 2016", "31,442", "24,310"),
        item("young", "4", "Of these, detainees under 18 years of age", "2,018", "1,960"),
        item("establishment", "5", "Custody sergeants: establishment (FTE)", "64", "51"),
        item("inpost", "6", "Custody sergeants: in post (FTE)", "57.5", "48.8"),
        item("forceuse", "7", "Is the use of force in custody recorded and monitored?", "No. Officers note it in the custody record, but it is not collated.", "27 of 43 forces"),
        section("Care and rights of detainees"),
        item("cctv", "8", "Are all cells covered by CCTV?", "Yes", "31 of 43 forces"),
        item("women", "9", "Is every woman detained offered the assistance of a female officer or member of staff?", "Yes, on arrival", "40 of 43 forces"),
        item("strip", "10", "Proportion of detainees who were strip-searched", "4.1%", "5.0%"),
        item("ethnic", "11", "Ethnicity of those strip-searched", "Not available", "Supplied by 22 forces"),
        item("reviews", "12", "Proportion of reviews of detention that were carried out on time", "91%", "88%"),
        item("visitors", "13", "How often do independent custody visitors visit each suite?", "Weekly", "Weekly in 29 forces"),
        item("meals", "14", "Are meals provided that meet religious and dietary needs?", "Yes", "43 of 43 forces"),
        item("complaints", "15", "Complaints about treatment in custody, 12 months to 31 March 2016", "143", "120"),
        section("Children"),
        item("overnight", "16", "Children charged and detained overnight, 12 months to 31 March 2016", "61", "74"),
        item("moved", "17", "Of these, children transferred to local authority accommodation", "4", "9"),
        item("aa", "18", "Average wait for an appropriate adult", "3 hours 20 minutes", "2 hours 45 minutes"),
        item("scheme", "19", "Is there an appropriate adult scheme that covers both children and vulnerable adults?", "Yes", "36 of 43 forces"),
        section("Health care and mental health"),
        item("nurse", "20", "Is a health care professional present in every suite 24 hours a day?", "No. Nurses are present at all times in three of the five suites; the other two are visited on request.", "14 of 43 forces"),
        item("contract", "21", "Annual cost of the contract for health care in custody", "£2.1 million", "£1.7 million"),
        item("liaison", "22", "Is there a liaison and diversion service in the suites?", "Yes, on weekdays", "33 of 43 forces"),
        item("s136now", "23", "People detained in custody under section 136 of the Mental Health Act 1983, 2015/16", "9", "31"),
        item("s136then", "24", "People detained in custody under section 136 of the Mental Health Act 1983, 2014/15", "47", "68"),
        item("deaths", "25", "Deaths in custody, three years to 31 March 2016", "0", "0.6"),
        item("detention", "26", "Average length of detention", "11 hours 24 minutes", "10 hours 54 minutes"),
    ),
    (7, 36, 28, 17),
    labels="B",
)  # fmt: skip

KEY = """
g01 | agreement | quantity | pdf!suites | 5 | 5 | Both give five suites.
g02 | agreement | quantity | pdf!cells | 112 | 112 | Both give 112 cells.
g03 | agreement | approximation | pdf!detainees | >31,000 | 31,442 | 31,442 is over 31,000.
g04 | agreement | approximation | pdf!young | around 2,000 | 2,018 | 2,018 is around 2,000.
g05 | contradiction | quantity | pdf!inpost | 64 | 57.5 | The return gives 57.5 sergeants in post; 64 is the establishment.
g06 | agreement | answer | pdf!forceuse | no | No | Both say that there is no such record.
g07 | unverifiable | date | - | plan | - | A plan.
g08 | agreement | answer | pdf!cctv | yes | Yes | Both say that all cells have CCTV.
g09 | agreement | answer | pdf!women | yes | Yes | Both say that it is always offered.
g10 | agreement | approximation | pdf!strip | about 4% | 4.1% | 4.1% is about 4%.
g11 | agreement | provision | pdf!ethnic | not provided | Not available | The return also has no figures.
g12 | agreement | approximation | pdf!reviews | about 9% late | 91% on time | If 91% are on time then 9% are late, about one in eleven.
g13 | contradiction | date | pdf!visitors | every two weeks | Weekly | The return says that the visitors come every week.
g14 | contradiction | internal | - | six suites | five suites (g01) | The letter says earlier that there are five suites.
g15 | agreement | quantity | pdf!overnight | 61 | 61 | Both give 61 children.
g16 | contradiction | quantity | pdf!moved | 16 | 4 | The return gives four children, not sixteen.
g17 | agreement | comparison | pdf!aa | longer than elsewhere | 3 hours 20 minutes against 2 hours 45 minutes | The wait is longer than the average of all forces.
g18 | contradiction | answer | pdf!nurse | yes | No | The return says that nurses are always present in three of the five suites alone.
g19 | contradiction | approximation | pdf!contract | >£3 million | £2.1 million | The return gives £2.1 million, which is not more than £3 million.
g20 | agreement | quantity | pdf!s136now | 9 | 9 | Both give nine people for 2015/16.
g21 | agreement | trend | pdf!s136now&pdf!s136then | down by more than 75% | 9 against 47 | From 47 to 9 is a fall of 81%.
g22 | agreement | approximation | pdf!deaths | none | 0 | Both say that there were no deaths.
g23 | unverifiable | answer | - | recommendation | - | A recommendation.
"""

CASE = Case(
    name="wintersett-pdf-table",
    title="Custody 2016: Wintersett and Aldwark Police",
    inspection="Unannounced inspection of police custody (2016)",
    force=FORCE,
    head=Head(
        office=("HMIC", "Inspecting policing in the public interest"),
        sender=("Rosalind Okafor", "HM Inspector of Constabulary", "Northern Region", "2 Dyehouse Lane, Oldferry OF1 1AA"),
        addressee=("The Chief Constable", FORCE),
        date="14 September 2016",
        salutation="Dear Chief Constable",
        subject="Custody inspection, May 2016",
        close=("Yours faithfully", "Rosalind Okafor", "HM Inspector of Constabulary"),
        foot=FOOT,
        running="Custody inspection: Wintersett and Aldwark",
    ),
    text=TEXT,
    sheets=(TABLE,),
    key=KEY,
    data="return.pdf",
    data_heading=("Custody data return 2016", FORCE, FOOT),
    look=Look(serif=True, size=13, leading=19, colour="#222222"),
    notes="""
Return in PDF: one ruled table over two pages, its heading row repeated, section rows across the table, cells of several lines. Six
contradictions, one of them the letter against itself.

What it is there to catch:
- establishment beside in post; a no that is followed by a qualified yes;
- 'of these' in two rows, which have to be read with the row above;
- what is late against what is on time; durations against each other; a fall worked out from two rows;
- 'six suites' where the letter has said five.
""",
)  # fmt: skip
