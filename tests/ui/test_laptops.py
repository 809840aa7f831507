"""Several laptops by stick: from the console's panel to the other laptop's library and back."""

from functools import partialmethod

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from tests.services.tour import CONTENT, Clock, rated, running_session, sits_down
from ui.bridge import Bridge
from ui.console.keys import LETTERS
from ui.desk.kept_here import KeptHere
from ui.desk.window import DeskWindow
from ui.dialogs import laptops
from ui.dialogs.ask import Ask
from ui.dialogs.join_room import JoinRoom
from ui.dialogs.laptops import LaptopsPanel
from ui.dialogs.packets import AskCode, Packets
from ui.dialogs.people import PeoplePanel
from ui.dialogs.ways_in import WaysIn
from ui.kit.button import Button
from ui.kit.label import Label
from ui.kit.scene import SceneView
from ui.projector.feed import RoomFeed
from ui.rooms import rooms_of
from workshop.domain.record import RoomLink
from workshop.net import find, firewall
from workshop.net.host import Device, Host
from workshop.net.stick import code_of
from workshop.services.commands import (
    FinishSession,
    KeepLink,
    MergePart,
    ShowAside,
    TakeRoom,
)
from workshop.services.events import AnswersChanged
from workshop.services.library import open_service


@pytest.fixture
def window(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1000, 700)
    parent.show()
    return parent


@pytest.fixture
def session(service):
    return running_session(service, "rate")


@pytest.fixture
def other(tmp_path):
    """The other laptop's library, behind signals."""
    opened = open_service(tmp_path / "other", Clock(), CONTENT)
    yield Bridge(opened)
    opened.close()


@pytest.fixture
def panel(qtbot, window, bridge, session):
    packets = Packets(window, bridge)
    shown = LaptopsPanel(window, bridge, session, packets)
    qtbot.addWidget(shown)
    shown.open()
    return shown


def dialog(window, kind) -> QDialog:
    return next(each for each in window.findChildren(kind) if each.isVisible())


def test_that_answers_of_another_laptop_come_in_after_a_look_and_go_out_with_undo(
    qtbot, window, panel, bridge, session, other, service, tmp_path
):
    room, back = str(tmp_path / "a.room"), str(tmp_path / "a.answers")
    with qtbot.waitSignal(panel._packets.said):
        panel._packets.save_room_to(session, room)
    code = panel.findChildren(QWidget, "room code")[-1].text()
    assert code.replace("-", "") == code_of(service, session)

    there = Packets(window, other)
    there.bring(room)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(AskCode)))
    asked = dialog(window, AskCode)
    qtbot.keyClicks(asked.fields[0].edit, code.lower()[:-1])
    assert not asked.deed.isEnabled()
    qtbot.keyClicks(asked.fields[0].edit, code[-1])
    with qtbot.waitSignal(there.taken) as taken:
        qtbot.keyClick(asked.fields[0].edit, Qt.Key.Key_Return)
    assert taken.args == [session]
    for at in range(2):
        sits_down(other.service, session, {"rate": rated(4, at + 1)}, sign=f"there {at}")
    with qtbot.waitSignal(there.said) as said:
        there.save_part_to(session, back)
    assert said.args == ["Saved: answers of 2 people.", False]

    panel._packets.bring(back)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(Ask)))
    look = dialog(window, Ask)
    assert look.accessibleDescription().endswith(": 2 people, 2 new")
    assert not service.people(session)
    qtbot.mouseClick(look.deed, Qt.MouseButton.LeftButton)
    assert len(service.people(session)) == 2
    assert panel.undo.isVisible()
    qtbot.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    assert not service.people(session)
    assert not panel.undo.isVisible()


def test_that_a_laptop_that_collects_says_its_name_and_offers_the_way_back(
    qtbot, window, service, session, other, tmp_path
):
    room = str(tmp_path / "a.room")
    here = Packets(window, Bridge(service))
    with qtbot.waitSignal(here.said):
        here.save_room_to(session, room)
    there = Packets(window, other)
    with qtbot.waitSignal(there.said):
        there._on_code(tmp_path / "a.room", code_of(service, session))
    shown = LaptopsPanel(window, other, session, there)
    qtbot.addWidget(shown)
    shown.open()
    assert shown.save.text() == "Save the answers"
    name = other.service.links()[session].laptop
    assert name in [label.text() for label in shown.findChildren(QWidget) if hasattr(label, "text")]


