"""Answers from a CSV file, as spreadsheets write them."""

import pytest

from tests.services.tour import CONTENT, decided, rated, running_session, sits_down
from workshop.errors import CodePageFault, ImportFault, Missing, Refused
from workshop.services import spreadsheet
from workshop.services.commands import Reveal
from workshop.services.library import open_service

HEAD = "person,exercise,step,cell,value"
PLAIN = f"""{HEAD}
P1,tour,rate,s1/me,4
P1,tour,rate,s1/org,2
P1,tour,word,text,light
P1,tour,word,shown,true
P2,tour,rate,s1/me,5
P2,tour,rate,s1/org,-
P3,tour,rate,s1/me,1
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "answers.csv"


def imports(service, session, file, text, encoding="utf-8"):
    file.write_bytes(text.encode(encoding))
    return service.import_csv(session, file)


def test_that_a_file_brings_people_with_sealed_answers(service, file):
    name = running_session(service)
    assert imports(service, name, file, PLAIN).value.added == 7
    own = sorted((answers.answers for answers in service.own(name)), key=str)
    assert {"tour/rate": {"s1/me": 5, "s1/org": None}} in own
    assert {
        "tour/rate": {"s1/me": 4, "s1/org": 2},
        "tour/word": {"text": "light", "shown": True},
    } in own
    assert service.progress(name)["tour/rate"].done == 3
    assert service.do(Reveal(session=name, step="tour/rate")).value.n == 3


HABITS = {
    "a byte order mark": ("\ufeff" + PLAIN, "utf-8"),
    "semicolons": (PLAIN.replace(",", ";"), "utf-8"),
    "tabs": (PLAIN.replace(",", "\t"), "utf-8"),
    "windows line ends": (PLAIN.replace("\n", "\r\n"), "utf-8"),
    "trailing blanks": (PLAIN.replace("\n", "   \n").replace(",4", ", 4 "), "utf-8"),
    "trailing separators and empty lines": (PLAIN.replace("\n", ",,\n\n") + "\n,,,,\n", "utf-8"),
    "header in capitals": (PLAIN.replace(HEAD, HEAD.upper()), "utf-8"),
    "sixteen bits": (PLAIN, "utf-16"),
    "quoted fields": (PLAIN.replace("P1,tour", '"P1","tour"'), "utf-8"),
    "decimals": (PLAIN.replace(",4\n", ",4.0\n"), "utf-8"),
    "decimal commas": (PLAIN.replace(",", ";").replace(";4\n", ";4,0\n"), "utf-8"),
    "dashes": (PLAIN.replace(",-\n", ",–\n"), "utf-8"),
    "no line end at the end": (PLAIN.rstrip("\n"), "utf-8"),
    "a line that names the separator": ("sep=;\n" + PLAIN.replace(",", ";"), "utf-8"),
    "such a line, saved again": ('\ufeff"sep=,",,,,\n' + PLAIN, "utf-8"),
    "sixteen bits without a mark": (PLAIN, "utf-16-le"),
    "sixteen bits the other way": (PLAIN, "utf-16-be"),
}


@pytest.mark.parametrize("habit", HABITS)
def test_that_a_file_survives_a_spreadsheet_with(service, file, habit):
    name = running_session(service)
    text, encoding = HABITS[habit]
    assert imports(service, name, file, text, encoding).value.added == 7
    assert service.progress(name)["tour/rate"].done == 3


def test_that_columns_may_stand_in_any_order_with_others_between(service, file):
    name = running_session(service)
    text = "value,Note,step,Exercise,cell,person\n4,hm,rate,tour,s1/me,P1\n"
    assert imports(service, name, file, text).value.added == 1


def test_that_a_quoted_text_may_have_line_ends_and_separators(service, file):
    name = running_session(service)
    text = f'{HEAD}\nP1,tour,word,text,"one, two\r\nthree ""four"""\nP2,tour,rate,s1/me,9\n'
    with pytest.raises(ImportFault) as fault:
        imports(service, name, file, text)
    assert [(line, column) for line, column, _what in fault.value.faults] == [(4, "value")]
    imports(service, name, file, text.replace(",9", ",4"))
    texts = {own.answers.get("tour/word", {}).get("text") for own in service.own(name)}
    assert 'one, two\nthree "four"' in texts


