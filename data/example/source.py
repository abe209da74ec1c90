"""The example: a letter on the core business inspection of 2014, the data return beside it, and the key to both.

Tarrowshire Police does not exist, nor do the people and places named; every figure is made up.
"""

# ruff: noqa: E501  (a row of a table or of the key is one line)
from __future__ import annotations

from datetime import date

from tests.papers.case import Case
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head
from tests.papers.sheets import Sheet, blank, heads, item, money, number, row, section, share, title

FORCE = "Tarrowshire Police"
INSPECTION = "Core business: An inspection of crime prevention, police attendance and use of police time"
ILLUSTRATIVE = "Illustrative document: Tarrowshire Police is a fictional force and no figure here is a real one."

HEAD = Head(
    office=("HMIC", "Inspecting policing", "in the public interest"),
    sender=(
        "Eleanor Strand",
        "HM Inspector of Constabulary",
        "Northern Region",
        "Calder House, 8 Mill Street",
        "Oldferry OF3 4ZZ",
        "Tel: 01632 960118",
    ),
    addressee=("Mr Thomas Ackerley QPM", "Chief Constable", FORCE),
    date="11 September 2014",
    salutation="Dear Mr Ackerley",
    subject=INSPECTION,
    close=("Yours sincerely", "Eleanor Strand", "HM Inspector of Constabulary"),
    foot=ILLUSTRATIVE,
    running="Core business: Tarrowshire Police",
)

