"""The Dask engine on a real cluster of this machine: a scheduler and two nodes, of which one is killed."""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")
from dask_nodes import KILLS_NODES, Cluster, end

from resume_check.batch import dask_engine
from resume_check.batch.engine import EngineLostError, Tls, engine_named
from resume_check.batch.sources import BytesSource, Source
from resume_check.settings import Settings

SETTINGS = Settings(as_of=dt.date(2026, 11, 22))
TEXT = "# Robin Vale\n\n## Experience\n\nML Engineer, Acme, 2019 - 2023\n\n- Built {} PyTorch models in Python\n"


def said(count: int) -> Iterator[Source]:
    for number in range(count):
        yield BytesSource(f"{number}.md", f"in/{number}.md", TEXT.format(number).encode())


def record(outcome: object) -> dict[str, object]:
    fields = json.loads(outcome.to_json())  # type: ignore[attr-defined]
    fields.pop("timing", None)
    return dict(fields)


def test_every_file_once_though_a_file_kills_nodes_a_node_dies_and_the_scheduler_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")  # one death is enough, to save time
    killer = BytesSource("killer.txt", "in/killer.txt", KILLS_NODES.encode())
    sources = [*said(40), killer, *said(60)]
    local = [record(outcome) for outcome in engine_named("local").run(sources[:3], SETTINGS, jobs=1)]
    with Cluster(tmp_path, nodes=2) as cluster:
        run = engine_named("dask", address=cluster.address).run
        found = []
        for outcome in run(sources, SETTINGS):
            found.append(record(outcome))
            if len(found) == 60:
                end(cluster.nodes[0])
        assert [item["file"]["path"] for item in found] == [source.path for source in sources]  # type: ignore[index]
        assert found[:3] == local
        assert Counter("error" in item for item in found) == {False: 100, True: 1}
        assert found[40]["error"]["code"] == "crashed"  # type: ignore[index]
        monkeypatch.setattr(dask_engine, "_CONNECT_SECONDS", 3.0)
        going = run(said(300), SETTINGS)
        kept = [record(next(going))]
        assert cluster.scheduler is not None
        end(cluster.scheduler)
        with pytest.raises(EngineLostError, match="went away"):
            kept.extend(record(outcome) for outcome in going)
    names = [item["file"]["path"] for item in kept]  # type: ignore[index]
    assert len(names) == len(set(names)) < 300


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 and 127.0.0.2, signed by itself, with its key in the same file."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "cluster")])
    now = dt.datetime.now(dt.UTC)
    addresses = [x509.IPAddress(ipaddress.ip_address(f"127.0.0.{n}")) for n in (1, 2)]
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName(addresses), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    place = folder / "cluster.pem"
    place.write_bytes(signed.public_bytes(pem) + private)
    return place


def test_tls_to_a_cluster_that_asks_for_it(tmp_path: Path) -> None:
    pytest.importorskip("cryptography")
    pem = str(certificate(tmp_path))
    options = ("--tls-ca-file", pem, "--tls-cert", pem, "--tls-key", pem)
    with Cluster(tmp_path, nodes=1, options=options, scheme="tls") as cluster:
        assert cluster.address.startswith("tls://")
        run = engine_named("dask", address=cluster.address, tls=Tls(ca=pem, cert=pem)).run
        assert [outcome.file.path for outcome in run(said(3), SETTINGS)] == [f"in/{n}.md" for n in range(3)]
