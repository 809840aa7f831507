"""The page for phones in a real browser, where there is one: every kind at 360 px and by keys."""

import socket

import pytest

from tests.net.browser import BROWSER, Phone
from tests.net.phone_room import one_of_each
from tests.services.tour import Clock, running_session
from workshop.domain.stage import Place
from workshop.domain.step import kind_of
from workshop.net import host, seal
from workshop.net.asking import phone_pages
from workshop.services.commands import FinishSession, GoTo
from workshop.services.library import open_service
from workshop.services.selftest import KINDS

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium is installed here")
HERE = "127.0.0.1"
LEAST = 44
"""Pixels of what a finger meets."""
ANSWER = """(() => {
  for (const row of document.querySelectorAll('fieldset'))
    if (!row.querySelector(':checked')) row.querySelectorAll('input')[1].click();
  for (const edit of document.querySelectorAll('textarea')) {
    edit.value = 'We call back'; edit.dispatchEvent(new Event('input'));
  }
  const tick = document.querySelector('input[type=checkbox]:not(:checked)');
  if (tick) tick.click();
  for (let card; (card = document.querySelector('.order > .cell:not([aria-expanded])[data-cell]'));)
    card.click();
  for (let more; (more = document.querySelector(
    '.stepper button:last-of-type[aria-disabled=false]'));) more.click();
})()"""
TOO_SMALL = f"""[...document.querySelectorAll('button, .cell, input[type=text], textarea')]
  .filter(each => each.offsetWidth < {LEAST} || each.offsetHeight < {LEAST})
  .map(each => each.outerHTML.slice(0, 200))"""
NAMELESS = ("radio", "button", "checkbox", "textbox", "group")
"""Roles that a screen reader says the name of."""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "browser"


@pytest.fixture
def phone(folder):
    opened = Phone(folder)
    yield opened
    opened.close()


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def opens(service, monkeypatch):
    """Opens rooms of sessions."""
    monkeypatch.setattr(host, "MOST_A_SECOND", 200)
    opened = []

    def open_room(session, library=service, port=0):
        room = host.Host(library, session, lambda _events: None)
        room.open(port, HERE)
        opened.append(room)
        return room

    yield open_room
    for room in opened:
        room.close()


def assert_fits(phone):
    """Nothing is cut at a side, everything can be met by a finger and has a name."""
    assert phone.run("document.documentElement.scrollWidth <= innerWidth"), phone.words()
    assert phone.run(TOO_SMALL) == []
    assert [role for role, name in phone.spoken() if role in NAMELESS and not name] == []


def goes_on(phone):
    """Answers what is asked and goes on; False once all is done."""
    phone.run(ANSWER)
    last = phone.run("document.querySelector('#foot .expected').innerText") == "Done"
    phone.run("document.querySelector('#foot .expected').click()")
    assert not phone.run("document.querySelector('[role=alert]')?.innerText || ''")
    return not last


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    opened = open_service(tmp_path_factory.mktemp("phones"), Clock())
    yield opened
    opened.close()


def begins(phone, room):
    """Somebody without a sign, before the first question; their code."""
    phone.open(room.link(HERE))
    phone.press("Begin")
    phone.until_words("Your way back")
    code = phone.run("document.querySelector('.code').innerText")
    phone.press("Go on")
    phone.until("!!document.querySelector('.kicker')")
    return code


def test_that_every_kind_is_answered_at_360_pixels(phone, library, opens, tmp_path):
    steps = one_of_each(library)
    assert set(steps) == set(KINDS) & set(phone_pages.registry)
    for kind, (session, step) in steps.items():
        room = opens(session, library)
        begins(phone, room)
        assert_fits(phone)
        phone.picture(tmp_path / f"{kind_of(kind)}.png")
        while goes_on(phone):
            assert_fits(phone)
        phone.until_words("Your answers are stored")
        assert_fits(phone)
        (done,) = (key for key, each in library.progress(session).items() if each.done)
        assert done.endswith(f"/{step}")
        phone.open("about:blank")
        room.close()
    assert not phone.faults
    assert all(url.startswith((f"http://{HERE}:", "data:", "about:")) for url in phone.requests)


