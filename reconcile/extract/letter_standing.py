"""Of whom a claim of a letter speaks, and whether it is a finding about the force at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reconcile.extract.statements import FORCES_COUNTED, Claim
from reconcile.model import Grade, Interval, Kind, Passage, Reference, Relation, Role, Sign, Standing
from reconcile.wording.filler import ABOUT_THE_LETTER, filler, reason, sets_the_scene
from reconcile.wording.forces import canonical, force_mentions, same_force, short_name
from reconcile.wording.patterns import straight
from reconcile.wording.scene import is_quantifying, reference_in
from reconcile.wording.shapes import shape_of
from reconcile.wording.standing import FIGURE, lead_of, says, standing
from reconcile.wording.verbs import has_verb, subject, verb_place


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence stands in: its passage, the sentences before it, the force of the letter."""

    passage: Passage
    before: tuple[str, ...]
    force: str
    graded: Grade | None = None  # the last grade that the paragraph gave
    about_letter: bool = False  # the sentence before spoke of the inspection itself

    @property
    def heading(self) -> str:
        return self.passage.headings[-1] if self.passage.headings else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause in its sentence, and the standing of the clause before it."""

    clause: str
    sentence: str
    first: bool
    last: bool
    previous: Standing | None = None


# 'Sixteen other forces make use of it': a count over the forces of the return.
OF_FORCES = re.compile(r"(?<!\w)(?:forces|constabularies)(?!\w)")
AT_LARGE = re.compile(
    r"(?:across|in|throughout) england and wales(?: as a whole)?(?!\w)|nationally(?!\w)|(?:across|in) the country(?!\w)"
)
THIS_FORCE = re.compile(r"(?<!\w)(?:the (?:force|constabulary)|your force|here|its?|you)(?!\w)")


# What may stand before the name of the force that a clause is about: 'In Marlshire', 'Staff at'.
BEFORE_NAME = re.compile(
    r"\W*(?:(?:in|at|but|and|while|whereas|although|by contrast|the|its neighbours?,?|(?:staff|officers|colleagues"
    r"|victims|people) (?:in|at|of))\W+)*"
)
DONE_BY = re.compile(r"(?<![\w'])(?:employed|recorded|made|held|used|reported|attended|spent) by (?:the )?$")
SHIRE = re.compile(r"[A-Z][a-z]+shire\b(?! (?:county|borough|and|district|council))")


def other_force(clause: str, force: str) -> str:
    """The force that is the clause's subject, where it is another than the letter's; '' where it is not."""
    for mention in force_mentions(clause):
        if _is_own(mention.name, force):
            return ""
        before = straight(clause[: mention.start])
        if BEFORE_NAME.fullmatch(before) or DONE_BY.search(before):
            return mention.name
    named = SHIRE.search(clause)
    fictional = force and canonical(force) is None
    if (
        named
        and fictional
        and not _is_own(named[0], force)
        and BEFORE_NAME.fullmatch(straight(clause[: named.start()]))
    ):
        return named[0]
    return ""


def _is_own(name: str, force: str) -> bool:
    return same_force(name, force) or straight(short_name(name)) in straight(force)


def about_whom(clause: str, claim: Claim, lead: str = "", force: str = "") -> tuple[Reference | None, str]:
    """England and Wales, other forces, another force: set where the clause speaks of them and not of this force.

    `lead` is what opens the sentence: 'Across England and Wales, ...'; `force` the letter's own.
    """
    if isinstance(claim.value, Relation) and claim.value.to is not Reference.EARLIER:
        named = other_force(clause, force) if claim.value.sign is Sign.RANK else ""
        return (Reference.FORCE, named) if named else (None, "")
    named = other_force(clause, force)
    if named:
        return Reference.FORCE, named
    plain = straight(clause)
    others = _others_in_subject(clause)
    if others is not None:
        return others, ""
    if says("nation", clause) or (AT_LARGE.match(straight(lead)) and not THIS_FORCE.search(plain)):
        return (Reference.FORCES if OF_FORCES.search(plain) else Reference.NATION), ""
    if isinstance(claim.value, Interval) and FORCES_COUNTED.search(plain):
        return Reference.FORCES, ""
    if says("other_force", clause):
        return Reference.FORCE, ""
    return None, ""


EXPLICIT = re.compile(
    r"england|wales|national|country|forces|peers|\bmsg\b|average force|typical force|neighbour|region"
)
PLURAL_FORCES = re.compile(r"\b(?:other|most|many|few|all|some|several|fellow) (?:police )?(?:forces|constabularies)\b")


def _others_in_subject(clause: str) -> Reference | None:
    """England and Wales, or similar forces, where they and not this force are what the clause is about."""
    about = subject(clause)
    if not about or THIS_FORCE.search(re.sub(r"its (?:most similar|peers|neighbours?|region)", "", about)):
        return None
    if PLURAL_FORCES.search(about) or COMPARING.search(straight(clause)):
        return None
    found = reference_in(about, 0, len(about), (Reference.NATION, Reference.SIMILAR, Reference.REGION))
    return found[0] if found is not None and EXPLICIT.search(found[1].lower()) else None


COMPARING = re.compile(
    r"(?<![\w'])(?:than|compared|against|in line|above|below|similar to|exceed(?:s|ed)"
    r"|as (?:many|much|high|low))(?![\w'])"
)


# --- standing -------------------------------------------------------------------------------------------

WITH_OTHERS = frozenset({Reference.NATION, Reference.SIMILAR, Reference.REGION, Reference.FORCES, Reference.TARGET})
# The force's own figure still needs its clause: 'it should close the gap, from its own savings'.
CARRIED = frozenset({Standing.RECOMMENDATION, Standing.PLAN, Standing.CRITERION, Standing.CONDITION})
# 'The draft was sent to you, and has been amended since': what has no subject of its own has that before it.
OF_ITS_SUBJECT = frozenset({Standing.BACKGROUND, Standing.OTHER_FORCE, Standing.NATIONAL, Standing.QUOTATION})
DIGITS = re.compile(r"\d|per ?cent")
FEW = 6  # words
LONG = 40
RELATIVE = re.compile(r"(?<![\w'])(?:who|whom|whose|which|that|where|what|how)(?![\w']).*")
PRONOUN = re.compile(
    r"\W*(?:it|they|these|its|their|this|both|the (?:first|second|third|fourth|fifth|other|last)|each)\b"
)


def standing_of(claim: Claim, spot: Spot, about: Reference | None, setting: Setting) -> Standing:
    """The standing of one claim. In doubt it is a finding: the data may yet decide it."""
    clause, sentence = spot.clause, spot.sentence
    counted = FIGURE.search(straight(clause)) is not None or _is_number(claim)
    if setting.passage.role is Role.FOOTNOTE and not counted:
        return Standing.BACKGROUND  # a footnote defines a term or names a source
    if sentence.rstrip().endswith("?"):
        return Standing.BACKGROUND
    shape = None if claim.kind is Kind.GRADE else shape_of(clause, sentence, counted=_is_counted(claim))
    if shape is not None:
        return shape
    if claim.kind is Kind.PROVISION:
        return Standing.BACKGROUND if reason(clause, ABOUT_THE_LETTER) else Standing.FINDING
    scene = sets_the_scene(
        clause, _directly_before(spot), first=spot.first, last=spot.last, counted=counted, whole=_is_whole(clause)
    )
    if scene is not None:
        return scene
    beside = filler(clause, counted=DIGITS.search(straight(clause)) is not None, firm=_is_firm(claim))
    if beside is not None:
        return beside
    if about is Reference.FORCES and isinstance(claim.value, Interval):
        return Standing.FINDING
    if setting.about_letter and PRONOUN.match(straight(sentence)) and not counted:
        return Standing.BACKGROUND
    if _says_nothing(spot, setting, counted):
        return Standing.BACKGROUND
    if about is Reference.FORCE and (claim.kind is Kind.ANSWER or says("other_force", clause)):
        return Standing.OTHER_FORCE
    found = standing(clause, sentence, setting.heading, boxed=setting.passage.boxed, figure=counted)
    with_others = claim.kind in (Kind.COMPARISON, Kind.TREND) and found in (Standing.OTHER_FORCE, Standing.NATIONAL)
    ranked = isinstance(claim.value, Relation) and claim.value.sign is Sign.RANK
    other = says("other_force", subject(clause)) and not straight(clause).startswith("elsewhere")
    if with_others and (ranked or not other):
        return Standing.FINDING
    if found is Standing.FINDING and claim.kind is Kind.ANSWER and about in (Reference.NATION, Reference.FORCES):
        return Standing.NATIONAL
    if found is Standing.FINDING and spot.previous in CARRIED and _hangs_on(claim, clause):
        return spot.previous
    if found is Standing.FINDING and spot.previous in OF_ITS_SUBJECT and _shares_subject(spot):
        return spot.previous
    return found


def _is_number(claim: Claim) -> bool:
    """Whether the claim states a number, in whatever form: 'nine analysts'."""
    return isinstance(claim.value, Interval) and claim.value.stated is not None and not is_quantifying(claim.value)


def _is_counted(claim: Claim) -> bool:
    """Whether the claim is a figure, or a change or a comparison with one, and not a yes or a no."""
    value = claim.value
    if isinstance(value, Relation):
        return any(amount is not None for amount in (value.amount, value.origin, value.target))
    return isinstance(value, Interval)


# 'Cannot see': one verb, though two words hold it.
MODAL = re.compile(
    r"(?<![\w'])(?:can|cannot|could|may|might|must|should|will|would|do|does|did)(?:n't)?"
    r"(?: not| also| still| now)* [a-z]+ ?"
)


@lru_cache(maxsize=1024)
def _is_whole(clause: str) -> bool:
    """Whether a clause that opens with 'when' or 'if' holds its main clause as well: two verbs, relatives aside."""
    plain = RELATIVE.sub("", re.sub(r"^\W*(?:when|where)(?:ver)?\b", "", straight(clause)))
    words = MODAL.sub("is ", plain).split()
    if len(words) > LONG:
        return True
    first = next((n for n in range(1, len(words) + 1) if has_verb(" ".join(words[:n]))), None)
    return first is not None and has_verb(" ".join(words[first:]))


def _directly_before(spot: Spot) -> str:
    """What stands before the clause in its sentence, from the last stop on."""
    return lead_of(spot.sentence, spot.clause)


PARTICIPLE = re.compile(r"^\W*(?:and |or |but )?(?:\w+ly )?(?:\w+(?:ed|en)|seen|made|given|done|kept)\b")


def _hangs_on(claim: Claim, clause: str) -> bool:
    """Whether a clause has no verb of its own, so that it is planned or advised as what stands before it is."""
    plain = straight(clause)
    bare = PARTICIPLE.sub("", RELATIVE.sub("", plain))  # 'should be fair, and seen to be'
    return claim.kind is not Kind.GRADE and not RELATIVE.match(plain) and not has_verb(bare)


INCLUDING = re.compile(r"\W*(?:including|such as|among them|especially)\b")


def _shares_subject(spot: Spot) -> bool:
    """Whether a clause goes on about the subject before it: 'and held 12 meetings', 'including fraud', 'which is'."""
    plain, before = straight(spot.clause), straight(_directly_before(spot))
    goes_on = verb_place(spot.clause) == 0 and re.search(r"\b(?:and|or|but)\W*$", before) is not None
    described = spot.previous is Standing.OTHER_FORCE and re.match(r"(?:which|who)\b", plain) is not None
    return goes_on or described or INCLUDING.match(plain) is not None


def _is_firm(claim: Claim) -> bool:
    """A grade, a rank, a trend, or a comparison with others: a claim of its own whatever it is worded in."""
    if claim.kind is Kind.GRADE:
        return True
    value = claim.value
    return isinstance(value, Relation) and (
        value.to in WITH_OTHERS or value.to is Reference.EARLIER or value.sign is Sign.RANK
    )


def _says_nothing(spot: Spot, setting: Setting, counted: bool) -> bool:
    """A paragraph of a few words without verb or figure: a name, a date, a heading that lost its place."""
    words = spot.clause.split()
    return (
        not counted
        and setting.passage.role is Role.BODY
        and not setting.passage.stem
        and len(setting.passage.text.split()) <= len(words) <= FEW
        and not has_verb(spot.clause)
    )
