"""Three short letters that are hard to mark: two columns, a table, a sentence over the end of a page."""

from __future__ import annotations

from pathlib import Path

from tests.papers.case import write_letter
from tests.papers.letter_pdf import Look
from tests.papers.markup import Head, parse

HEAD = Head(
    office=("Inspectorate of Night Work", "1 Lantern Row", "Moorby MB1 2AA"),
    sender=("Ada Quill", "Her Majesty’s Inspector"),
    addressee=("Mr J Penn", "Chief Constable", "Larkshire Constabulary"),
    date="3 September 2014",
    salutation="Dear Mr Penn,",
    subject="Night work: an inspection of Larkshire Constabulary",
    close=("Yours sincerely,", "Ada Quill"),
    foot="Inspectorate of Night Work",
)

PAD = "The watch that we kept with them was long and cold, and nobody complained of it. " * 14 + "\n"

COLUMNS = f"""
# Lanterns

Larkshire has a written policy on lanterns, and 57% of the constables on night duty had been taught to trim one. The
force was not able to say how many had been lost.[^1] Recorded losses fell by 12% between 2012 and 2013, a larger
drop than in England and Wales, although three of the nine stations keep no record at all.

^1 We asked for the 12 months to 31 March 2014.

- Almost all sergeants carry a spare wick.
- The force does not inspect its oil, which costs £3,400 a year.

{PAD}
# Bells

Of the 148 bells that the force owns, 38 were cracked. Anti-social behaviour was reported by bell in over 400 cases;
the bell-ringers’ re-training, which the force had put off for two years, was complete at the time of the inspection.
Around two-thirds of ringers told us that they were tired. The force has yet to appoint a keeper of bells.
"""

TABLE = """
# What the force counted

The force recorded 1,204 alarms in the year, and could say where each had been raised.

| Alarms | 2012 | 2013 |
| Raised by the public | 640 | 702 |
| Raised by wardens on patrol in the outer districts | 355 | 502 |

= Constables on nights | Larkshire 64 | England and Wales 51

Alarms rose by 21% in a year. One in five was false.
"""

FILLER = "We walked the lanes with the watch and found the posts where the plan said that they would be. "
BREAK = f"""
# The watch

{FILLER * 26}

{FILLER * 2}

The watch has 212 members, fewer than a year earlier, and although the force told us that each of them is visited by a
supervisor once a month, we found that in the northern district no supervisor had made a visit since October 2013, that
44% of the northern members had no radio, and that the register of members was last checked in June 2012.
"""

LETTERS = {
    "two columns": (COLUMNS, Look(columns=2, justified=True, size=10, leading=13)),
    "a table": (TABLE, Look()),
    "over a page": (BREAK, Look(serif=True, size=11, leading=15)),
}


def write(name: str, folder: Path) -> Path:
    """The letter of this name as a PDF in the folder."""
    text, look = LETTERS[name]
    path = folder / f"{name.replace(' ', '-')}.pdf"
    write_letter(parse(HEAD, text), path, look)
    return path
