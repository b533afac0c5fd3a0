"""The text of a file: whatever encoding and separators it has, and never without a limit."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange import source
from spinecoach.adapters.exchange.reader import read
from spinecoach.adapters.exchange.source import MOST_ROWS, CsvTable, Source
from spinecoach.core.record.imported import FlawKind, Remark
from tests.adapters.exchange.files import HEVY, PULL, ROW, STRONG, faults, flaws, taken, written
from tests.histories import SUNDAY

if TYPE_CHECKING:
    from pathlib import Path


HEADER = ["first", "second", "third", "fourth"]


def rows(path: Path) -> list[tuple[int, list[str]]]:
    return list(CsvTable(Source(path), lambda cells: sum(cell in HEADER for cell in cells)).rows())


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_separators_are_found(tmp_path: Path, mark: str) -> None:
    lines = [line.replace(",", mark) for line in (STRONG, ROW)]
    assert taken(written(tmp_path, *lines, encoding="utf-8-sig")).workouts[0].reps == 12
    named = written(tmp_path, f"sep={mark}", *lines)
    assert taken(named).workouts[0].reps == 12


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setenv("LC_ALL", "pt_BR.UTF-8")
    row = PULL.replace("Pull Up", "Remada \u00e0 frente")
    found = taken(written(tmp_path, HEVY, row, encoding=encoding))
    assert found.workouts[0].sets[0].title == "Remada \u00e0 frente"
    assert (Remark.ENCODING in found.remarks) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("system", "title", "encoding"),
    [
        (
            "ru_RU.UTF-8",
            "\u0422\u044f\u0433\u0430 \u0433\u0430\u043d\u0442\u0435\u043b\u0438",
            "cp1251",
        ),
        ("pl_PL", "Przysiad \u0142\u00f3dk\u0105", "cp1250"),
        ("tr-TR", "Omuz s\u0131k\u0131\u015ft\u0131rma", "cp1254"),
        ("ja_JP.eucJP", "\u30b9\u30af\u30ef\u30c3\u30c8", "cp932"),
        ("zh_CN", "\u6df1\u8e72", "gb18030"),
        ("zh_TW", "\u6df1\u8e72", "cp950"),
        ("ja_JP", "Kurz d\u00e9j\u00e0 f\u00ea\u00e9", "cp1252"),
        ("de_DE", "\u00dcbung", "cp1252"),
    ],
)
def test_what_an_old_spreadsheet_saved_is_read_in_the_encoding_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, title: str, encoding: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    monkeypatch.delenv("LANGUAGE", raising=False)
    path = written(tmp_path, HEVY, PULL.replace("Pull Up", title), encoding=encoding)
    found = taken(path)
    assert found.workouts[0].sets[0].title == title
    assert Remark.ENCODING in found.remarks


def test_a_copy_that_was_cut_off_within_a_letter_is_read_up_to_there(tmp_path: Path) -> None:
    path = written(tmp_path, STRONG, ROW, ROW.replace("Evening", "S\u00e9ance"))
    path.write_bytes(path.read_bytes().partition("\u00a9".encode()[-1:])[0])
    found = taken(path)
    assert (found.workouts[0].reps, found.left_out) == (12, 1)


@pytest.mark.parametrize(
    "start",
    [
        *(b"PK\x03\x04", b"SQLite format 3\0", b"%PDF-1.7", b"\x1f\x8b\x08", b"7z\xbc\xaf"),
        *(b"{\\rtf1", b"\xef\xbb\xbf\r\n<html>"),
    ],
)
def test_an_archive_a_workbook_or_a_database_is_named_as_such(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "workouts.csv"
    path.write_bytes(start + f"\n{HEVY}\n{PULL}\n".encode())
    (mistake,) = faults(path)
    assert (mistake.kind, mistake.value) == (FlawKind.NO_TEXT, "workouts.csv")


@pytest.mark.parametrize("name", ["me.spinecoach", "back.spineplan"])
def test_an_archive_or_a_plan_of_ours_is_told_how_it_is_opened(tmp_path: Path, name: str) -> None:
    (mistake,) = faults(written(tmp_path, HEVY, name=name))
    assert (mistake.kind, mistake.value) == (FlawKind.NO_IMPORT, name)


def test_a_file_of_another_encoding_of_which_no_row_can_be_read_says_so(tmp_path: Path) -> None:
    row = PULL.replace("Nov", "\u043d\u043e\u044f\u0431.")
    found = faults(written(tmp_path, HEVY, row, encoding="cp1251"))
    assert [mistake.kind for mistake in found] == [FlawKind.ENCODING, FlawKind.TIME]


@pytest.mark.parametrize("lines", [[""], ["", "  ", ""], [" , ,"]])
def test_an_empty_file_is_told(tmp_path: Path, lines: list[str]) -> None:
    assert faults(written(tmp_path, *lines))[0].kind is FlawKind.EMPTY


@pytest.mark.parametrize(
    "above", [["My workouts, 2025"], ["sep=,", "Export,,,", "", "Made: today"], [""] * 3]
)
def test_the_header_may_stand_below_a_title(tmp_path: Path, above: list[str]) -> None:
    found = taken(written(tmp_path, *above, STRONG, ROW, ROW.replace(",12,", ",x,")))
    assert found.workouts[0].reps == 12
    assert [flaw.line for flaw in flaws(found.mistakes)] == [len(above) + 3]


@pytest.mark.parametrize("above", [["Strong"], ["Strong;;;", ""], ["Strong", "Juni 2025, 2 Tage"]])
def test_a_header_in_another_language_may_stand_below_a_title_too(
    tmp_path: Path, above: list[str]
) -> None:
    header = "Datum,Name,Dauer,\u00dcbung,Satz,Gewicht,Wdh.,Strecke,Sekunden,Notiz,Notizen,RPE"
    lines = [line.replace(",", ";") for line in (header, ROW, ROW.replace(",12,", ",x,"))]
    found = taken(written(tmp_path, *above, *lines))
    assert found.workouts[0].reps == 12
    assert [flaw.line for flaw in flaws(found.mistakes)] == [len(above) + 3]


def test_of_two_headers_the_first_counts(tmp_path: Path) -> None:
    """Files are also put together, each with its header."""
    for above in ((), ("My workouts",)):
        path = written(tmp_path, *above, STRONG, ROW, STRONG, ROW)
        assert len(taken(path).workouts[0].sets) == 2


def test_a_row_with_names_of_columns_is_no_header(tmp_path: Path) -> None:
    header = "Datum,Name,Dauer,\u00dcbung,Reihenfolge,Gewicht,Wdh.,Entfernung,Sekunden,Notiz,,RPE"
    path = written(tmp_path, header, ROW.replace(",,,", ",Time,Notes,"))
    assert taken(path).workouts[0].sets[0].extra.note == "Time"


def test_what_stands_in_quotes_as_a_whole_line_is_taken_apart_again(tmp_path: Path) -> None:
    """A spreadsheet with another separator keeps a line in one cell, in quotes if it has any."""
    lines = ['"{}"'.format(line.replace('"', '""')) for line in (HEVY, PULL, PULL)]
    lines[2] = PULL.replace('"', "")
    assert [len(one.sets) for one in taken(written(tmp_path, *lines)).workouts] == [1]
    assert len(taken(written(tmp_path, STRONG, f'"{ROW}"', ROW)).workouts[0].sets) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert faults(tmp_path / "pipe")[0].kind is FlawKind.NO_FILE


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    (mistake,) = faults(tmp_path / "gone.csv")
    assert (mistake.kind, mistake.value) == (
        FlawKind.UNREADABLE,
        "No such file or directory",
    )
    assert faults(tmp_path)


def test_half_a_file_of_two_byte_letters_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, HEVY, encoding="utf-16")
    path.write_bytes(path.read_bytes()[:-1])
    assert faults(path)


def test_a_table_with_too_many_lines_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, STRONG, *[ROW] * (MOST_ROWS + 1))
    assert faults(path)[0].kind is FlawKind.TOO_LARGE


def test_a_line_without_an_end_is_not_read_to_it(tmp_path: Path) -> None:
    for lines in ((HEVY, '"' + 300_000 * "endless"), (300_000 * "endless",)):
        assert faults(written(tmp_path, *lines))[0].kind is FlawKind.LONG_LINE


def test_a_cell_larger_than_any_note_is_refused(tmp_path: Path) -> None:
    lines = ["x" * 1000] * 200
    (mistake,) = faults(written(tmp_path, HEVY, '"' + lines[0], *lines))
    assert mistake.kind is FlawKind.NO_CSV


def test_the_reader_tells_how_far_it_is(tmp_path: Path) -> None:
    days = [PULL.replace("22 Nov 2025", f"{1 + n % 28} Nov {1990 + n // 28}") for n in range(900)]
    path = written(tmp_path, HEVY, *(line for line in days for _ in range(4)))
    told: list[float] = []
    assert len(read(path, SUNDAY, None, told.append).workouts) == 900
    assert told == sorted(told)  # it never goes back, though the file is read twice
    assert all(0 <= share <= 1 for share in told)
    assert max(later - sooner for sooner, later in pairwise((0.0, *told, 1.0))) < 0.2


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@given(
    table=st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_rows_are_read_as_they_were_written_whatever_separates_them(
    tmp_path_factory: pytest.TempPathFactory, mark: str, table: list[list[str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "table.csv"
    lines = [HEADER, *([cell.replace('"', "") for cell in row] for row in table)]
    text = "\r\n".join(mark.join(f'"{cell}"' for cell in line) for line in lines)
    path.write_text(text, encoding="utf-8", newline="")
    expected = [(n, line) for n, line in enumerate(lines, 1) if any(line)]
    assert rows(path) == expected


def test_lines_are_counted_from_the_first_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "sep=;", "a;b", "", "1;2", '"two', 'lines";3')
    assert rows(path) == [(2, ["a", "b"]), (4, ["1", "2"]), (6, ["two\r\nlines", "3"])]


def test_the_separator_is_the_one_under_which_most_columns_are_known(tmp_path: Path) -> None:
    path = written(tmp_path, "date;reps, done, in all, of that", "1;2")
    known = CsvTable(Source(path), lambda cells: sum(cell == "date" for cell in cells))
    assert [cells for _, cells in known.rows()][1] == ["1", "2"]


def test_a_file_that_is_not_unicode_is_known_to_be_a_guess(tmp_path: Path) -> None:
    assert Source(written(tmp_path, "R\u00fccken", encoding="cp1252")).guessed
    assert not Source(written(tmp_path, "R\u00fccken")).guessed


def test_a_letter_that_two_blocks_share_is_no_guess(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "BLOCK", 2)
    assert not Source(written(tmp_path, "R\u00fccken")).guessed


def test_a_file_larger_than_any_history_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LARGEST", 10)
    assert faults(written(tmp_path, HEVY))[0].kind is FlawKind.TOO_LARGE
