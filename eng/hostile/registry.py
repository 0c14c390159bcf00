"""A registry of one hostile image, until it is ended: python3 -m hostile.registry CASE prints its port."""

import http.server
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hostile.image import MANIFEST, Image, plain_image


@dataclass(frozen=True)
class Answer:
    """An answer: chunks of a body that ends with the connection unless a length is given."""
    chunks: Iterable[bytes]
    kind: str = "application/json"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def whole(content, kind="application/json"):
    """An honest answer."""
    return Answer([content], kind, headers={"Content-Length": str(len(content))})


def empty(status, headers=None):
    return Answer([], status=status, headers={"Content-Length": "0", **(headers or {})})


@dataclass(frozen=True)
class Registry:
    """What a registry answers: an answer in place of the usual one gets the path and the query."""
    image: Image = field(default_factory=plain_image)
    manifest: Callable[[str], Answer] | None = None
    tags: Callable[[str], Answer] | None = None
    is_private: bool = False

    def answer(self, path):
        if self.is_private:
            return empty(401, {"WWW-Authenticate": 'Basic realm="hostile"'})
        if "/manifests/" in path:
            return self.manifest(path) if self.manifest else whole(self.image.manifest, MANIFEST)
        if "/tags/list" in path:
            return self.tags(path) if self.tags else whole(b'{"name": "hostile/image", "tags": ["1"]}')
        blob = self.image.blobs.get(path.rsplit("/", 1)[-1])
        if blob is not None:
            return whole(blob, "application/octet-stream")
        return empty(200 if path == "/v2/" else 404)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.reply([])

    def do_GET(self):
        self.reply(None)

    def reply(self, body):
        answer = self.server.registry.answer(self.path)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in answer.headers:
            self.send_header("Connection", "close")
        try:
            self.end_headers()
            for chunk in answer.chunks if body is None else body:
                self.wfile.write(chunk)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def main():
    # Imported here: the cases import the types above.
    from hostile.cases import CASES
    server = Server(("127.0.0.1", 0), Handler)
    case = next(case for case in CASES if case.name == sys.argv[1])
    server.registry = case.make(server.server_port)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
