"""The page for phones in a real browser, where there is one: every kind at 360 px by keys alone."""

import pytest

from tests.net.browser import BROWSER, Phone
from tests.net.phone_room import asked_cells, at_step, many_links, one_of_each
from tests.net.wire import HERE, LONG, Wire, free_port
from tests.services.tour import Clock, running_session
from workshop.domain.stage import Place
from workshop.domain.step import kind_of
from workshop.net import host, seal
from workshop.net.asking import phone_pages
from workshop.services.commands import FinishSession, GoTo
from workshop.services.library import open_service
from workshop.services.selftest import KINDS

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium is installed here")
LEAST = 44
"""Pixels of what a finger meets."""
ANSWER = """for (const row of document.querySelectorAll('fieldset'))
  if (!row.querySelector(':checked')) row.querySelectorAll('input')[1].click();"""
TOO_SMALL = f"""[...document.querySelectorAll('button, .cell, input[type=text], textarea')]
  .filter(each => each.offsetWidth < {LEAST} || each.offsetHeight < {LEAST})
  .map(each => each.outerHTML.slice(0, 200))"""
STOP = """(() => {
  const at = document.activeElement, box = at.closest('.cell') || at;
  const { x, y, width, height } = box.getBoundingClientRect();
  const over = document.elementFromPoint(x + width / 2, y + height / 2);
  return {
    what: at.type === 'button' ? at.className || at.innerText : at.type || at.tagName,
    seen: getComputedStyle(box).outlineStyle === 'solid' && box.contains(over),
    off: at.getAttribute('aria-disabled') === 'true',
  };
})()"""
"""What the focus is on, and whether that can be seen: outlined, and under nothing else."""
BY_KEYS = {"radio": (" ", "ArrowRight"), "checkbox": (" ",), "cell": ("Enter",)}
HEADED = "document.activeElement.matches('h1')"
"""Whether the focus is on the heading, where a page begins."""
UNHEARD = """[...document.querySelectorAll('[aria-describedby]')]
  .filter(each => !each.getAttribute('aria-describedby').split(' ').every(
    id => document.getElementById(id)?.innerText))
  .map(each => each.outerHTML)"""
"""What is said to be described by something that is not there."""
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
    assert phone.run(UNHEARD) == []
    assert [role for role, name in phone.spoken() if role in NAMELESS and not name] == []


def answers_by_keys(phone):
    """One page, from its heading to the button that goes on. Whatever has the focus shows it."""
    for _each in range(LONG):
        phone.key("Tab")
        stop = phone.run(STOP)
        assert stop["seen"], (stop, phone.words())
        if stop["what"] == "expected":
            return
        if stop["what"] == "textarea":
            phone.type("We call back")
        for key in BY_KEYS.get(stop["what"], ()):
            phone.key(key)
        while stop["what"] == "+" and not phone.run(STOP)["off"]:
            phone.key("Enter")
    raise AssertionError(phone.words())


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
    return takes_seat(phone)


def takes_seat(phone):
    """The same at the page that asks who comes."""
    phone.until(f"document.querySelector('h1')?.innerText === 'Welcome' && {HEADED}")
    phone.key("Tab")
    phone.key("Enter")
    phone.until_words("Your way back")
    code = phone.run("document.querySelector('.code').innerText")
    phone.until_focus("#foot .expected")
    phone.key("Enter")
    phone.until("!!document.querySelector('.kicker')")
    return code


def test_that_every_kind_is_answered_at_360_pixels_by_keys_alone(phone, library, opens, tmp_path):
    steps = one_of_each(library)
    assert set(steps) == set(KINDS) & set(phone_pages.registry)
    for kind, (session, step) in steps.items():
        room = opens(session, library)
        begins(phone, room)
        goes = True
        while goes:
            assert phone.run(HEADED)
            assert_fits(phone)
            answers_by_keys(phone)
            phone.picture(tmp_path / f"{kind_of(kind)}.png")
            goes = phone.run("document.activeElement.innerText") == "Next"
            drafts = phone.run("JSON.parse(sessionStorage.room).drafts")
            phone.key("Enter")
        phone.until_words("Your answers are stored")
        assert phone.run(HEADED)
        assert_fits(phone)
        (done,) = (key for key, each in library.progress(session).items() if each.done)
        assert done.endswith(f"/{step}")
        (person,) = library.people(session)
        own = library.own_answers(session, person.participant).answers
        stored = own.get(done, drafts[done])  # whose answers are linked to nobody are not one's own
        assert set(stored) == set(asked_cells(phone_pages(library.view(session).step(done))))
        phone.open("about:blank")
        room.close()
    assert not phone.faults
    assert all(url.startswith((f"http://{HERE}:", "data:", "about:")) for url in phone.requests)


