"""A letter with nothing to flag: every clash in it is a seeming one."""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from tests.papers.case import Case
from tests.papers.markup import Head
from tests.papers.sheets import Cell, Sheet, blank, heads, item, money, number, section, share, title

FORCE = "Orrinshire Constabulary"
FOOT = "Illustrative document: Orrinshire is a fictional force and its figures are made up."

TEXT = """
Thank you for the help that your firearms licensing department gave to my inspectors in June 2015. Their findings are these.

# Certificates and renewals

{g01 At the end of March 2015 there were 6,214 firearm certificates in force in Orrinshire} and {g02 about 15,000 shotgun
certificates}. {g03 In 71 per cent of renewals the work was done before the old certificate ran out}; put another way, {g04 nearly three renewals in ten
came too late}. {g05 The chief constable's own standard is that 95 per cent should be on time.} {g06 A well-run department will
visit each applicant within ten days of hearing from him.}

{g07 In the year to March 2015 it took the force 64 days, on average, to grant a certificate.} There are signs of improvement: {g08 from April to June
the average was 49 days}.

# Suitability

{g09 Everybody who applies for the first time is visited at home.} {g10 Those who merely renew are not}, in the usual run of things. {g11 Inspectors
read 25 files, and in four of them there was no trace of a visit having been made.} {g12 If each holder were to be seen once a year the
department would need 30 enquiry officers.} {g13 The force asks the applicant's doctor for information in every case}; when HMIC last called, in
2012, {g14 it asked in none}.

{g15 Certificate holders' names are run against new intelligence every day.} {g16 Thirty-eight certificates were revoked in the year.} {g17 The
neighbouring force in Brendonshire, with fewer certificates, revoked 60.} An enquiry officer told us that {g18 he was carrying 400 cases and
could not recall when he had last had a day without a complaint}.

# People and money

{g19 The department has the equivalent of 18.4 full-time staff.} {g20 The force has agreed to bring this up to 24 by April 2016.} {g21 What applicants pay
covers less than half of what it costs to deal with them}, as is the case everywhere: {g22 across England and Wales the shortfall
comes to some £17 million}. {g23 I believe the department to be in capable hands.} {g24 We recommend that it should survey applicants once a year.}
"""

RETURN = Sheet(
    "Firearms licensing",
    (
        *title("Firearms licensing 2015", FORCE, FOOT),
        blank(),
        heads("Item", "Answer", "Remarks"),
        section("Certificates", 3),
        item("firearm", "Firearm certificates on issue, 31 March 2015", number(6214)),
        item("shotgun", "Shotgun certificates on issue, 31 March 2015", number(14870)),
        item("ontime", "Renewals completed before expiry, 12 months to 31 March 2015", share(0.71)),
        item("days", "Average time to grant a certificate (days), 12 months to 31 March 2015", 64),
        item("permits", "Temporary permits issued, 12 months to 31 March 2015", 312),
        section("Suitability", 3),
        item("visitnew", "Is a home visit made before every grant?", "Yes"),
        item("visitrenew", "Is a home visit made before every renewal?", "No", "Only where there is cause for concern"),
        item("doctor", "Is medical information requested from the applicant's doctor in every case?", "Yes", "Since May 2013"),
        item("check", "How often are certificate holders checked against intelligence?", "Daily"),
        item("revoked", "Certificates revoked, 12 months to 31 March 2015", 38),
        item("refused", "Applications refused, 12 months to 31 March 2015", 22),
        section("Resources", 3),
        item("staff", "Licensing staff (FTE), 31 March 2015", 18.4),
        item("enquiry", "of whom enquiry officers (FTE)", 9),
        item("income", "Fee income, 2014/15", money(310000)),
        item("cost", "Cost of licensing, 2014/15", money(740000)),
        item("survey", "Does the force survey applicants?", "No"),
    ),
    (70, 14, 36),
    alias="fl",
)  # fmt: skip

OLD = Sheet(
    "Draft of 1 May",
    (
        heads("Item", "Answer"),
        *[item("", "Firearm certificates on issue, 31 March 2015", Cell(6402)), item("", "Certificates revoked", 31)],
    ),
    hidden=True,
)

KEY = """
g01 | agreement | quantity | fl!B:firearm | 6,214 | 6,214 | Both give 6,214 certificates.
g02 | agreement | approximation | fl!B:shotgun | about 15,000 | 14,870 | 14,870 is about 15,000.
g03 | agreement | quantity | fl!B:ontime | 71% | 71% | Both give 71%.
g04 | agreement | approximation | fl!B:ontime | nearly 30% late | 71% on time | If 71% were on time, 29% were late.
g05 | unverifiable | quantity | - | target | - | A standard, not what was achieved.
g06 | unverifiable | date | - | what a good department does | - | A criterion.
g07 | agreement | quantity | fl!B:days | 64 days | 64 | Both give 64 days for the year.
g08 | unverifiable | quantity | - | 49 days (April to June 2015) | - | Another period.
g09 | agreement | answer | fl!B:visitnew | yes | Yes | Both say that every new applicant is visited.
g10 | agreement | answer | fl!B:visitrenew | no | No | Both say that not every renewal brings a visit.
g11 | unverifiable | quantity | - | 4 of 25 files | - | A sample that the inspectors read.
g12 | unverifiable | quantity | - | condition | - | What would be needed if.
g13 | agreement | answer | fl!B:doctor | yes | Yes | Both say that it is asked for in every case.
g14 | unverifiable | approximation | - | none (2012) | - | An earlier inspection.
g15 | agreement | date | fl!B:check | every day | Daily | Both say that checks are daily.
g16 | agreement | quantity | fl!B:revoked | 38 | 38 | Both give 38 revocations.
g17 | unverifiable | quantity | - | another force | - | About another force.
g18 | unverifiable | quantity | - | what an officer said | - | The words of a member of staff.
g19 | agreement | quantity | fl!B:staff | 18.4 FTE | 18.4 | Both give 18.4.
g20 | unverifiable | quantity | - | plan | - | A plan.
g21 | agreement | approximation | fl!B:income&fl!B:cost | <50% | 310,000 of 740,000 (42%) | Fees of £310,000 are 42% of the cost of £740,000.
g22 | unverifiable | quantity | - | national | - | A national statement.
g23 | unverifiable | answer | - | opinion | - | An opinion.
g24 | unverifiable | date | - | recommendation | - | A recommendation.
"""

CASE = Case(
    name="orrinshire-nothing-to-flag",
    title="Firearms licensing 2015: Orrinshire Constabulary",
    inspection="Firearms licensing (2015)",
    force=FORCE,
    head=Head(
        office=("HMIC", "Inspecting policing", "in the public interest"),
        sender=("Hilary Quayle", "HM Inspector of Constabulary"),
        addressee=("Mr Robert Lee-Hamer", "Chief Constable", FORCE),
        date="15 September 2015",
        salutation="Dear Mr Lee-Hamer",
        subject="Firearms licensing",
        close=("Yours sincerely", "Hilary Quayle"),
        foot=FOOT,
    ),
    text=TEXT,
    sheets=(RETURN, OLD),
    key=KEY,
    letter="letter.docx",
    as_of="2015-03-31",
    notes="""
No contradiction at all. Every statement that looks like one is a target, a criterion, another period, a sample, a condition, an earlier
inspection, another force, the words of a member of staff, a plan, a national figure or a recommendation. A hidden sheet holds a
draft with other figures, which is not evidence.
""",
)
