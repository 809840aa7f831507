"""The language in use: by the setting, by the environment, and what the program says of it."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.checkout import CHECKOUT
from tests.words.pseudo import LANGUAGE, accented, write_catalogue
from ui.library.settings import SettingsPage
from ui.settings import Settings, load, save
from workshop import words
from workshop.domain.letterhead import Letterheads
from workshop.domain.nouns import several
from workshop.words import SOURCE, _, languages, ngettext, speak, spoken

ENVIRONMENT = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def catalogues(tmp_path):
    """A folder with the accented language; the source's is in use again afterwards."""
    yield write_catalogue(tmp_path / "locale")
    speak(SOURCE)


def test_that_a_language_that_is_set_wins_over_the_environment(catalogues, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "fr")

    speak(LANGUAGE, catalogues)

    assert (spoken(), _("Print")) == (LANGUAGE, accented("Print"))
    assert ngettext("1 note", "{n} notes", 2) == "2 " + accented("notes")


def test_that_the_environment_decides_where_none_is_set(catalogues, monkeypatch):
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    speak("", catalogues)
    assert spoken() == SOURCE

    monkeypatch.setenv("LANG", f"{LANGUAGE}.UTF-8")
    speak("", catalogues)

    assert spoken() == LANGUAGE


def test_that_a_language_without_a_catalogue_is_spoken_as_in_the_source(catalogues):
    speak(LANGUAGE, catalogues)
    speak("fr", catalogues)

    assert (spoken(), _("Print")) == (SOURCE, "Print")


def test_that_a_land_is_part_of_the_tag(catalogues):
    shutil.move(catalogues / LANGUAGE, catalogues / "de_AT")

    speak("de-AT", catalogues)

    assert spoken() == "de-AT"
    assert _("Print") == accented("Print")


def test_that_an_empty_text_stays_empty(catalogues):
    speak(LANGUAGE, catalogues)

    assert _("") == ""


def test_that_languages_are_named_in_themselves(catalogues):
    assert languages(catalogues) == {SOURCE: "English", LANGUAGE: accented("English")}


def test_that_the_settings_offer_each_language_and_keep_the_chosen_one(
    qtbot, home, catalogues, monkeypatch
):
    monkeypatch.setattr("ui.library.settings.languages", lambda: languages(catalogues))
    page = SettingsPage(Settings(), home=home, letterheads=Letterheads())
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.changed) as changed:
        buttons = page.language.findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == accented("English")).click()

    assert changed.args[0].language == LANGUAGE
    home.mkdir()
    save(home, changed.args[0])
    assert load(home).language == LANGUAGE


def test_that_a_language_that_no_longer_ships_is_no_reason_to_fail(qtbot, home):
    page = SettingsPage(Settings(language="xx"), home=home, letterheads=Letterheads())
    qtbot.addWidget(page)

    assert page.language.value() == _("System language")


def test_that_the_plural_of_an_unusual_noun_is_the_noun_as_written():
    assert several("customer") == "customers"
    assert several("family") == "families"
    assert several("Gast") == "Gast"


def test_that_the_template_of_all_texts_is_current(tmp_path):
    kept = (words.CATALOGUES / "workshop.pot").read_text("utf-8")
    copy = tmp_path / "workshop.pot"
    rule = subprocess.run(
        ["make", "--dry-run", "--always-make", "words"],
        cwd=CHECKOUT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    lines = rule.replace("\\\n", " ").splitlines()
    line = next(each for each in lines if "pybabel" in each and "extract" in each)
    command = line.replace("assets/locale/workshop.pot", str(copy)).split()

    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *command[1:]],
        cwd=CHECKOUT, check=True,
    )  # fmt: skip

    assert copy.read_text("utf-8") == kept, "run `make words`"