FAULTS = {
    "P1,nothing,rate,s1/me,4": "exercise",
    "P1,tour,nothing,s1/me,4": "step",
    "P1,tour,frame,s1/me,4": "step",
    "P1,tour,rate,s9/me,4": "cell",
    "P9,tour,rate,s1/me,6": "value",
    "P9,tour,rate,s1/me,": "value",
    "P9,tour,rate,s1/me,four": "value",
    "P9,tour,rate,s1/me,4.5": "value",
    'P9,tour,rate,s1/me,"3,000"': "value",
    "P9,tour,rate,s1/me,3.000": "value",
    "P9,tour,decide,d1,5": "value",
    "P9,tour,word,text,We came, we saw": "value",
    f"{'P' * 61},tour,rate,s1/me,4": "person",
    "P9,tour,word,text," + "x" * 41: "value",
    ",tour,rate,s1/me,4": "person",
    "P1,tour": "step",
}


@pytest.mark.parametrize(("row", "column"), FAULTS.items())
def test_that_a_fault_is_told_by_line_and_column_and_nothing_comes_in(service, file, row, column):
    name = running_session(service)
    with pytest.raises(ImportFault) as fault:
        imports(service, name, file, f"{PLAIN}{row}\n")
    ((line, named, what),) = fault.value.faults
    assert (line, named) == (9, column)
    assert what
    assert service.people(name) == ()
    assert not service.view(name).answered


def test_that_every_fault_is_told_at_once(service, file):
    name = running_session(service)
    text = f"{HEAD}\nP1,tour,rate,s1/me,9\nP1,tour,rate,s2/me,4\nP1,tour,rate,s1/org,x\n"
    with pytest.raises(ImportFault) as fault:
        imports(service, name, file, text)
    assert [line for line, _column, _what in fault.value.faults] == [2, 4]
    assert "line 2, value:" in fault.value.sentence


def test_that_the_same_cell_twice_is_a_fault(service, file):
    name = running_session(service)
    with pytest.raises(ImportFault, match="line 9, cell: the same cell is already in line 2"):
        imports(service, name, file, f"{PLAIN}P1,tour,rate,s1/me,4\n")


def test_that_one_person_written_in_two_ways_is_one_person(service, file):
    name = running_session(service)
    assert imports(service, name, file, f"{HEAD}\nP1,tour,rate,s1/me,4\np1,tour,rate,s1/org,2\n")
    assert len(service.people(name)) == 1
    with pytest.raises(ImportFault, match="line 9, cell: the same cell is already in line 2"):
        imports(service, name, file, f"{PLAIN}p1,tour,rate,s1/me,5\n")


def test_that_a_header_without_answers_is_told(service, file):
    name = running_session(service)
    with pytest.raises(ImportFault, match="line 2, person: there are no answers below the header"):
        imports(service, name, file, f"{HEAD}\n")


def test_that_what_stands_beyond_the_header_is_told_and_nothing_of_it_lost(service, file):
    name = running_session(service)
    row = "P1,tour,word,text,We came, we saw, we left\n"
    for head in (HEAD, f"{HEAD},,"):
        with pytest.raises(ImportFault, match="line 2, value: “we saw, we left” stands where"):
            imports(service, name, file, f"{head}\n{row}")
    with pytest.raises(ImportFault, match="“we saw; we left” stands"):
        imports(service, name, file, f"{HEAD}\n{row}".replace(",", ";"))


def test_that_two_columns_of_one_name_are_a_fault_of_that_column(service, file):
    name = running_session(service)
    text = f"{HEAD}, Value\nP1,tour,rate,s1/me,1,9\n"
    with pytest.raises(ImportFault, match="line 1, value: the header has 2 columns of this name"):
        imports(service, name, file, text)


def test_that_a_fault_of_the_header_says_what_was_found(service, file):
    name = running_session(service)
    with pytest.raises(ImportFault, match=r"line 1, person: .* this line has Answers of the day$"):
        imports(service, name, file, f"Answers of the day,,,,\n{PLAIN}")


