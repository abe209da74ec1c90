"""The encoder: what its texts say, what they must not say, and that its files are checked."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reconcile.encoder import FOLDER, Encoder, EncoderError, claim_text, item_text, load
from reconcile.encoder.texts import long_forms, mask_figures
from reconcile.errors import ReconcileError

FIGURES = """
78% of staff agreed                               | some percentage of staff agreed
about three-quarters of them                      | about some percentage of them
one in five callers waited                        | some percentage callers waited
fell by 12 percentage points                      | fell by some percentage
it has 1,204 officers                             | it has some number officers
twenty-two of the teams                           | some number of the teams
twelve and a half posts                           | some number posts
it spent £3.4m on cars                            | it spent some amount of money on cars
two million pounds went on cars                   | some amount of money went on cars
it took 14 days                                   | it took some number days
half of those asked                               | some percentage of those asked
one reason is cost                                | one reason is cost
a third party held it                             | a third party held it
"""

KEPT = """
on 31 March 2014
in 2012/13
since November 2011
answering 999 calls and 101 calls
section 60 searches
outcome 16 was used
victims aged 18 to 24
attended within 20 minutes
over the last three years
in the 12 months to June 2015
"""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    loaded = load()
    assert loaded is not None, "the package carries no encoder"
    return loaded


@pytest.mark.parametrize("row", FIGURES.strip().splitlines())
def test_figures_that_could_be_a_value_are_masked(row: str) -> None:
    text, expected = (part.strip() for part in row.split("|"))
    assert mask_figures(text) == expected


@pytest.mark.parametrize("text", KEPT.strip().splitlines())
def test_periods_and_names_keep_their_numbers(text: str) -> None:
    assert mask_figures(text) == text


def test_two_claims_that_differ_in_their_figure_alone_are_one_text() -> None:
    first = claim_text("61% of PCSOs were trained", "In all, 61% of PCSOs were trained.", "", "Training")
    second = claim_text("8% of PCSOs were trained", "In all, 8% of PCSOs were trained.", "", "Training")
    assert first == second


def test_a_claim_puts_its_own_words_first_and_its_sentence_once() -> None:
    assert claim_text("It has a plan.", "It has a plan.", "", "Planning") == "It has a plan. [SEP] Planning"
    parts = claim_text("it has a plan", "We heard that it has a plan.", "Crime fell.", "Planning").split(" [SEP] ")
    assert parts == ["it has a plan", "Planning", "We heard that it has a plan.", "Crime fell."]


def test_an_item_names_its_section_unit_and_period() -> None:
    text = item_text("Custody", "Detainees seen by a nurse", "%", "2015/16")
    assert text == "Detainees seen by a nurse [SEP] Custody [SEP] percentage [SEP] 2015/16"
    assert item_text("Custody", "Custody > Detainees", "", "") == "Custody, Detainees"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PCSOs and the PNC", "police community support officers and the police national computer"),
        ("a pc or a da", "a pc or a da"),
        ("ASBO", "ASBO"),
    ],
)
def test_abbreviations_are_written_out(text: str, expected: str) -> None:
    assert long_forms(text) == expected


def test_vectors_are_of_unit_length_and_in_order(encoder: Encoder) -> None:
    texts = [
        "How many dogs does the force have?",
        "a much longer text about " + "kennels and " * 60,
        "",
        "dogs",
        "dogs",
    ]
    vectors = encoder.encode(texts)
    assert vectors.shape[0] == len(texts)
    assert abs((vectors * vectors).sum(axis=1) - 1).max() < 1e-5
    assert (vectors[3] == vectors[4]).all()
    fresh = load()
    assert fresh is not None
    assert abs(fresh.encode(texts[::-1])[::-1] - vectors).max() < 1e-5


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert len(encoder.encode([])) == 0


@pytest.mark.parametrize(
    ("clause", "heading", "expected"),
    [
        ("every front desk shuts at six", "Access", "Opening hours of public enquiry counters"),
        ("one bobby in four has been on the first aid course", "Skills", "Police officers trained in first aid"),
        ("its vans are getting older", "Fleet", "Mean age of vehicles"),
        (
            "nobody tells householders how their case went",
            "Victims",
            "Are victims updated on the progress of the case?",
        ),
    ],
)
def test_a_claim_finds_its_item(encoder: Encoder, clause: str, heading: str, expected: str) -> None:
    labels = [
        "Opening hours of public enquiry counters",
        "Police officers trained in first aid",
        "Police staff trained in data protection",
        "Mean age of vehicles",
        "Number of vehicles",
        "Are victims updated on the progress of the case?",
        "Victims who withdrew their support",
        "Number of police horses",
    ]
    items = encoder.encode([item_text("", label, "", "") for label in labels])
    scores = items @ encoder.encode([claim_text(clause, clause, "", heading)])[0]
    assert labels[int(scores.argmax())] == expected


def test_sureness_grows_with_score_and_margin(encoder: Encoder) -> None:
    assert 0 < encoder.calibrate(0.1, 0.0) < encoder.calibrate(0.6, 0.0) < encoder.calibrate(0.6, 0.3) < 1


def test_absent_files_are_no_error(tmp_path: Path) -> None:
    assert load(tmp_path) is None


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_changed_file_is_named(tmp_path: Path, name: str) -> None:
    for file in ("card.toml", "model.onnx", "tokenizer.json"):
        shutil.copy(FOLDER / file, tmp_path)
    with (tmp_path / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(EncoderError, match=name) as caught:
        load(tmp_path)
    assert isinstance(caught.value, ReconcileError)


def test_a_card_that_is_no_card_is_named(tmp_path: Path) -> None:
    for file in ("model.onnx", "tokenizer.json"):
        (tmp_path / file).write_bytes(b"")
    (tmp_path / "card.toml").write_text("name = [", encoding="utf8")
    with pytest.raises(EncoderError, match=r"card\.toml"):
        load(tmp_path)


def test_the_model_is_small() -> None:
    assert (FOLDER / "model.onnx").stat().st_size < 30 * 2**20


def test_importing_the_encoder_loads_nothing_heavy() -> None:
    code = "import sys, reconcile.encoder; print({'numpy', 'onnxruntime', 'tokenizers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("document", ["docs/model-card.md", "training/README.md"])
def test_the_documents_give_the_figures_of_the_card(document: str) -> None:
    root = Path(__file__).resolve().parent.parent
    text = (root / document).read_text(encoding="utf8")
    shipped = next(line for line in text.splitlines() if "as shipped" in line)
    card = tomllib.loads((FOLDER / "card.toml").read_text(encoding="utf8"))
    for figures in card["held_out"].values():
        first, three = re.findall(r"[\d.]+%", figures)
        assert f"{first} ({three})" in shipped
