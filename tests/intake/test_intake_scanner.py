"""What is said to clamd, and what its answers mean."""

import socketserver
import threading

import pytest

from esabid.intake.scanner import ScannerDown, scan


class Clamd(socketserver.StreamRequestHandler):
    """Speaks INSTREAM as clamd does; the server keeps what it was given."""

    def handle(self):
        command = self.rfile.read(10)
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        self.server.heard = (command, content)
        self.wfile.write(self.server.answer)


@pytest.fixture
def clamd():
    """Starts a scanner that gives this answer; gives the server."""
    servers = []

    def start(answer: bytes):
        server = socketserver.TCPServer(("127.0.0.1", 0), Clamd)
        server.answer = answer
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return server
    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("answer", "found"), [
    (b"stream: OK\0", ""), (b"stream: Eicar-Signature FOUND\0", "Eicar-Signature")])
def test_every_byte_is_handed_over_and_the_verdict_read(clamd, tmp_path, answer, found):
    content = bytes(range(256)) * 3000
    (tmp_path / "file").write_bytes(content)
    server = clamd(answer)
    assert scan(tmp_path / "file", "127.0.0.1:%d" % server.server_address[1]) == found
    assert server.heard == (b"zINSTREAM\0", content)


@pytest.mark.parametrize("answer", [b"", b"stream: INSTREAM size limit exceeded. ERROR\0", b"x"])
def test_an_answer_that_is_no_verdict_is_no_clean_file(clamd, tmp_path, answer):
    (tmp_path / "file").write_bytes(b"letter")
    server = clamd(answer)
    with pytest.raises(ScannerDown):
        scan(tmp_path / "file", "127.0.0.1:%d" % server.server_address[1])


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1:99999", "/nowhere/clamd.sock"])
def test_a_scanner_that_is_not_there_is_down(tmp_path, address):
    (tmp_path / "file").write_bytes(b"letter")
    with pytest.raises(ScannerDown):
        scan(tmp_path / "file", address)