POLISH = f"{HEAD}\nP1,tour,rate,s1/me,4\nŁucja,tour,word,text,Źle\n"


def test_that_letters_of_an_old_code_page_are_refused_where_they_stand(service, file):
    name = running_session(service)
    with pytest.raises(CodePageFault, match=r"line 3, person: .* neither UTF-8 nor UTF-16"):
        imports(service, name, file, POLISH, "cp1250")
    with pytest.raises(CodePageFault, match="line 3, value:"):
        imports(service, name, file, POLISH.replace("Ł", "L"), "cp1250")
    file.write_bytes(b"sep=,\xe9" + POLISH.encode("cp1250"))
    with pytest.raises(CodePageFault, match="line 1, person:"):
        service.import_csv(name, file)
    file.write_bytes(b"sep=,\xff\n")
    with pytest.raises(CodePageFault, match="line 1, person:"):
        service.import_csv(name, file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CodePageFault, match="line 1, person:"):
        service.import_csv(name, file)
    assert not service.view(name).answered


def test_that_a_named_code_page_is_read(service, file):
    name = running_session(service, mode="named")
    file.write_bytes(POLISH.encode("cp1250"))
    with pytest.raises(CodePageFault, match=r"line 3, value: .* not of the code page cp1258"):
        service.import_csv(name, file, code_page="cp1258")
    with pytest.raises(Refused, match="There is no code page “rot13”"):
        service.import_csv(name, file, code_page="rot13")
    service.import_csv(name, file, code_page="Windows-1250")
    assert {person.label for person in service.people(name)} == {"P1", "Łucja"}


def test_that_one_wrong_name_is_told_once_with_how_often_it_stands(service, file):
    name = running_session(service)
    long = "N" * 61
    rows = "".join(f"{long},tour,rate,{cell},3\n" for cell in ("s1/me", "s2/me", "s1/org"))
    with pytest.raises(ImportFault) as fault:
        imports(service, name, file, f"{HEAD}\n{rows},tour,rate,s1/me,3\n,tour,rate,s1/me,3\n")
    assert [(line, column) for line, column, _what in fault.value.faults] == [
        (2, "person"), (5, "person"), (6, "person"),
    ]  # fmt: skip
    assert fault.value.faults[0][2].endswith("this is 61. (the same in 2 more lines)")


def test_that_a_line_that_is_no_row_is_told_beside_the_faults_before_it(service, file):
    name = running_session(service)
    with pytest.raises(ImportFault) as fault:
        imports(service, name, file, f'{HEAD}\nP1,tour,rate,s1/me,9\nP1,tour,word,text,"a"b\n')
    assert [line for line, _column, _what in fault.value.faults] == [2, 3]


def test_that_a_file_larger_than_any_workshop_is_refused(service, file, monkeypatch):
    monkeypatch.setattr(spreadsheet, "LARGEST", 100)
    name = running_session(service)
    with pytest.raises(Refused, match="larger than 64 megabytes"):
        imports(service, name, file, PLAIN)


def test_that_it_tells_how_many_people_the_file_is_about(service, file):
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)})
    assert imports(service, name, file, f"{PLAIN}p1,tour,rate,s2/me,3\n").value.people == 3


def test_that_a_decision_takes_support_once_it_is_written(service, file):
    name = running_session(service)
    text = f"{HEAD}\nP1,tour,decide,d1,5\n"
    with pytest.raises(ImportFault, match="Decision 1 has no statement yet"):
        imports(service, name, file, text)
    service.do(decided(name, d1="We call."))
    assert imports(service, name, file, text).value.added == 1


@pytest.mark.parametrize("text", ["", "\n\n", "a,b,c\n1,2,3\n", "person,exercise,step,cell\n"])
def test_that_a_file_without_its_columns_is_refused_at_its_header(service, file, text):
    name = running_session(service)
    with pytest.raises(ImportFault, match="line 1"):
        imports(service, name, file, text)


