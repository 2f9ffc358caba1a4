"""What the intent model promises: F1, honest confidence, speed, and a file that gives the same model back."""

from __future__ import annotations

import io
import tarfile
import time
from pathlib import Path

import numpy as np
import pytest
from rasa.engine.training.fingerprinting import calculate_fingerprint_key
from scipy.sparse import random as sparse_random
from sklearn.metrics import classification_report, f1_score

from bot.dialogue.intent_classifier import ScreeningIntentClassifier
from bot.matching import intent_training
from bot.matching.intent_training import Examples, train
from bot.matching.intents import MODEL_FILE, IntentModel, load_intent_model
from bot.matching.requests import ANSWERS
from bot.screening.errors import BadSetup

F1 = 0.95


def archive(model: IntentModel, folder: Path) -> None:
    """A Rasa model as `rasa train` leaves it, as far as the intent model goes."""
    folder.mkdir()
    stored = io.BytesIO()
    model.save(stored)
    with tarfile.open(folder / "screener.tar.gz", "w:gz") as tar:
        entry = tarfile.TarInfo(f"components/train_ScreeningIntentClassifier0/{MODEL_FILE}")
        entry.size = stored.tell()
        stored.seek(0)
        tar.addfile(entry, stored)


def test_held_back_sentences_are_understood(model: IntentModel, held_back: Examples) -> None:
    found = [model.predict(text).intent for text in held_back.texts]
    wrong = [
        f"{want} taken for {got}: {text!r}"
        for text, want, got in zip(held_back.texts, held_back.intents, found, strict=True)
        if want != got
    ]
    score = f1_score(held_back.intents, found, average="macro")
    report = classification_report(held_back.intents, found, zero_division=0)
    assert score >= F1, f"macro F1 {score:.3f} of all intents in tests/nlu\n{report}\n" + "\n".join(wrong)


def test_few_answers_are_taken_for_something_else_or_the_reverse(model: IntentModel, held_back: Examples) -> None:
    found = [model.predict(text).intent for text in held_back.texts]
    lost = sum((a in ANSWERS) != (b in ANSWERS) for a, b in zip(held_back.intents, found, strict=True))
    assert lost <= 0.04 * len(found)


def test_confidence_is_honest(model: IntentModel, held_back: Examples) -> None:
    found = [model.predict(text) for text in held_back.texts]
    right = np.array([f.intent == want for f, want in zip(found, held_back.intents, strict=True)])
    stated = np.array([f.confidence for f in found])
    assert abs(stated.mean() - right.mean()) < 0.06
    assert right[stated > 0.9].mean() > right[stated < 0.6].mean() + 0.2


def test_a_prediction_takes_well_under_a_millisecond(model: IntentModel, held_back: Examples) -> None:
    spent = []
    for text in held_back.texts:
        start = time.process_time()
        model.predict(text)
        spent.append(time.process_time() - start)
    assert np.median(spent) < 0.001


def test_a_saved_model_predicts_the_same(model: IntentModel, held_back: Examples) -> None:
    stored = io.BytesIO()
    model.save(stored)
    stored.seek(0)
    again = IntentModel.load(stored)
    for text in held_back.texts[:50]:
        assert again.predict(text).intent == model.predict(text).intent
        assert again.predict(text).confidence == pytest.approx(model.predict(text).confidence, abs=0.02)


def test_a_file_that_is_no_model_says_what_to_do() -> None:
    with pytest.raises(BadSetup, match="screener train"):
        IntentModel.load(io.BytesIO(b"not a model"))


def test_the_model_is_found_inside_the_newest_rasa_archive(model: IntentModel, tmp_path: Path) -> None:
    archive(model, tmp_path / "models")
    assert load_intent_model(tmp_path).predict("can i talk to someone").intent == "ask_person"


def test_without_model_and_data_the_error_names_both(tmp_path: Path) -> None:
    with pytest.raises(BadSetup, match="data/nlu"):
        load_intent_model(tmp_path)


def test_without_a_model_one_is_trained_from_the_data_and_kept(tmp_path: Path) -> None:
    (tmp_path / "data" / "nlu").mkdir(parents=True)
    (tmp_path / "data" / "nlu" / "tiny.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: a\n  examples: |\n    - red\n    - dark red\n- intent: b\n  examples: |\n'
        "    - blue\n    - dark blue\n",
        encoding="utf-8",
    )
    assert load_intent_model(tmp_path).predict("very red").intent == "a"
    assert len(list((tmp_path / "var").glob("intents-*.npz"))) == 1
    assert load_intent_model(tmp_path).predict("light blue").intent == "b"


def test_one_intent_alone_cannot_be_trained() -> None:
    with pytest.raises(BadSetup, match="two intents"):
        train(["a", "b"], ["greet", "greet"], {})


def test_a_model_of_other_code_is_refused_with_what_to_do(model: IntentModel, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = io.BytesIO()
    model.save(stored)
    stored.seek(0)
    monkeypatch.setattr("bot.matching.intents.FORMAT", "another")
    with pytest.raises(BadSetup, match="another version"):
        IntentModel.load(stored)


def test_an_archive_of_other_code_is_passed_over(
    model: IntentModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(model, tmp_path / "models")
    monkeypatch.setattr("bot.matching.intents.FORMAT", "another")
    with pytest.raises(BadSetup, match="data/nlu"):
        load_intent_model(tmp_path)


def test_rasa_keeps_no_trained_component_of_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def key() -> str:
        config = ScreeningIntentClassifier.get_default_config()
        return calculate_fingerprint_key(ScreeningIntentClassifier, config, {})

    before = key()
    assert key() == before
    monkeypatch.setattr("bot.dialogue.intent_classifier.CODE", "another")
    assert key() != before


def test_products_of_rows_are_the_same_by_way_of_a_dense_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = sparse_random(40, 60, density=0.2, format="csr", dtype=np.float32, random_state=1)
    monkeypatch.setattr(intent_training, "OFTEN", 8)
    products = np.tril(intent_training._products(matrix))  # what is above the diagonal is not worked out
    assert np.allclose(products, np.tril((matrix @ matrix.T).toarray()), atol=1e-5)