def test_that_what_is_amiss_with_a_packet_is_told_in_the_panel(qtbot, panel, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    with qtbot.waitSignal(panel._packets.troubled):
        panel._packets.bring(str(tmp_path / "notes.txt"))
    assert "no packet" in panel.findChild(QWidget, "laptops said").text()


def test_that_the_panel_has_a_key():
    assert LETTERS["O"] == "laptops"


def test_that_a_name_that_came_twice_is_joined_at_a_press(qtbot, window, service, bridge, other):
    name = running_session(service, "rate", mode="named")
    service.do(KeepLink(session=name, link=RoomLink(key=bytes(32), code="ABCDEFGHJ")))
    other.service.do(TakeRoom(room=service.room(name, bytes(32))))
    sits_down(service, name, {"rate": rated(1, 1)}, sign="Ana")
    sits_down(other.service, name, {"rate": rated(5, 4)}, sign="ana")
    service.do(MergePart(part=other.service.part(name)))
    panel = PeoplePanel(window, bridge, name)
    qtbot.addWidget(panel)
    panel.open()
    (join,) = (each for each in panel.findChildren(Button) if each.text() == "Same person")
    qtbot.mouseClick(join, Qt.MouseButton.LeftButton)
    assert len(service.people(name)) == 1
    qtbot.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    assert len(service.people(name)) == 2


@pytest.fixture
def on_this_machine(monkeypatch):
    """A room is heard nowhere else."""
    monkeypatch.setattr(find, "EVERYBODY", ("127.0.0.1",))
    monkeypatch.setattr(Host, "open", partialmethod(Host.open, address="127.0.0.1"))


def test_that_a_room_opens_at_a_press_and_another_program_joins_and_is_seen(
    qtbot, window, panel, bridge, session, other, service, on_this_machine
):
    here = rooms_of(bridge)
    with qtbot.waitSignal(here.changed, timeout=60_000):
        button(panel, "Open for this room").click()
    host = here.host(session)
    assert button(panel, "Close the room").isEnabled()

    asked = JoinRoom(window, other)
    qtbot.addWidget(asked)
    asked.open()
    asked.fields[0].set_text(f"127.0.0.1:{host.port}")
    asked.fields[1].set_text(host.code)
    with qtbot.waitSignal(asked.joined, timeout=60_000) as joined:
        asked.deed.click()
    assert joined.args == [session]
    sits_down(other.service, session, {"rate": rated(4, 2)}, sign="there")
    qtbot.waitUntil(lambda: len(service.people(session)) == 1, timeout=60_000)

    laptop = other.service.links()[session].laptop
    qtbot.waitUntil(lambda: bool(host.devices() and host.devices()[0].people), timeout=60_000)
    panel._show()
    button(panel, f"Remove {laptop}").click()
    assert not service.people(session)
    assert panel.undo.isVisible()
    panel.undo.click()
    assert len(service.people(session)) == 1
    rooms_of(other).close_all()
    here.close(session)
    assert button(panel, "Open for this room").isEnabled()


def button(panel, name):
    """The one of that name that was made last; those before are on their way out."""
    return [each for each in panel.findChildren(Button) if each.accessibleName() == name][-1]


def test_that_a_room_that_is_not_there_is_told_in_the_dialog(qtbot, window, other, on_this_machine):
    asked = JoinRoom(window, other)
    qtbot.addWidget(asked)
    asked.open()
    asked.fields[0].set_text("127.0.0.1:1")
    asked.fields[1].set_text("ABCDEFGHJ")
    with qtbot.waitSignal(rooms_of(other).troubled, timeout=60_000) as told:
        asked.deed.click()
    assert "stick" in told.args[0]
    assert asked.deed.isEnabled()


def test_that_a_finished_room_says_who_is_cleaned_and_closes(
    qtbot, window, bridge, session, other, service, on_this_machine
):
    here, there = rooms_of(bridge), rooms_of(other)
    with qtbot.waitSignal(here.changed, timeout=60_000):
        here.open(session)
    host = here.host(session)
    with qtbot.waitSignal(there.joined, timeout=60_000):
        there.join(f"127.0.0.1:{host.port}", host.code)
    sits_down(other.service, session, {"rate": rated(4, 2)}, sign="there")
    qtbot.waitUntil(lambda: len(service.people(session)) == 1, timeout=60_000)
    said = []
    bridge.said.connect(said.append)
    bridge.do(FinishSession(session=session))
    qtbot.waitUntil(lambda: here.host(session) is None, timeout=60_000)
    assert said[-1] == "1 of 1 laptops cleaned."
    assert not other.service.sessions()
    there.close_all()


@pytest.fixture
def opened(qtbot, panel, bridge, session, on_this_machine, monkeypatch):
    """The panel of a room that is open in a network."""
    monkeypatch.setattr("ui.rooms.own_addresses", lambda: ("192.168.1.7", "10.0.0.2"))
    here = rooms_of(bridge)
    with qtbot.waitSignal(here.changed, timeout=60_000):
        button(panel, "Open for this room").click()
    yield here
    here.close_all()


def test_that_the_way_in_shows_with_the_network_once_that_is_typed(qtbot, panel, session, opened):
    door = opened.door(session)
    assert door.link.startswith(f"http://{door.address}/#")
    (ways,) = panel.findChildren(WaysIn)[-1:]
    qtbot.keyClicks(ways.name.edit, "Northgate")
    opened.changed.emit()  # somebody was heard meanwhile
    assert ways.name.edit.text() == "Northgate"
    panel.leave.setFocus()
    panel._show()
    ways = panel.findChildren(WaysIn)[-1]
    assert ways.name.edit.text() == "Northgate"
    qtbot.keyClick(ways.name.edit, Qt.Key.Key_Return)
    assert opened.door(session).wifi == "Northgate"
    names = [view.accessibleName() for view in panel.findChildren(SceneView)]
    assert "QR code of the Wi-Fi" in names


def test_that_many_hand_overs_at_once_are_told_a_few_times_and_the_last_of_them_always(
    qtbot, service, session, opened, bridge
):
    seen = []
    bridge.answers_changed.connect(
        lambda _name: seen.append(service.progress(session)["tour/rate"].done)
    )
    for person in range(3):
        sits_down(service, session, {"rate": rated(4, 2)}, sign=f"sign {person}")
        for _device in range(30):
            opened.host(session)._tell((AnswersChanged(session=session),))
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == 3, timeout=60_000)
    sits_down(service, session, {"rate": rated(4, 2)}, sign="the last")
    opened.host(session)._tell((AnswersChanged(session=session),))
    qtbot.waitUntil(lambda: seen[-1] == 4, timeout=60_000)
    assert len(seen) < 30