def test_that_a_person_answers_by_keys_alone(phone, service, session, opens):
    phone.open(opens(session).link(HERE))
    phone.until_words("Welcome")
    phone.key("Tab")
    phone.type("blue oak")
    phone.key("Enter")
    for _statement in range(2):
        phone.until("!!document.querySelector('.kicker')")
        before = phone.run("document.querySelector('h1').innerText")
        for _lens in range(2):
            phone.key("Tab")
            phone.key(" ")
            phone.key("ArrowRight")
        assert phone.run("document.querySelectorAll(':checked').length") == 2
        phone.until_focus("#foot .expected")
        phone.key("Enter")
        phone.until(f"document.querySelector('h1').innerText !== {before!r}")
    phone.until_words("Your answers are stored")
    (person,) = service.people(session)
    answers = service.own_answers(session, person.participant).answers["tour/rate"]
    assert set(answers.values()) == {2}
    assert not phone.faults


def test_that_an_open_row_is_named_and_nothing_is_sent(phone, service, session, opens):
    begins(phone, opens(session))
    phone.press("Next")
    phone.until_words("“Me” is still open.")
    assert not service.people(session)


def test_that_a_reload_keeps_the_draft_and_done_leaves_nothing(phone, service, session, opens):
    begins(phone, opens(session))
    phone.run("document.querySelector('input[type=radio]').click()")
    assert "#" not in phone.run("location.href")
    phone.open(phone.run("location.href"))
    phone.until("document.querySelectorAll(':checked').length === 1")
    while goes_on(phone):
        pass
    phone.until_words("Your answers are stored")
    kept = phone.run("JSON.stringify([sessionStorage, localStorage, document.cookie])")
    assert "s1/me" not in kept
    (person,) = service.people(session)
    assert person.steps == ("tour/rate",)


def test_that_what_is_done_without_a_network_is_sent_once_it_is_back(
    phone, service, session, opens
):
    with socket.socket() as free:  # other tests take the usual ones
        free.bind((HERE, 0))
        port = free.getsockname()[1]
    room = opens(session, port=port)
    code = begins(phone, room)
    phone.run(ANSWER)
    phone.press("Next")
    phone.run(ANSWER)
    room.close()
    phone.press("Done")
    phone.until_words("kept here, sent later")
    phone.run("window.same = true")
    opens(session, port=port)
    phone.until_words("The room was opened anew.")
    assert phone.run("window.same")
    phone.press("I was here before")
    phone.write(code)
    phone.press("Go on")
    phone.until_words("Statement 2 of 2")
    phone.press("Done")
    phone.until_words("Your answers are stored")
    (person,) = service.people(session)
    assert person.steps == ("tour/rate",)


def test_that_the_code_lets_in_who_typed_the_address_and_a_wrong_one_does_not(
    phone, session, opens
):
    room = opens(session)
    phone.open(f"http://{HERE}:{room.port}/")
    phone.until_words("Join the room")
    phone.write("ABC-DEF-GHJ")
    phone.press("Go in")
    phone.until_words("The room does not take this code.")
    phone.run("document.querySelector('input').value = ''")
    phone.write(seal.spaced(room.code).lower())
    phone.press("Go in")
    phone.until_words("Welcome")


@pytest.mark.parametrize(
    "look",
    [{"width": 320}, {"width": 1280, "dark": True}, {"width": 360, "text": 2.0}],
    ids=["320", "desktop dark", "200 %"],
)
def test_that_it_holds_at_every_size(folder, session, opens, tmp_path, look):
    phone = Phone(folder, **look)
    try:
        begins(phone, opens(session))
        assert_fits(phone)
        phone.picture(tmp_path / "look.png")
    finally:
        phone.close()


def test_that_the_next_question_comes_by_itself_and_the_end_clears_all(
    phone, service, session, opens
):
    room = opens(session)
    phone.open(room.link(HERE))
    phone.until_words("Welcome")
    phone.write("blue oak")
    phone.press("Begin")
    phone.until("!!document.querySelector('.kicker')")
    while goes_on(phone):
        pass
    phone.until_words("Your answers are stored")
    service.do(GoTo(session=session, place=Place(block=0, step="word")))
    room.renew()
    phone.press("Go on")
    phone.until_words("Which word stayed?")
    service.do(FinishSession(session=session))
    room.renew()
    phone.until_words("The workshop is over.")
