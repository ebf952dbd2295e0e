"""`resume-check batch` on storage, archives and engines: what users and pipelines see."""

from __future__ import annotations

import json
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from resume_check.batch.engine import EngineLostError, LocalEngine

pytestmark = pytest.mark.usefixtures("fake_analyzer")


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    boto3 = pytest.importorskip("boto3")
    pytest.importorskip("s3fs")
    moto_server = pytest.importorskip("moto.server")
    from resume_check.batch.storage_objects import object_storage

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://{}:{}".format(*server.get_host_and_port()))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-word")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    object_storage.cache_clear()
    client = boto3.client("s3")
    client.create_bucket(Bucket="inbox")
    yield client
    for item in client.list_objects_v2(Bucket="inbox").get("Contents", []):
        client.delete_object(Bucket="inbox", Key=item["Key"])
    client.delete_bucket(Bucket="inbox")
    server.stop()


def records(text: str) -> list[tuple[str, float | None]]:
    return [(record["file"]["path"], record.get("score")) for record in map(json.loads, text.splitlines())]


def test_a_bucket_is_read_and_written(run, bucket) -> None:
    for name, text in (("a.txt", "score 70"), ("b/c.md", "damaged"), (".x/d.txt", "score 1"), ("e.png", "x")):
        bucket.put_object(Bucket="inbox", Key=f"in/{name}", Body=text.encode())
    outcome = run("batch", "s3://inbox/in/", "-o", "s3://inbox/out/reports.ndjson", "--jobs", "1")
    assert outcome.status == 3
    assert outcome.err.startswith("resume-check: s3://inbox/in/b/c.md: The file is cut short.")
    written = bucket.get_object(Bucket="inbox", Key="out/reports.ndjson")["Body"].read().decode()
    assert records(written) == [("s3://inbox/in/a.txt", 70.0), ("s3://inbox/in/b/c.md", None)]


def test_an_output_that_fails_leaves_nothing_in_the_bucket(run, bucket, inbox: Path) -> None:
    outcome = run("batch", inbox, "-o", "s3://nowhere/reports.ndjson", "--jobs", "1")
    assert outcome.status == 2
    assert "s3://nowhere/reports.ndjson cannot be written: There is no such object or bucket" in outcome.err
    bucket.put_object(Bucket="inbox", Key="old.ndjson", Body=b"old")
    (inbox / "b" / "c.md").unlink()
    (inbox / "a.txt").write_text("stop")
    assert run("batch", inbox, "-o", "s3://inbox/old.ndjson", "--jobs", "1").status == 130
    assert "Contents" in bucket.list_objects_v2(Bucket="inbox")


def test_a_bucket_that_is_not_there_is_one_line(run, bucket) -> None:
    outcome = run("batch", "s3://nowhere/in")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "resume-check: s3://nowhere/in: There is no such object or bucket. Check the path.\n"


def test_resume_needs_an_output_on_disk(run, bucket) -> None:
    bucket.put_object(Bucket="inbox", Key="in/a.txt", Body=b"score 70")
    outcome = run("batch", "s3://inbox/in", "-o", "s3://inbox/out.ndjson", "--resume")
    assert outcome.status == 2
    assert "--output" in outcome.err


def test_an_archive_gives_records_as_a_folder_does(run, inbox: Path) -> None:
    with zipfile.ZipFile("in.zip", "w") as archive:
        for path in sorted(inbox.rglob("*.*")):
            archive.write(path)
    outcome = run("batch", "in.zip")
    assert outcome.status == 3
    assert [path for path, _ in records(outcome.out)] == [
        "in.zip/inbox/a.txt", "in.zip/inbox/b/c.md", "in.zip/inbox/d.PDF"
    ]  # fmt: skip


def test_an_archive_without_resumes_is_said(run, inbox: Path) -> None:
    with zipfile.ZipFile("in.zip", "w"):
        pass
    outcome = run("batch", "in.zip")
    assert (outcome.status, outcome.out) == (0, "")
    assert "in.zip: There are no resumes in it." in outcome.err


def test_a_cluster_that_goes_away_keeps_what_was_finished(run, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = LocalEngine.run

    def lost(self: LocalEngine, sources: object, settings: object, *, jobs: int | None = None) -> Iterator[object]:
        yield next(whole(self, sources, settings, jobs=1))  # type: ignore[arg-type]
        raise EngineLostError("The Dask scheduler at tcp://10.0.0.5:8786 went away")

    with monkeypatch.context() as patch:
        patch.setattr(LocalEngine, "run", lost)
        outcome = run("batch", inbox, "-o", "out.ndjson")
    assert outcome.status == 130
    assert outcome.err.splitlines() == [
        "resume-check: The Dask scheduler at tcp://10.0.0.5:8786 went away. See that it runs again.",
        "resume-check: interrupted: the records of 1 of 3 files are finished and kept. "
        "The same command with --resume goes on.",
    ]
    assert len(records(Path("out.ndjson").read_text())) == 1
    assert run("batch", inbox, "-o", "out.ndjson", "--resume").status == 3
    assert len(records(Path("out.ndjson").read_text())) == 3


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--address", "tcp://127.0.0.1:1"], "add --engine dask"),
        (["--engine", "dask", "--address", "tcp://127.0.0.1:1", "--jobs", "2"], "has its own"),
        (["--engine", "spark"], "'spark' is not one of"),
    ],
)
def test_options_that_do_not_go_together_are_one_line(run, inbox: Path, args: list[str], message: str) -> None:
    outcome = run("batch", inbox, *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1
