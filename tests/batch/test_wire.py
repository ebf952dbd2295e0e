"""What the child says comes out as it went in, pictures and broken text included."""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec
from msgspec.structs import replace

from resume_check.api import read_job
from resume_check.batch.child import _settings
from resume_check.batch.wire import Answer, Order, pack, send
from resume_check.model import DocumentView, LineKind, LineView, NotDrawn, PageView, Report
from resume_check.settings import Settings


def test_view_of_the_resume_survives(full_report: Report) -> None:
    lines = (LineView(0, 3, "one", LineKind.BULLET, 1),)
    report = replace(
        full_report,
        view=DocumentView(lines, (PageView(1, 612.0, 792.0, b"\x89PNG\x00\xff"),), (NotDrawn(2, "late"),), 7),
    )
    assert msgspec.msgpack.decode(pack(Answer(report=report)), type=Answer).report == report


def test_half_a_surrogate_pair_costs_no_picture(full_report: Report) -> None:
    lines = (LineView(0, 1, "\ud800", LineKind.TEXT, 1),)
    report = replace(full_report, view=DocumentView(lines, (PageView(1, 612.0, 792.0, b"\x89PNG\x00\xff"),)))
    answer = msgspec.msgpack.decode(pack(Answer(report=report)), type=Answer)
    assert answer.report is not None
    assert answer.report.view is not None
    assert answer.report.view.pages[0].png == b"\x89PNG\x00\xff"
    assert answer.report.view.lines[0].text == "?"


def test_order_says_whether_the_resume_is_shown() -> None:
    reading, writing = os.pipe()
    try:
        send(writing, pack(Order.of(Settings(view=True, role="caf\udce9.toml"))))
        settings = _settings(reading)
    finally:
        os.close(reading)
        os.close(writing)
    assert settings is not None
    assert settings == Settings(view=True, role="caf\udce9.toml")  # a path need not be Unicode


def test_an_advert_goes_to_workers_and_nodes_as_it_is() -> None:
    settings = Settings(
        job=read_job(b"Must have: Python or R, Kafka. 3+ years of work and a PhD required.", name="ad.txt")
    )
    order = msgspec.msgpack.decode(pack(Order.of(settings)), type=Order)
    assert order.unpacked() == settings
    assert hash(order.unpacked()) == hash(settings)


_IN_THREADS = """
import sys, threading
from resume_check.batch.wire import Answer, pack, unpack
sys.setswitchinterval(1e-6)
content, together, read = pack(Answer(more=True)), threading.Barrier(8), []

def first():
    together.wait()
    read.append(unpack(content, Answer).more)

threads = [threading.Thread(target=first) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(read == [True] * 8)
"""


def test_the_first_answers_may_come_to_several_threads_at_once() -> None:
    """msgspec by itself may crash here, as it learns what a report is made of in each thread."""
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", _IN_THREADS], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "True", "")
