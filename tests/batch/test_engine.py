"""The choice of an engine, and which options go with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from resume_check.batch import engine
from resume_check.batch.engine import EngineError, EngineMissingError, LocalEngine, Tls, engine_named
from resume_check.batch.sources import BytesSource
from resume_check.cli.engine import _ENGINES
from resume_check.settings import Settings


@pytest.mark.usefixtures("fake_analyzer")
def test_the_local_engine_is_this_machine() -> None:
    sources = [BytesSource(f"{n}.txt", f"{n}.txt", b"score 50") for n in range(3)]
    found = engine_named("local").run(sources, Settings(), jobs=1)
    assert [outcome.file.path for outcome in found] == ["0.txt", "1.txt", "2.txt"]


def test_names_are_those_of_the_command_line() -> None:
    assert _ENGINES == engine.ENGINES
    assert isinstance(engine_named("local", jobs=2), LocalEngine)


def test_options_of_a_cluster_need_one(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    (tmp_path / "ca.pem").touch()
    ca = str(tmp_path / "ca.pem")
    for name, options, message in (
        ("local", {"address": "tcp://127.0.0.1:1"}, "add --engine dask"),
        ("local", {"tls": Tls(ca=ca)}, "add --engine dask"),
        ("dask", {"address": "tcp://127.0.0.1:1", "jobs": 2}, "has its own"),
        ("dask", {"address": "tcp://127.0.0.1:1", "tls": Tls(ca, ca)}, "tls://HOST:PORT"),
        ("dask", {"tls": Tls(ca, ca)}, "tls://HOST:PORT"),
        ("dask", {"address": "tls://127.0.0.1:1", "tls": Tls(ca)}, "both needed"),
        ("dask", {"address": "tls://127.0.0.1:1", "tls": Tls(ca, "none.pem")}, "--tls-cert: none.pem: there is no"),
    ):
        with pytest.raises(EngineError, match=message):
            engine_named(name, **options)  # type: ignore[arg-type]


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: None)
    with pytest.raises(EngineMissingError, match=r'pip install "resume-check\[cluster\]"'):
        engine_named("dask")


def test_no_scheduler_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("resume_check.batch.dask_engine._CONNECT_SECONDS", 0.5)
    run = engine_named("dask", address="tcp://127.0.0.1:9").run([], Settings())
    with pytest.raises(EngineError, match=r"There is no Dask scheduler at tcp://127\.0\.0\.1:9"):
        next(run)
