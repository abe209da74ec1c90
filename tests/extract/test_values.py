"""What one cell holds: a truth table of stored value, shown text, format, unit and question."""

from __future__ import annotations

from datetime import date, datetime, time
from math import inf

import pytest

from reconcile.extract.values import value_of
from reconcile.model import Answer, Interval, Reply
from tests.extract.returns import tell

# shown | unit | question | value
TEXTS = """
1,042 | | | 1042
(41) | | | -41
-13 | | | -13
£(1,204) | | | -1204 GBP
(£1,204) | | | -1204 GBP
40+ | | | 40
1,204 [note 3] | | | 1204
1,204 (r) | | | 1204
1 204 | | | 1204
12,34 | | | 12,34
Zero | | | 0
down 5% | | Change since 2012 | -5%
up 3.1 percentage points | | Change | 3.1 points
1 | | Is there a plan? | yes
0 | | Is there a plan? | no
0:12:30 | | | 750 seconds
1h 5m | | | 3900 seconds
31/03/2014 | | | 2014-03-31
31-03-2014 | | | 2014-03-31
31.03.2014 | | | 2014-03-31
2014-03-31 | | | 2014-03-31
2014-03-31T00:00:00 | | | 2014-03-31
31st March 2014 | | | 2014-03-31
March 31, 2014 | | | 2014-03-31
31-Mar-14 | | | 2014-03-31
Mar-14 | | | 2014-03-01 to 2014-03-31
Q4 2013/14 | | | 2014-01-01 to 2014-03-31
20 March 2014 (approximately) | | | 2014-03-20
w/c 3 March 2014 | | | 2014-03-03
: | | | not provided
- | | | not provided
[z] | | | not applicable
36 (84%) | | | 36
84% (36 of 43) | | | 84%
−2.5 | % | | -2.5%
17~ | | | 17
1,204* | | | 1204
nil | | | 0
None | | How many dogs are kept? | 0
None | | Is there a plan? | no
12% | | | 12%
48.2 | thousands | | 48200
51.5 | % | | 51.5%
0.312 | proportion | | 31.2%
£1.2m | | | 1.2e+06 GBP
4,200 | £000s | | 4.2e+06 GBP
61.4 | £m | | 6.14e+07 GBP
£8.2m by 2022/23, of which £5.0m has been found | | What is the gap in the budget? | 8.2e+06 GBP
9.7 million | | | 9.7e+06
203.6 FTE | | | 203.6 FTE
12 min 30 s | | | 750 seconds
10h 12m | | | 36720 seconds
12 minutes | | | 12 minutes
31 days | | | 31 days
Five working days | | How soon is the victim told? | 5 days
Eight of nine | | How many are complete? | 8
16 / 16 | | | 16
54 of 65 | | | 54
36 forces | % | | 36
Yes: 26 of 43 forces | | Is there a plan? | 26
1,100 dogs | | | 1100
01:30 | minutes | | 90 seconds
57.3 | per 1,000 pop. | | 57.3 per 1,000 population
Yes | | | yes
Y | | | yes
✓ | | | yes
N | | | no
In part | | | partly
DK | | | not known
CNP | | | not provided
.. | | | not provided
[c] | | | not provided
n/a | | | not applicable
Not recorded | | How many? | not provided
Unable to provide | hours | | not provided
We do not hold this centrally | | How many are there? | not provided: We do not hold this centrally
NP (not provided) | | | not provided
Not disclosed | £m | Cost of severance | not provided
Yes, Deputy Chief Constable | | Who? | yes: Deputy Chief Constable
No. Prevention is left to districts. | | | no: Prevention is left to districts.
Yes: 286 constables | | Were they trained? | yes: 286 constables
Not at present | | Is it shown? | no
Unfortunately we were not chosen | | Did the force take part? | no: Unfortunately we were not chosen
A two-day course ran 19 times | | Has training been given? | yes: A two-day course ran 19 times
☐ Yes ☒ No | | Is it published? | no
[x] Yes [ ] No | | Is it published? | yes
Requires improvement | | | requires improvement
Amber | | RAG rating | amber
G | | Capacity (R, A or G) | green
3 - adequate | | Understanding of staff | adequate
Quarterly | | How often? | every 91
Once a quarter | | How often is it reviewed? | every 91
17/10/2013 | | Date of review | 2013-10-17
February 2014 | | When was it agreed? | 2014-02-01 to 2014-02-28
1998 | | Year the system was installed | 1998-01-01 to 1998-12-31
1998 | | Crimes recorded | 1998
Threat, harm and risk | | On what basis? | Threat, harm and risk
Head of corporate development | | To whom does she report? | Head of corporate development
10-15% | | | 12.5%
5 to 10 minutes | | How long is the wait? | 7.5 minutes
Yes / No | | Is there a plan? | not provided
TBC | | How many? | not provided
3rd of 8 | | Position among similar forces | 3
5pm to 6pm | | Busiest hour | 5pm to 6pm
1:6.2 | | Span of control | 1:6.2
"""


@pytest.mark.parametrize("row", TEXTS.strip().splitlines())
def test_text(row: str) -> None:
    shown, unit, question, expected = (part.strip() for part in row.split("|"))
    value = value_of(shown, shown, unit=unit, question=question)
    assert value is not None
    assert tell(value) == expected


@pytest.mark.parametrize(
    ("stored", "number_format", "unit", "expected"),
    [
        (0.48, "0%", "", "48%"),
        (0.07, "0.0%", "", "7%"),
        (0.776, "0%", "FTE", "77.6%"),
        (51.5, "General", "%", "51.5%"),
        (0.5, "General", "%", "0.5%"),
        (0.5, "General", "proportion", "50%"),
        (1204, "#,##0", "", "1204"),
        (1.2, "£0.0", "", "1.2 GBP"),
        (True, "", "", "yes"),
        (False, "", "", "no"),
        (date(2014, 2, 1), "dd/mm/yyyy", "", "2014-02-01"),
        (datetime(2014, 2, 1, 9, 30), "", "", "2014-02-01"),
        (time(0, 12, 30), "", "", "750 seconds"),
        (-3.2, "", "%", "-3.2%"),
    ],
)
def test_stored(stored: object, number_format: str, unit: str, expected: str) -> None:
    value = value_of(stored, str(stored), number_format=number_format, unit=unit)  # type: ignore[arg-type]
    assert value is not None
    assert tell(value) == expected


def test_one_and_nought_answer_a_yes_or_no_question() -> None:
    assert value_of(1, "1", question="Is there a plan?") == Answer(Reply.YES)
    assert value_of(0, "0", question="Is there a plan?") == Answer(Reply.NO)
    assert isinstance(value_of(1, "1", question="How many plans are there?"), Interval)


def test_empty_cell_has_no_value() -> None:
    assert value_of(None, "") is None
    assert value_of("", "  ") is None


def test_what_is_not_a_number_is_refused() -> None:
    assert value_of(inf, "inf") is None


def test_figures_are_closed_points() -> None:
    assert value_of(12.5, "12.5", unit="%") == Interval(12.5, 12.5, unit="%", stated=12.5)


def test_suppressed_small_number_is_a_range() -> None:
    value = value_of("<5", "<5")
    assert isinstance(value, Interval)
    assert value.holds(4)
    assert not value.holds(5)


@pytest.mark.parametrize("text", ["No such policy", "No lead"])
def test_a_few_words_of_denial_are_a_no(text: str) -> None:
    value = value_of(text, text, question="Who leads on this?")
    assert isinstance(value, Answer)
    assert value.reply.value == "no"