def test_that_ways_in_stand_beside_who_is_there_in_the_smallest_window(
    qtbot, panel, session, opened
):
    opened.host(session)._devices[b"a"] = Device(laptop="Walnut", people=frozenset("ab"))
    panel._show()
    panel.resize(912, 500)
    (ways,) = panel.findChildren(WaysIn)[-1:]
    (there,) = [each for each in panel.findChildren(Label) if each.text() == "1 device, 2 people"][
        -1:
    ]
    qtbot.waitUntil(lambda: there.isVisible() and ways.width() > 0)
    across = [each.mapTo(panel, each.rect().topLeft()) for each in (ways, there)]
    assert across[0].x() + ways.width() < across[1].x()
    assert abs(across[0].y() - across[1].y()) < 20
    scroll = panel.findChild(QScrollArea)
    assert scroll.widget().width() <= scroll.viewport().width()
    assert button(panel, "Remove Walnut").isVisible()


def test_that_another_address_is_offered_where_there_are_several(panel, session, opened):
    before = opened.door(session)
    button(panel, "Another address").click()
    assert opened.door(session).address.startswith("10.0.0.2:")
    assert opened.door(session).link != before.link


def test_that_a_new_code_keeps_the_key_and_changes_the_secret(panel, session, opened):
    before = opened.door(session).code
    button(panel, "New code").click()
    after = opened.door(session).code
    assert after[:7] == before[:7]
    assert after[7:] != before[7:]


def test_that_the_room_is_shown_the_way_in_only_while_it_is_open(
    qtbot, bridge, session, service, panel, opened
):
    feed = RoomFeed()
    feed.take(service.view(session))
    page = feed.page()
    bridge.do(ShowAside(session=session, aside="join"))
    feed.take(service.view(session))
    assert feed.page() == page
    feed.set_door(opened.door(session))
    assert opened.door(session).code in feed.page().scene.alt
    feed.set_door(None)
    assert feed.page() == page
    feed.stop()


def test_that_windows_is_asked_to_let_devices_in_once_nobody_comes(
    panel, opened, session, monkeypatch
):
    asked = []
    monkeypatch.setattr(laptops, "is_asked", lambda: True)
    monkeypatch.setattr(laptops, "let_in", asked.append)
    panel._show()
    names = [each.accessibleName() for each in panel.findChildren(Button)]
    assert "Let devices in" not in names
    monkeypatch.setattr("workshop.net.host.LONELY", -1)
    panel._show()
    button(panel, "Let devices in").click()
    assert asked == [opened.host(session).port]


def test_that_the_firewall_opens_one_port_and_only_for_this_network():
    told = firewall.rule(8766)
    assert "localport=8766" in told
    assert "remoteip=localsubnet" in told


def test_that_a_desk_says_that_answers_are_kept_only_while_the_room_is_silent(qtbot):
    silent = []
    strip = KeptHere(lambda: bool(silent))
    qtbot.addWidget(strip)
    assert strip.isHidden()
    silent.append(1)
    strip.look()
    assert not strip.isHidden()
    silent.clear()
    strip.look()
    assert strip.isHidden()


def test_that_only_a_laptop_that_collects_has_the_strip(qtbot, bridge, service, session, other):
    service.do(KeepLink(session=session, link=RoomLink(key=bytes(32), code="ABCDEFGHJ")))
    other.service.do(TakeRoom(room=service.room(session, bytes(32))))
    for library, strips in ((bridge, 0), (other, 1)):
        desk = DeskWindow(library, session)
        qtbot.addWidget(desk)
        assert len(desk.findChildren(KeptHere)) == strips
