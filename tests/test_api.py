from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

import resume_check
from resume_check.errors import Damaged, KeywordSetError, NotFound, SettingsError
from resume_check.settings import Settings


@pytest.fixture
def inbox(tmp_path: Path, fake_analyzer: None) -> Path:
    (tmp_path / "a.txt").write_text("score 70")
    (tmp_path / "b.txt").write_text("damaged")
    return tmp_path


def test_check_takes_a_path(inbox: Path) -> None:
    report = resume_check.check(inbox / "a.txt")
    assert isinstance(report, resume_check.Report)
    assert report.score == 70.0
    assert report.file.path == (inbox / "a.txt").as_posix()
    assert report == resume_check.check(str(inbox / "a.txt"))
    assert report.to_json().startswith('{"schema_version":"1"')


@pytest.mark.usefixtures("fake_analyzer")
@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_check_takes_bytes(kind: type) -> None:
    report = resume_check.check(kind(b"score 12"), name="robin.txt")
    assert (report.score, report.file.name, report.file.path) == (12.0, "robin.txt", "robin.txt")
    assert resume_check.check(kind(b"score 12")).file.name == "-"


def test_name_overrides_the_files_own(inbox: Path) -> None:
    file = resume_check.check(inbox / "a.txt", name="robin.txt").file
    assert (file.name, file.path) == ("robin.txt", (inbox / "a.txt").as_posix())


def test_keywords_override_settings(inbox: Path) -> None:
    settings = Settings(role="other", as_of=dt.date(2020, 1, 1))
    report = resume_check.check(inbox / "a.txt", settings=settings)
    assert (report.role_id, report.as_of) == ("other", "2020-01-01")
    report = resume_check.check(inbox / "a.txt", settings=settings, role="ml-engineer", as_of=dt.date(2021, 1, 1))
    assert (report.role_id, report.as_of) == ("ml-engineer", "2021-01-01")
    assert resume_check.check(inbox / "a.txt").as_of == dt.date.today().isoformat()


def test_check_raises_what_is_wrong(inbox: Path) -> None:
    with pytest.raises(Damaged) as caught:
        resume_check.check(inbox / "b.txt")
    assert isinstance(caught.value, resume_check.ResumeError)
    assert caught.value.code == "damaged"
    with pytest.raises(resume_check.NotFound):
        resume_check.check(inbox / "none.pdf")


def test_check_folder_yields_failures_in_their_place(inbox: Path) -> None:
    first, failure = resume_check.check_folder(str(inbox))
    assert isinstance(first, resume_check.Report)
    assert isinstance(failure, resume_check.Failure)
    assert (failure.code, failure.file.name, failure.file.bytes) == ("damaged", "b.txt", 7)


def test_check_folder_is_lazy(tmp_path: Path, fake_analyzer: None) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text(f"score 1.{number}")
    results = resume_check.check_folder(tmp_path, jobs=1, timeout=5)
    next(results)
    (tmp_path / "199.txt").write_text("score 5")
    *_, last = results
    assert isinstance(last, resume_check.Report)
    assert last.score == 5.0


def test_check_folder_takes_patterns_and_scores_equal_files_once(inbox: Path) -> None:
    (inbox / "old").mkdir()
    for path in ("c.txt", "d.md", "old/e.txt"):
        (inbox / path).write_text("score 70")

    def copies(**options: object) -> list[tuple[str, str | None]]:
        results = resume_check.check_folder(inbox, exclude=["old/"], include=["*.txt"], **options)  # type: ignore[arg-type]
        return [(result.file.name, result.file.duplicate_of) for result in results]

    first = (inbox / "a.txt").as_posix()
    assert copies() == [("a.txt", None), ("b.txt", None), ("c.txt", first)]
    assert copies(duplicates=False) == [("a.txt", None), ("b.txt", None), ("c.txt", None)]
    with pytest.raises(SettingsError, match="no pattern"):
        resume_check.check_folder(inbox, include=["!"])


def test_check_folder_raises_at_once_where_no_file_could_fare_better(inbox: Path) -> None:
    with pytest.raises(NotFound, match="no such folder"):
        resume_check.check_folder(inbox / "none")
    with pytest.raises(KeywordSetError):
        resume_check.check_folder(inbox, role="ml-enginer")


def test_every_public_name_is_there_and_documented() -> None:
    for name in resume_check.__all__:
        assert getattr(resume_check, name).__doc__ or name == "__version__"
    assert set(resume_check.__all__) <= set(dir(resume_check))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = resume_check.nothing


def test_every_error_a_user_can_meet_is_public() -> None:
    def below(error: type[resume_check.ResumeError]) -> set[str]:
        return {error.__name__}.union(
            *(below(child) for child in error.__subclasses__() if "errors" in child.__module__)
        )

    assert below(resume_check.ResumeError) <= set(resume_check.__all__)


def test_version_is_said_in_one_place() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", resume_check.__version__) == resume_check.__version__
