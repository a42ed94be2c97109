"""Data files as tables: kinds of columns, encodings, archives, what is refused, and the seal of the engine."""

from __future__ import annotations

import gzip
import math
import zipfile
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from synthreport.evidence.tables import Problem, Unusable, open_table, open_tables
from synthreport.evidence.tables.engine import Engine


def kinds(path: Path) -> dict[str, str]:
    with open_table(path) as table:
        return {column.name: column.kind for column in table.columns}


def text(folder: Path, content: str, name: str = "data.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path


def test_columns_have_kinds(tmp_path: Path) -> None:
    rows = "1,1.5,a,2020-01-02,true,007\nNA,,b,,False,008\n"
    found = kinds(text(tmp_path, "n,x,c,d,b,z\n" + rows))
    assert found == {"n": "integer", "x": "numeric", "c": "category", "d": "date", "b": "boolean", "z": "category"}


def test_values_come_as_arrays(tmp_path: Path) -> None:
    with open_table(text(tmp_path, "n,c,d\n1,a,1970-01-03\nNA,,\n")) as table:
        found = table.arrays()
    assert found["n"][0] == 1
    assert math.isnan(found["n"][1])
    assert list(found["c"]) == ["a", None]
    assert found["d"][0] == 2
    assert math.isnan(found["d"][1])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = text(
        tmp_path, delimiter.join(("name", "n")) + f"\r\nMüller{delimiter}3\r\nnaïve{delimiter}4\r\n", encoding=encoding
    )
    with open_table(path) as table:
        assert (table.names, table.rows, table.problems) == (("name", "n"), 2, ())
        assert list(table.array("name")) == ["Müller", "naïve"]
        assert table.encoding == encoding.removesuffix("-sig")


def test_a_decimal_comma_makes_a_number(tmp_path: Path) -> None:
    with open_table(text(tmp_path, "a;b\n1,5;x\n-2;1,5\n")) as table:
        assert [column.kind for column in table.columns] == ["numeric", "category"]
        assert list(table.array("a")) == [1.5, -2.0]


def test_parquet_and_json_have_types_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "data.parquet"
    duckdb.sql(
        f"COPY (SELECT 1 AS n, 'a' AS c, [1] AS l, DATE '2020-01-01' AS d) TO '{path.as_posix()}' (FORMAT parquet)"
    )
    assert kinds(path) == {"n": "integer", "c": "category", "l": "text", "d": "date"}
    lines = text(tmp_path, '{"n": 1, "l": [1]}\n{"n": 2.5, "c": "a"}\n', "data.jsonl")
    assert kinds(lines) == {"n": "numeric", "l": "text", "c": "category"}


def test_packed_files_are_read(tmp_path: Path) -> None:
    packed = tmp_path / "data.csv.gz"
    packed.write_bytes(gzip.compress(b"a,b\n1,2\n"))
    assert kinds(packed) == {"a": "integer", "b": "integer"}
    archive = tmp_path / "data.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("../../data.csv", "a,b\n1,2\n")
        written.writestr("read.me", "no table")
    assert kinds(archive) == {"a": "integer", "b": "integer"}


def test_rows_of_another_width_are_counted_and_left_out(tmp_path: Path) -> None:
    with open_table(text(tmp_path, "a,b\n1,2\n3\n4,5,6\n7,8\n9\n")) as table:
        assert table.rows == 2
        assert table.problems == (Problem("missing columns", 2, 3), Problem("too many columns", 1, 4))


def bomb(folder: Path) -> Path:
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("data.csv", b"1,2\n" * 20_000_000)
    return path


def truncated(folder: Path) -> Path:
    path = folder / "data.parquet"
    duckdb.sql(f"COPY (SELECT 1 AS n) TO '{path.as_posix()}' (FORMAT parquet)")
    path.write_bytes(path.read_bytes()[:-9])
    return path


def two_tables(folder: Path) -> Path:
    path = folder / "two.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("a.csv", "a\n1\n")
        written.writestr("b.csv", "a\n1\n")
    return path


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (bomb, "200 times as large"),
        (truncated, "damaged or cut off"),
        (two_tables, "2 tables"),
        (lambda folder: folder, "a folder, expected a file"),
        (lambda folder: folder / "none.csv", "no such file"),
        (lambda folder: text(folder, ""), "empty: no header"),
        (lambda folder: text(folder, "a,A\n1,2\n"), "column 2 has the name of an earlier one"),
        (lambda folder: text(folder, "PK\x03\x04 nothing"), "broken, encrypted, or packed"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, make, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Unusable, match=message), open_table(make(tmp_path)) as table:
        assert table.rows


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('{secret}')", "SELECT * FROM '{secret}'", "SELECT * FROM glob('{folder}/*')",
        "COPY (SELECT 1) TO '{secret}'", "COPY (SELECT 1) TO '{data}'", "ATTACH '{folder}/new.db'", "INSTALL httpfs",
        "SET enable_external_access = true", "SELECT 1; SELECT 2", "DROP TABLE raw.data", "SELECT FROM WHERE",
    ],
)  # fmt: skip
def test_the_engine_is_sealed(tmp_path: Path, query: str) -> None:
    secret, data = text(tmp_path, "a\n1\n", "secret.csv"), text(tmp_path, "b\n2\n")
    before = data.read_bytes()
    with open_table(data) as table:
        asked = query.format(secret=secret.as_posix(), folder=tmp_path.as_posix(), data=data.as_posix())
        with pytest.raises(Unusable):
            table.sql(asked)
        assert table.sql(f"SELECT * FROM {table.relation}") == [(2.0,)]
    assert data.read_bytes() == before


def test_tables_that_are_opened_together_can_be_joined(tmp_path: Path) -> None:
    paths = {"persons": text(tmp_path, "id\n1\n2\n", "p.csv"), "visits": text(tmp_path, "id\n1\n1\n3\n", "v.csv")}
    with open_tables(paths) as found:
        persons, visits = found["persons"].relation, found["visits"].relation
        assert found["visits"].sql(f"SELECT count(*) FROM {visits} ANTI JOIN {persons} USING (id)") == [(1,)]


def test_what_is_declared_says_how_to_read(tmp_path: Path) -> None:
    fields = {"sex": {"type": "code"}, "age": {"name": "Age", "missing": {"code": "-9"}}}
    with open_table(text(tmp_path, "sex,Age\n0,50\n1,-9\n"), declared=fields) as table:
        assert [(column.kind, column.present) for column in table.columns] == [("category", 2), ("integer", 1)]


def test_a_large_file_is_read_again_instead_of_kept(tmp_path: Path) -> None:
    path = text(tmp_path, "a,b\n" + "1,2\n" * 1_500_000 + "3\n")
    with open_table(path) as kept, open_table(path, memory=2**25) as other:
        assert kept.rows == other.rows == 1_500_000
        assert kept.problems == other.problems


def test_a_file_that_changes_is_noticed(tmp_path: Path) -> None:
    path = text(tmp_path, "a\n1\n")
    with open_table(path) as table:
        assert table.is_unchanged
        path.write_bytes(b"a\n1\n2\n")
        assert not table.is_unchanged


def test_a_query_that_a_signal_has_ended_is_no_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*_: object) -> None:
        raise RuntimeError("Query interrupted")

    engine = Engine([], tmp_path)
    engine.close()
    monkeypatch.setattr(engine, "_connection", SimpleNamespace(execute=ended))
    with pytest.raises(KeyboardInterrupt):
        engine.make("SELECT 1")