def test_that_a_file_that_is_not_there_is_missing(service, tmp_path):
    name = running_session(service)
    with pytest.raises(Missing, match="nowhere"):
        service.import_csv(name, tmp_path / "nowhere.csv")


def test_that_the_same_file_again_adds_nothing_and_a_change_is_a_revision(service, file):
    name = running_session(service)
    imports(service, name, file, PLAIN)
    assert imports(service, name, file, PLAIN).value.added == 0
    assert len(service.people(name)) == 3
    assert imports(service, name, file, PLAIN.replace("s1/me,4", "s1/me,3")).value.added == 1
    assert len(service.people(name)) == 3
    values = {own.answers["tour/rate"]["s1/me"] for own in service.own(name)}
    assert values == {1, 3, 5}


def test_that_a_label_is_kept_as_a_name_in_named_mode_only(service, file):
    hidden = running_session(service)
    imports(service, hidden, file, PLAIN.replace("P1", "Rumpelstiltskin"))
    assert (
        b"Rumpelstiltskin" not in service._database.file.with_suffix(".workshop-wal").read_bytes()
    )
    named = running_session(service, mode="named")
    imports(service, named, file, PLAIN.replace("P1", "Rumpelstiltskin"))
    assert "Rumpelstiltskin" in [person.label for person in service.people(named)]


def test_that_a_name_in_a_file_is_the_same_person_as_at_the_desk(service, file):
    name = running_session(service, "word", mode="named")
    sits_down(service, name, {"word": {"text": "oak"}}, sign="Ana")
    imports(service, name, file, PLAIN.replace("P1", "ana"))
    assert len(service.people(name)) == 3


def test_that_an_import_can_be_undone(service, file):
    name = running_session(service)
    outcome = imports(service, name, file, PLAIN)
    service.do(outcome.undo)
    assert service.people(name) == ()
    assert service.progress(name)["tour/rate"].done == 0


def test_that_sheets_added_to_known_people_are_taken_out_and_put_back(service, file):
    name = running_session(service, "rate", mode="named")
    sits_down(service, name, {"rate": rated(4, 2)}, sign="P1")
    before = {own.label: own.answers for own in service.own(name)}
    rows = f"{PLAIN}P1,tour,safe,safe,3\n".replace("s1/me,4", "s1/me,1")
    outcome = imports(service, name, file, rows)
    after = {own.label: own.answers for own in service.own(name)}
    assert after["P1"]["tour/rate"]["s1/me"] == 1
    redo = service.do(outcome.undo).undo
    assert {own.label: own.answers for own in service.own(name)} == before
    assert service.progress(name)["tour/safe"].sealed == 0
    service.do(redo)
    assert {own.label: own.answers for own in service.own(name)} == after
    assert service.progress(name)["tour/safe"].sealed == 1


def test_that_unlinked_answers_in_a_file_lose_their_label(service, file):
    name = running_session(service)
    text = f"{HEAD}\n" + "".join(f"P{n},tour,safe,safe,3\n" for n in range(5))
    assert imports(service, name, file, text).value.left_out == {}
    again = imports(service, name, file, text).value
    assert (again.added, again.left_out) == (0, {"tour/safe": 5})
    assert service.progress(name)["tour/safe"].sealed == 5
    assert all(not own.answers for own in service.own(name))


def test_that_progress_is_told_while_many_rows_are_read(service, file):
    name = running_session(service)
    rows = [f"P{n},tour,rate,s{1 + n % 2}/{lens},3" for n in range(1500) for lens in ("me", "org")]
    file.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    told = []
    service.import_csv(name, file, lambda done, total: told.append((done, total)))
    assert told == [(1000, 3000), (2000, 3000), (3000, 3000)]


def test_that_a_session_with_purged_answers_takes_no_file(home, clock, file):
    service = open_service(home, clock, CONTENT)
    name = running_session(service, "rate")
    sits_down(service, name, {"rate": rated(4, 2)})
    service.close()
    clock.on(days=31)
    service = open_service(home, clock, CONTENT)
    with pytest.raises(Refused, match="have been removed"):
        imports(service, name, file, PLAIN)
    service.close()