TEXT = """
In the first four months of 2014 HMIC went to each of the 43 forces in England and Wales to look at the work that
fills most of a police officer's day. We put three questions. How well does the force prevent crime and anti-social
behaviour? How well does it answer, and then investigate, what the public report to it? And how sensibly does it
spend the time of the people it employs? This letter tells you what we found in Tarrowshire.

Inspectors spent four days with your force in March, and your deputy heard our main findings at the end of that week.
The letter is best read beside the national report and the data return that your force completed for us and checked
before publication.[^1] Some of the evidence will be of use again in the PEEL assessment later this year.

^1 Both are published on the HMIC website. The England and Wales figures leave out the forces that gave no answer.

# Preventing crime

{g01 Tarrowshire Police has put in writing how it means to prevent crime}, and {g02 an assistant chief constable
answers for the strategy}. We found it to be known and, what matters more, used: at the daily management meeting
that we watched in Oldferry the chairman asked what was being done to stop the next offence before he asked
about the last one. {g03 It was encouraging to hear junior officers speak of prevention as their own job.}

Not all of them have been equipped for that job. {g04 Fifty-seven per cent of PCSOs had received crime prevention training in the two
years before our visit}. Of the officers who respond to emergency calls, {g05 fewer than one in ten had been
trained}, and {g06 here the force is well behind England and Wales as a whole}. {g07 It was unable to say what
proportion of its call-handlers had had any such training}.

At the end of 2013 {g08 the force had 264.5 full-time equivalent PCSOs}, which was {g09 some 50 fewer than
three years earlier}. They and their colleagues are at least left to get on with the work:
{g10 officers in neighbourhood teams lose a smaller share of their time to duties elsewhere than is usual in England and
Wales}, and {g11 the force measures what is lost every week}.

{g12 Plans for dealing with recurring problems are kept on one database}, and {g13 at the end of December there were
438 of them open}. {g14 Councils and other partners cannot look at these plans}, which is a pity, since it is often a partner
who has to carry them out. {g15 A supervisor reviews each open plan once a month}. When a plan has been evaluated,
however, {g16 the results are not shared with the rest of the force}, so that one district may spend a year learning
what its neighbour already knows. I recommend that by the end of March 2015 {g17 every completed plan should be
evaluated and the evaluation placed on the force's intranet}.

# Attending and investigating crime and anti-social behaviour

{g18 Whether a caller in Tarrowshire is visited depends on the type of offence that is being reported}. {g19 The policy that says so
was last revised in June 2012}, and a sergeant in the control room told us that {g20 it is honoured mostly in the breach}.

{g21 The command and control system tells the call-handler when somebody has rung before about the same kind of
problem}. {g22 It gives no such sign that a caller is vulnerable}, and much is left to what the call-handler
thinks to ask. {g23 In 31 of the 40 calls that we listened to the right questions were asked; in the other 12 they were not.}

In the 12 months to 30 November 2013 {g24 officers attended 77% of the crimes recorded in Tarrowshire}, {g25 a
proportion much like that for England and Wales}. {g26 They went to around two-thirds of incidents of anti-social
behaviour}. {g27 Almost all householders who reported a burglary were visited}, which is as it should be.
{g28 Across the country we came upon forces that could not tell us which crimes their officers had attended}, and I
am glad not to have to number Tarrowshire among them.

Demand has eased. {g29 Recorded crime was 4% lower in the year to November 2013 than in the year before}, and
{g30 the number of anti-social behaviour incidents has come down every year since 2010}.

{g31 Nearly a quarter of recorded crimes are now investigated without anybody's going to see the victim}. That is {g32 a
larger share than in England and Wales}, and work of this kind, done well, can spare a victim a wasted day at
home. {g33 One force in the region has cut its use of telephone investigation by half.} We asked to see 50
closed files. {g34 We found an investigation plan in 31 of them}, and {g35 in most there was a record of a
supervisor's decisions}.

To protect the public a force has to know whom it is looking for. In this respect the position was mixed:

- {g36 at 31 January 2014 there were 1,308 named suspects whom the force had yet to arrest or interview};
- {g37 the force could not tell us how many people it had circulated as wanted on the Police National Computer};
- {g38 nor was it able to give the number who had failed to answer police bail during the year}; and
- {g39 it was working with 327 offenders under integrated offender management}, {g40 a number that has fallen in
each of the last two years}.

When we last inspected this subject, in 2011, {g41 the force had no means of knowing which of those offenders were in prison}.
That has been put right: {g42 28% of them were in custody when the return was made}.

# Freeing up time

{g43 Within the past year the force has carried out an analysis of the demand upon it}. Even so, {g44 it does not know
how often its officers deal with matters that would be better dealt with by another agency}. {g45 It deserves
credit for bringing down the hours that its officers spend in hospital with people in mental health crisis}, and
other forces could learn from the agreement that it has reached with the ambulance service.

{g46 Nearly two-thirds of frontline officers have been issued with a mobile device}. {g47 A crime can be recorded
on the device at the scene}, which the officers whom we accompanied plainly valued. {g48 The programme
has cost £1.84 million to date}.[^2] {g49 By the autumn of 2015 the force intends that nine in ten frontline officers should carry one.} {g50 There
are 180 body-worn video cameras in use}.

^2 {g51 The force was not in a position to say what savings the programme had produced.}

{g52 Officers spend just over half of their duty time outside police stations}. They would spend more if it were not that
{g53 details of a single incident may have to be entered on as many as four systems}. {g54 I am in no doubt that this is
the greatest source of frustration among those to whom we spoke.} {g55 A survey of staff about unnecessary
paperwork is carried out each year}, and its results ought now to be acted upon.

Our thanks are due to all in Tarrowshire who gave up their time to assist us, and to Chief Inspector Wray and her
colleagues in particular, who made the arrangements for the visit.
"""

COLUMNS = ("Ref.", "Question", FORCE, "England and Wales")
WIDTHS = (7, 70, 24, 24)


def _top(area: str) -> list:
    return [*title(f"HMIC core business inspection 2014: {area}", f"Data return of {FORCE}", ILLUSTRATIVE), blank(), heads(*COLUMNS)]  # fmt: skip


