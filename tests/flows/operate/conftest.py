"""One server, one pool, one worker for the module; a warehouse of two reports for each test."""

from __future__ import annotations

import shutil
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from aiosmtpd.controller import Controller

from flows import environment
from flows.conduct import conduct
from flows.order import Order
from flows.progress import Teller
from tests.flows.conftest import UNCHECKED
from tests.flows.keeping.conftest import dated
from tests.flows.operate.office import EAGER, Office, own_prefect_yaml
from warehouse.place import Place


@pytest.fixture(scope="module")
def office(tmp_path_factory, tiny_model):
    """The server with the pool, and prefect.yaml's deployments on it; nobody works yet."""
    folder = tmp_path_factory.mktemp("office")
    port = environment.free_port()
    url = environment.api_url(port)
    home = {"PREFECT_HOME": str(folder / "prefect")}
    process = environment.start_server(port, environment.SETTINGS | EAGER | home)
    try:
        environment.wait(url, process)
        made = Office(url, folder)
        made.prefect("work-pool", "create", "parallax", "--type", "process")
        own_prefect_yaml(folder, f"sources: [nowhere]\n      warehouse: none.duckdb\n      model: {tiny_model}")
        made.prefect("deploy", "--all")
        yield made
    finally:
        environment.stop(process)


@pytest.fixture(scope="module")
def staffed(office):
    """The same with a worker."""
    with office.worker():
        yield office


@pytest.fixture(scope="module")
def made(tmp_path_factory, tiny_model) -> Path:
    """A folder with a source of two reports, which a copy of it does not make new, and the warehouse made of it."""
    folder = tmp_path_factory.mktemp("made")
    source = folder / "in"
    source.mkdir()
    (source / "gazette.jsonl").write_text("\n".join(dated(n, n + 1) for n in range(2)), encoding="utf-8")
    order = Order((str(source),), warehouse=str(folder / "w" / "news.duckdb"), model=tiny_model)
    conduct(order, UNCHECKED, Teller(quiet=True))
    return folder


@pytest.fixture
def own(made, tmp_path) -> Path:
    """A copy of it, to change."""
    shutil.copytree(made, tmp_path / "own", symlinks=True)
    return tmp_path / "own"


@pytest.fixture
def parameters(own, tiny_model):
    """Of a run on it."""
    return {"sources": [str(own / "in")], "warehouse": str(own / "w" / "news.duckdb"), "model": tiny_model}


@pytest.fixture
def place(own) -> Place:
    """Its warehouse."""
    return Place.of(own / "w" / "news.duckdb")


@pytest.fixture
def web():
    """A server on loopback that keeps what is posted to it: (path, body)."""
    got = []

    class Keeper(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Keeper)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", got
    server.shutdown()
    server.server_close()


@pytest.fixture
def mail():
    """A mail server on loopback that keeps what it gets."""
    got = []

    class Keeper:
        async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  (aiosmtpd calls it so)
            got.append(message_from_bytes(envelope.content))
            return "250 kept"

    controller = Controller(Keeper(), hostname="127.0.0.1", port=environment.free_port())
    controller.start()
    yield controller.port, got
    controller.stop()
