"""Storage as a place of resumes: a local S3 server, a stub that fails on purpose, a server that lists its folders."""

from __future__ import annotations

import http.server
import logging
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from resume_check.batch import storage
from resume_check.batch.folder import Choice
from resume_check.batch.sources import Source, UnreadableSource
from resume_check.batch.storage import RemoteFolder, RemoteSource, StorageError, fetched, remote_source, shown
from resume_check.errors import NotFound, PermissionDenied, ResumeError, TimedOut, TooLarge
from resume_check.limits import Limits

boto3 = pytest.importorskip("boto3")
pytest.importorskip("s3fs")
moto_server = pytest.importorskip("moto.server")
from moto.s3.models import s3_backends  # noqa: E402

LIMITS = Limits(timeout=20)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield "http://{}:{}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch) -> object:
    use(server, monkeypatch)
    s3_backends.reset()
    client = boto3.client("s3")
    client.create_bucket(Bucket="inbox")
    return client


def use(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `endpoint` the one that S3 is asked at."""
    from resume_check.batch.storage_objects import object_storage

    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret-word",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    object_storage.cache_clear()


def paths(url: str, choice: Choice | None = None) -> list[str]:
    return [source.path for source in RemoteFolder(url, choice or Choice())]


def error_of(source: Source, limits: Limits = LIMITS) -> ResumeError:
    with pytest.raises(ResumeError) as caught:
        source.read(limits)
    return caught.value


def test_lists_by_the_rules_of_folders_sorted_by_path(s3) -> None:
    taken = ["a.pdf", "a/b.txt", "a-b.txt", "B.DOCX", "deep/er/c.md", "what?.pdf", "hash#1.pdf"]
    left = ["x.png", ".hidden.pdf", "~$b.docx", ".git/x.txt", "deep/.x/y.pdf", "deep/"]
    for key in taken + left:
        s3.put_object(Bucket="inbox", Key=f"in/{key}", Body=b"text")
    s3.put_object(Bucket="inbox", Key="in-other/a.pdf", Body=b"text")
    for url in ("s3://inbox/in", "s3://inbox/in/"):
        assert paths(url) == [f"s3://inbox/in/{key}" for key in sorted(taken)]
    assert paths("s3://inbox/in", Choice(("*.txt",), ("a/",))) == ["s3://inbox/in/a-b.txt"]
    assert [source.read(LIMITS) for source in RemoteFolder("s3://inbox/in")] == [b"text"] * len(taken)
    assert RemoteFolder("s3://inbox/in/").root == "s3://inbox/in"


def test_over_a_thousand_keys_come_page_by_page(s3, monkeypatch: pytest.MonkeyPatch) -> None:
    (bucket,) = (backends["aws"] for backends in s3_backends.values())
    for number in range(1_050):
        bucket.put_object("inbox", f"{number:05}.txt", b"")
    sources = iter(RemoteFolder("s3://inbox"))
    first = next(sources)
    for number in range(1_040, 1_050):
        s3.delete_object(Bucket="inbox", Key=f"{number:05}.txt")  # of a page that was not asked for yet
    assert [first.path, *(source.path for source in sources)] == [f"s3://inbox/{n:05}.txt" for n in range(1_040)]


def test_size_is_limited_and_empty_objects_are_read(s3) -> None:
    s3.put_object(Bucket="inbox", Key="a.txt", Body=b"12345")
    s3.put_object(Bucket="inbox", Key="b.txt", Body=b"")
    large, empty = RemoteFolder("s3://inbox")
    assert large.read(Limits(max_bytes=5)) == b"12345"
    assert isinstance(error_of(large, Limits(max_bytes=4)), TooLarge)
    s3.put_object(Bucket="inbox", Key="a.txt", Body=b"123456")  # grown since it was listed
    assert isinstance(error_of(large, Limits(max_bytes=5)), TooLarge)
    assert empty.read(LIMITS) == b""


def test_stamp_changes_with_the_object(s3) -> None:
    s3.put_object(Bucket="inbox", Key="a.txt", Body=b"one")
    (before,) = RemoteFolder("s3://inbox")
    s3.put_object(Bucket="inbox", Key="a.txt", Body=b"two")
    (after,) = RemoteFolder("s3://inbox")
    assert isinstance(before, RemoteSource)
    assert isinstance(after, RemoteSource)
    assert before.stamp() != after.stamp()


def test_vanished_between_listing_and_reading(s3) -> None:
    s3.put_object(Bucket="inbox", Key="a.txt", Body=b"text")
    (source,) = RemoteFolder("s3://inbox")
    s3.delete_object(Bucket="inbox", Key="a.txt")
    assert isinstance(error_of(source), NotFound)


@pytest.mark.parametrize("url", ["s3://nowhere/in", "s3://inbox/nothing", "s3://inbox/a.txt"])
def test_a_place_that_is_none_is_said_at_once(s3, url: str) -> None:
    s3.put_object(Bucket="inbox", Key="a.txt", Body=b"text")
    with pytest.raises(StorageError, match=f"^{url}: There is no"):
        RemoteFolder(url).count()


def test_denied(s3, monkeypatch: pytest.MonkeyPatch) -> None:
    s3.put_object(Bucket="inbox", Key="a.txt", Body=b"text")
    (source,) = RemoteFolder("s3://inbox")
    monkeypatch.setattr("moto.core.responses.settings.INITIAL_NO_AUTH_ACTION_COUNT", 0.0)  # now it knows no key
    error = error_of(source)
    assert isinstance(error, PermissionDenied)
    assert "Check the credentials" in str(error)
    assert "secret-word" not in str(error)
    with pytest.raises(StorageError, match="refuses it"):
        iter(RemoteFolder("s3://inbox"))


class Failing(http.server.BaseHTTPRequestHandler):
    """Answers slowly, or hangs up."""

    def do_GET(self) -> None:
        if "slow" in self.path:
            time.sleep(30)
        if "status" in self.path:
            self.send_response(int(self.path.rpartition("-")[2].partition(".")[0]))
            self.send_header("Content-Length", "0")
            self.end_headers()
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


class Listing(http.server.SimpleHTTPRequestHandler):
    """A server that lists its folders."""

    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Authorization")))
        if self.path.startswith("/away"):
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:1/in/a.txt")
            self.end_headers()
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


def serve(handler: object) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:  # type: ignore[arg-type]
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def failing() -> Iterator[str]:
    yield from serve(Failing)


@pytest.fixture
def listing(tmp_path: Path) -> Iterator[str]:
    Listing.asked = []
    (tmp_path / "in" / "b c").mkdir(parents=True)
    (tmp_path / "in" / ".git").mkdir()
    for name in ("a.txt", "b c/d é.pdf", ".git/x.txt", "x.png", "~$a.docx", "b.txt"):
        (tmp_path / "in" / name).write_text("text")
    (tmp_path / "out.txt").write_text("text")
    yield from serve(partial(Listing, directory=str(tmp_path)))


def test_slow_storage_is_given_up_in_time(failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use(f"http://{failing}", monkeypatch)
    before = time.monotonic()
    error = error_of(remote_source("s3://inbox/slow.txt"), Limits(timeout=0.5))
    assert isinstance(error, TimedOut)
    assert "within 0.5 s" in str(error)
    assert time.monotonic() - before < 15  # and not the half minute that the server takes


@pytest.mark.parametrize(("name", "code"), [("status-403.txt", "permission-denied"), ("status-404.txt", "not-found"),
                                            ("hang-up.txt", "timeout"), ("status-501.txt", "timeout")])  # fmt: skip
def test_what_a_web_server_answers_is_one_of_our_errors(failing: str, name: str, code: str) -> None:
    assert error_of(remote_source(f"http://{failing}/{name}")).code == code


def test_web_folders_are_walked_by_the_rules_of_folders(listing: str) -> None:
    sources = list(RemoteFolder(f"http://{listing}/in"))
    assert [source.path for source in sources] == [
        f"http://{listing}/in/a.txt", f"http://{listing}/in/b%20c/d%20%C3%A9.pdf", f"http://{listing}/in/b.txt"
    ]  # fmt: skip
    assert sources[1].name == "d é.pdf"
    assert [source.read(LIMITS) for source in sources] == [b"text"] * 3
    assert isinstance(error_of(sources[0], Limits(max_bytes=3)), TooLarge)


def test_links_out_of_the_folder_are_not_followed(listing: str, tmp_path: Path) -> None:
    links = ["../out.txt", "/out.txt", "http://127.0.0.2:1/in/x.txt", "//127.0.0.2:1/x.txt", "%2e%2e/out.txt", "?C=M",
             "../in/good.txt", "b/c.txt", "http://[", "a%2Fb.txt"]  # fmt: skip
    (tmp_path / "in" / "index.html").write_text("".join(f'<a href="{link}">x</a>' for link in links))
    assert paths(f"http://{listing}/in") == [f"http://{listing}/in/good.txt"]


def test_an_answer_from_another_machine_is_not_taken(listing: str) -> None:
    error = error_of(remote_source(f"http://{listing}/away.txt"))
    assert isinstance(error, PermissionDenied)
    assert "redirects to another place" in str(error)


def test_user_password_and_query_are_used_and_shown_nowhere(listing: str) -> None:
    url = f"http://user:pass%40word@{listing}/in?token=secret"
    folder = RemoteFolder(url)
    source = next(iter(folder))
    source.read(LIMITS)
    assert Listing.asked == [("/in/?token=secret", "Basic dXNlcjpwYXNzQHdvcmQ="),
                             ("/in/a.txt?token=secret", "Basic dXNlcjpwYXNzQHdvcmQ=")]  # fmt: skip
    everything = f"{folder!r} {source!r} {source.path} {source.name} {folder.root} {shown(url)}"
    assert "pass" not in everything
    assert "token" not in everything
    assert source.path == f"http://{listing}/in/a.txt"


def test_a_key_in_the_url_of_a_bucket_is_refused() -> None:
    with pytest.raises(StorageError, match="Give credentials by the environment") as caught:
        RemoteFolder("s3://key:word@inbox/in").count()
    assert "word@" not in str(caught.value)


@pytest.mark.parametrize(("url", "extra"), [("gs://b/in", "gcs"), ("az://b/in", "azure"), ("s3://b/in", "storage")])
def test_a_library_that_is_not_there_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, url: str, extra: str
) -> None:
    monkeypatch.setattr(storage, "find_spec", lambda name: None)
    with pytest.raises(StorageError, match=rf'pip install "resume-check\[{extra}\]"'):
        RemoteFolder(url).count()


def test_other_urls_are_no_storage() -> None:
    with pytest.raises(StorageError, match=r"^ftp:// is no storage"):
        RemoteFolder("ftp://host/in").count()


def test_fetched_reads_ahead_in_order_and_keeps_failures(s3) -> None:
    for number in range(6):
        s3.put_object(Bucket="inbox", Key=f"{number}.txt", Body=b"text %d" % number)
    listed = list(RemoteFolder("s3://inbox"))
    s3.delete_object(Bucket="inbox", Key="3.txt")
    here = list(fetched(listed, LIMITS, ahead=2))
    assert [source.path for source in here] == [source.path for source in listed]
    assert isinstance(here[3], UnreadableSource)
    assert [source.read(LIMITS) for source in here if source is not here[3]] == [
        b"text %d" % n for n in (0, 1, 2, 4, 5)
    ]