ABOUT = Sheet(
    "About this return",
    (
        *title("HMIC core business inspection 2014: data return", FORCE, ILLUSTRATIVE),
        blank(),
        row("The force completed this return in February 2014 and confirmed it in June 2014."),
        row("Percentages are of those to whom the question applies. '35 forces' means that 35 of the 43 answered yes."),
        row("'Not provided': the force was asked and did not give the figure. 'n/a': there is no national figure."),
        row("Sheets: 1 Prevention; 2 Attendance; 3 Use of time; 4 Trends."),
    ),
    (110,),
)

PREVENTION = Sheet(
    "1 Prevention",
    (
        *_top("preventing crime"),
        section("Strategy", 4),
        item("strategy", "1.1", "Does the force have a crime prevention strategy?", "Yes", "35 forces"),
        item("lead", "1.2", "Is there a chief officer lead for crime prevention?", "Yes", "40 forces"),
        item("daily", "1.3", "Is prevention an item at the daily management meeting?", "Yes", "31 forces"),
        section("Staff trained in crime prevention, 24 months to 31 January 2014", 4),
        item("nhoodtrain", "1.4", "Neighbourhood constables and sergeants", share(0.571), share(0.622)),
        item("pcsotrain", "1.5", "Police community support officers (PCSOs)", share(0.776), share(0.69)),
        item("resptrain", "1.6", "Response officers", share(0.09), share(0.24)),
        item("calltrain", "1.7", "Call-handlers", "Not provided", share(0.41)),
        item("spectrain", "1.8", "Special constables", share(0.31), share(0.28)),
        section("Neighbourhood teams", 4),
        item("pcsos", "1.9", "PCSOs (full-time equivalent), 31 December 2013", 264.5, "n/a"),
        item("nhood", "1.10", "Neighbourhood constables and sergeants (full-time equivalent), 31 December 2013", 312, "n/a"),
        item("abstract", "1.11", "Proportion of neighbourhood officers' time lost to abstraction", share(0.17), share(0.13)),
        item("abstractoften", "1.12", "How often does the force measure abstraction?", "Weekly", "n/a"),
        section("Problem-solving", 4),
        item("database", "1.13", "Is there a force-wide database of problem-solving plans?", "Yes", "29 forces"),
        item("partners", "1.14", "Do partner organisations have access to problem-solving plans?", "Yes", "12 forces"),
        item("plans", "1.15", "Problem-solving plans open, 31 December 2013", 438, "n/a"),
        item("review", "1.16", "How often does a supervisor review an open problem-solving plan?", "Every three months", "n/a"),
        item("lessons", "1.17", "Are the results of evaluated plans circulated across the force?", "No", "14 forces"),
    ),
    WIDTHS,
    alias="prev",
    labels="B",
)  # fmt: skip