def test_that_a_placed_card_is_moved_by_keys_and_its_place_is_told(phone, library, opens):
    begins(phone, opens(at_step(library, "friendship_ladder", "order"), library))

    def does(*keys):
        for key in keys:
            phone.key(key)
        focus = "document.activeElement.innerText.split('\\n')[0]"
        return phone.run(focus), phone.run(
            "document.querySelector('.order [role=status]').innerText"
        )

    does("Tab", "Enter", "Tab")
    card = phone.run("document.activeElement.innerText.split('\\n')[0]")
    assert does("Enter")[1] == f"{card}: place 2"
    assert does("Enter", "Tab") == ("Up", f"{card}: place 2")
    assert does("Enter") == ("Up", f"{card}: place 1")
    assert does("Enter") == ("Up", f"{card}: place 1")
    assert does("Tab", "Enter") == ("Down", f"{card}: place 2")
    assert does("Tab", "Enter") == (card, f"{card}: not placed")


def test_that_of_many_links_only_those_are_asked_that_touch_what_is_ones_own(phone, library, opens):
    session = at_step(library, "connections", "rate")
    many_links(library, session)
    begins(phone, opens(session, library))
    assert phone.run("document.activeElement.innerText") == "Which of these are yours?"
    phone.until_words("As it stands, no link is asked of you.")
    phone.until_words("1 of 1")
    phone.press("Team I")
    phone.until_words("Links you are asked about: 5")
    phone.until_words("1 of 6")
    phone.press("Next")
    phone.until_words("Team A – Team I")
    phone.run(ANSWER)
    phone.open(phone.run("location.href"))
    phone.until_words("Links you are asked about: 1")
    phone.press("Next")
    phone.until_words("2 of 2")
    phone.press("Done")
    phone.until_words("Your answers are stored")
    (person,) = library.people(session)
    (answers,) = library.own_answers(session, person.participant).answers.values()
    assert len(answers) == 2


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
    port = free_port()
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
    phone.until_words("Your answers are stored")
    (person,) = service.people(session)
    assert person.steps == ("tour/rate",)


def test_that_what_is_done_without_a_network_goes_though_the_question_was_closed_meanwhile(
    phone, service, session, opens
):
    room = opens(session)
    begins(phone, room)
    phone.run(ANSWER)
    phone.press("Next")
    phone.run(ANSWER)
    phone.run("window.heard = window.fetch; window.fetch = () => Promise.reject(new Error('out'))")
    phone.press("Done")
    phone.until_words("kept here, sent later")
    service.do(GoTo(session=session, place=Place(block=0, step="word"), closes=("tour/rate",)))
    room.renew()
    phone.run("window.fetch = window.heard")
    phone.until_words("closed meanwhile")
    (person,) = service.people(session)
    assert person.steps == ("tour/rate",)


def test_that_who_begins_without_a_network_is_told_so(phone, session, opens):
    room = opens(session)
    phone.open(room.link(HERE))
    phone.until_words("Welcome")
    room.close()
    phone.press("Begin")
    phone.until_words("The room does not answer just now.")


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


def test_that_a_listener_learns_no_answer_sign_key_or_code_of_a_phone(phone, service, opens):
    session = running_session(service, "rate", "word")
    room = opens(session)
    wire = Wire(room.port)
    phone.open(f"http://{HERE}:{wire.port}/")
    phone.until_words("Join the room")
    phone.key("Tab")
    phone.type(room.code)
    phone.key("Enter")
    phone.until_words("Welcome")
    phone.key("Tab")
    phone.type("violet heron")
    phone.key("Enter")
    phone.until_words("Which word stayed?")
    phone.write("lantern")
    own = phone.run("JSON.parse(sessionStorage.room).own")
    while goes_on(phone):
        pass
    phone.until_words("Your answers are stored")
    code = phone.run("document.querySelector('.code').innerText")
    phone.open("about:blank")
    wire.close()
    heard = wire.unpacked()
    (person,) = service.people(session)
    secrets = ["lantern", "violet", "heron", "s1/me", "tour", "Which word", "Tuesday", session]
    secrets += [person.participant, own, code, code.replace(" ", ""), room.code]
    secrets += [seal.spaced(room.code), f'"{room.code[seal.FINGERPRINT :]}"']
    assert b"Join the room" in heard  # the page itself is for everybody
    for each in (*(text.encode() for text in secrets), service.links()[session].key):
        assert each not in heard


@pytest.mark.parametrize(
    "look",
    [{"width": 320}, {"width": 1280, "dark": True}, {"width": 360, "text": 2.0}],
    ids=["320", "desktop dark", "200 %"],
)
def test_that_it_holds_at_every_size(folder, session, opens, tmp_path, look):
    phone = Phone(folder, **look)
    try:
        phone.open(opens(session).link(HERE))
        phone.until_words("Welcome")
        assert_fits(phone)
        takes_seat(phone)
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