ATTENDANCE = Sheet(
    "2 Attendance",
    (
        *_top("attending and investigating"),
        section("Attendance policy", 4),
        item("policy", "2.1", "What is the attendance policy based on: all crimes; offence type; or threat, harm and risk?", "Threat, harm and risk", "27 forces: threat, harm and risk"),
        item("revised", "2.2", "When was the attendance policy last revised?", date(2012, 6, 18), "n/a"),
        section("Control room", 4),
        item("vulnerable", "2.3", "Does the command and control system identify vulnerable callers automatically?", "No", "22 forces"),
        item("repeat", "2.4", "Does the command and control system identify repeat callers automatically?", "Yes", "37 forces"),
        item("risktrain", "2.5", "Call-handlers trained to assess risk", share(0.93), share(0.9)),
        item("nines", "2.6", "999 calls answered within 10 seconds, 12 months to 30 November 2013", share(0.914, 1), share(0.921, 1)),
        item("wait", "2.7", "Average time to answer a non-emergency call (seconds), 12 months to 30 November 2013", 38, 31),
        section("Attendance, 12 months to 30 November 2013", 4),
        item("crimes", "2.8", "Crimes recorded", number(48316), "n/a"),
        item("attended", "2.9", "Crimes attended", share(0.77), share(0.79)),
        item("asb", "2.10", "Anti-social behaviour (ASB) incidents attended", share(0.66), share(0.62)),
        item("burglary", "2.11", "Burglaries in a dwelling attended", share(0.96), share(0.97)),
        item("emergency", "2.12", "Emergency incidents attended within target time", share(0.873), share(0.884)),
        section("Investigation", 4),
        item("desk", "2.13", "Crimes investigated without attendance, 12 months to 30 November 2013", share(0.23), share(0.19)),
        item("files", "2.14", "Closed crime files examined by HMIC", 50, "n/a"),
        item("fileplan", "2.15", "Of the files examined, number with an investigation plan", 31, "n/a"),
        item("filesup", "2.16", "Of the files examined, number with evidence of supervision", 44, "n/a"),
        section("Suspects and offenders", 4),
        item("suspects", "2.17", "Named suspects yet to be arrested or interviewed, 31 January 2014", number(1038), "n/a"),
        item("wanted", "2.18", "People circulated as wanted on the Police National Computer, 31 January 2014", 206, "n/a"),
        item("bail", "2.19", "People who failed to answer police bail, 12 months to 30 November 2013", "Not provided", "n/a"),
        item("iom", "2.20", "Offenders managed under integrated offender management (IOM), 31 December 2013", 327, "n/a"),
        item("iomprison", "2.21", "IOM offenders in custody at the time of the return", share(0.28), share(0.33)),
    ),
    WIDTHS,
    alias="att",
    labels="B",
)  # fmt: skip

TIME = Sheet(
    "3 Use of time",
    (
        *_top("freeing up time"),
        section("Demand", 4),
        item("demand", "3.1", "Has the force analysed demand in the last 12 months?", "No", "34 forces"),
        item("agency", "3.2", "Does the force know how often its officers attend incidents that are the business of another agency?", "No", "6 forces"),
        item("hospital", "3.3", "Officer hours spent with people in mental health crisis in hospital, 12 months to 30 November 2013", "Not provided", "n/a"),
        item("outside", "3.4", "Proportion of officers' duty time spent outside the station", share(0.53), share(0.54)),
        section("Technology", 4),
        item("frontline", "3.5", "Frontline officers (headcount), 31 January 2014", number(1186), "n/a"),
        item("devices", "3.6", "Frontline officers issued with a mobile data device", share(0.54), share(0.61)),
        item("ondevice", "3.7", "Can a crime be recorded on the mobile data device?", "Yes", "11 forces"),
        item("cost", "3.8", "Cost of the mobile data programme to 31 January 2014", money(1840000), "n/a"),
        item("savings", "3.9", "Savings from the mobile data programme to 31 January 2014", "Not provided", "n/a"),
        item("cameras", "3.10", "Body-worn video cameras in use, 31 January 2014", 180, "n/a"),
        item("systems", "3.11", "Largest number of systems on which details of one incident have to be entered", 4, 5),
        item("survey", "3.12", "How often are staff surveyed about unnecessary bureaucracy?", "Annually", "n/a"),
    ),
    WIDTHS,
    alias="time",
    labels="B",
)  # fmt: skip

TRENDS = Sheet(
    "4 Trends",
    (
        *title("HMIC core business inspection 2014: figures for four years", f"Data return of {FORCE}", ILLUSTRATIVE),
        blank(),
        heads("12 months to 30 November", 2010, 2011, 2012, 2013),
        item("crime", "Crimes recorded", number(55410), number(52870), number(50122), number(48316)),
        item("asb", "ASB incidents recorded", number(31204), number(27450), number(24018), number(21904)),
        item("satisfied", "Victims satisfied with the service", share(0.821, 1), share(0.835, 1), share(0.841, 1), share(0.846, 1)),
        blank(),
        heads("At 31 December", 2010, 2011, 2012, 2013),
        item("pcsos", "PCSOs (full-time equivalent)", 315, 301, 280, 264.5),
        item("iom", "Offenders managed under IOM", "Not provided", 268, 296, 327),
    ),
    (40, 14, 14, 14, 14),
    alias="trend",
)  # fmt: skip

KEY = """
g01 | agreement | answer | prev!C:strategy | yes | Yes | Both say that there is a crime prevention strategy.
g02 | agreement | answer | prev!C:lead | yes | Yes | Both say that a chief officer leads on it.
g03 | unverifiable | answer | - | opinion | - | An impression of the inspectors, which the return cannot decide.
g04 | contradiction | quantity | prev!C:pcsotrain (Staff trained in crime prevention, 24 months to 31 January 2014: Police community support officers (PCSOs)) | 57% | 78% | The return gives 78% for PCSOs; 57% is its figure for neighbourhood constables and sergeants.
g05 | agreement | approximation | prev!C:resptrain (Staff trained in crime prevention, 24 months to 31 January 2014: Response officers) | <10% | 9% | 9% is fewer than one in ten.
g06 | agreement | comparison | prev!C:resptrain&prev!D:resptrain (Staff trained in crime prevention, 24 months to 31 January 2014: Response officers) | below England and Wales | 9% against 24% | 9% of response officers were trained against 24% in England and Wales.
g07 | agreement | provision | prev!C:calltrain (Staff trained in crime prevention, 24 months to 31 January 2014: Call-handlers) | not provided | Not provided | The return also has no figure for call-handlers.
g08 | agreement | quantity | prev!C:pcsos|trend!E:pcsos | 264.5 | 264.5 | Both give 264.5 full-time equivalent PCSOs.
g09 | agreement | trend | trend!E:pcsos&trend!B:pcsos | about 50 fewer than in 2010 | 264.5 against 315 | The fall from 315 to 264.5 is 50.5.
g10 | contradiction | comparison | prev!C:abstract&prev!D:abstract | below England and Wales | 17% against 13% | The return says that 17% of the time is lost in the force, which is more than the 13% for England and Wales.
g11 | agreement | date | prev!C:abstractoften | every week | Weekly | Both say that abstraction is measured every week.
g12 | agreement | answer | prev!C:database | yes | Yes | Both say that there is one database of plans.
g13 | agreement | quantity | prev!C:plans | 438 | 438 | Both give 438 open plans.
g14 | contradiction | answer | prev!C:partners | no | Yes | The letter says that partners cannot look at the plans; the return says that they have access.
g15 | contradiction | date | prev!C:review | every month | Every three months | The return says that a supervisor reviews open plans every three months, not every month.
g16 | agreement | answer | prev!C:lessons | no | No | Both say that the results are not circulated.
g17 | unverifiable | answer | - | recommendation | - | A recommendation.
g18 | contradiction | category | att!C:policy | offence type | Threat, harm and risk | The letter says that attendance depends on the type of offence; the return says that it depends on threat, harm and risk.
g19 | agreement | date | att!C:revised | June 2012 | 18/06/2012 | The policy was revised on 18 June 2012.
g20 | unverifiable | answer | - | what a sergeant said | - | The words of a member of staff.
g21 | agreement | answer | att!C:repeat | yes | Yes | Both say that the system identifies repeat callers.
g22 | agreement | answer | att!C:vulnerable | no | No | Both say that the system does not identify vulnerable callers.
g23 | contradiction | internal | - | 31 and 12 of 40 | 31 + 12 = 43 | The letter says that 40 calls were heard, but 31 and 12 make 43.
g24 | agreement | quantity | att!C:attended (Attendance, 12 months to 30 November 2013: Crimes attended) | 77% | 77% | Both give 77%.
g25 | agreement | comparison | att!C:attended&att!D:attended (Attendance, 12 months to 30 November 2013: Crimes attended) | in line with England and Wales | 77% against 79% | 77% is in line with 79%.
g26 | agreement | approximation | att!C:asb | about two-thirds | 66% | 66% is about two-thirds.
g27 | agreement | approximation | att!C:burglary | 90% to 100% | 96% | 96% is almost all.
g28 | unverifiable | provision | - | other forces | - | A statement about other forces.
g29 | agreement | trend | trend!E:crime&trend!D:crime | down 4% | 48,316 against 50,122 (down 3.6%) | The fall from 50,122 to 48,316 is 3.6%.
g30 | agreement | trend | trend!E:asb&trend!D:asb&trend!C:asb&trend!B:asb | down every year | 31,204; 27,450; 24,018; 21,904 | The number is lower in each year than in the year before.
g31 | agreement | approximation | att!C:desk | nearly 25% | 23% | 23% is nearly a quarter.
g32 | agreement | comparison | att!C:desk&att!D:desk | above England and Wales | 23% against 19% | 23% is more than 19%.
g33 | unverifiable | trend | - | another force | - | About another force.
g34 | agreement | quantity | att!C:fileplan | 31 of 50 | 31 | Both give 31 files of 50 with a plan.
g35 | agreement | approximation | att!C:filesup&att!C:files | most | 44 of 50 | 44 of the 50 files is most of them.
g36 | contradiction | quantity | att!C:suspects | 1,308 | 1,038 | The return gives 1,038 named suspects, not 1,308.
g37 | contradiction | provision | att!C:wanted | not provided | 206 | The letter says that the force could not give this number, but the return gives 206.
g38 | agreement | provision | att!C:bail | not provided | Not provided | The return also has no number.
g39 | agreement | quantity | att!C:iom|trend!E:iom | 327 | 327 | Both give 327 offenders.
g40 | contradiction | trend | trend!E:iom&trend!D:iom&trend!C:iom | falling for two years | 268, 296, 327 | The return shows the number rising from 268 to 296 and to 327.
g41 | unverifiable | answer | - | earlier inspection | - | What was so in 2011 and has been put right.
g42 | agreement | quantity | att!C:iomprison | 28% | 28% | Both give 28% in custody.
g43 | contradiction | answer | time!C:demand | yes | No | The letter says that demand was analysed in the past year; the return says that it was not.
g44 | agreement | answer | time!C:agency | no | No | Both say that the force does not know this.
g45 | tension | provision | time!C:hospital | hours coming down | Not provided | The letter gives credit for cutting hours that the force could not state.
g46 | contradiction | approximation | time!C:devices | nearly 67% | 54% | The return says that 54% of frontline officers have a device, which is not nearly two-thirds.
g47 | agreement | answer | time!C:ondevice | yes | Yes | Both say that a crime can be recorded on the device.
g48 | agreement | quantity | time!C:cost | £1.84 million | £1,840,000 | Both give £1.84 million.
g49 | unverifiable | quantity | - | plan | - | A plan for 2015.
g50 | agreement | quantity | time!C:cameras | 180 | 180 | Both give 180 cameras.
g51 | agreement | provision | time!C:savings | not provided | Not provided | The return also has no figure for savings.
g52 | agreement | approximation | time!C:outside | just over 50% | 53% | 53% is just over half.
g53 | agreement | quantity | time!C:systems | up to 4 | 4 | Both give four systems.
g54 | unverifiable | answer | - | opinion | - | An opinion.
g55 | agreement | date | time!C:survey | every year | Annually | Both say that staff are surveyed each year.
"""

EXAMPLE = Case(
    name="example",
    title="Core business 2014: Tarrowshire Police",
    inspection=f"{INSPECTION} (2014)",
    force=FORCE,
    head=HEAD,
    text=TEXT,
    sheets=(ABOUT, PREVENTION, ATTENDANCE, TIME, TRENDS),
    key=KEY,
    as_of="2014-01-31",
    look=Look(size=11, leading=14.7),
)
