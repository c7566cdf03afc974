"""`factcheck lsp` as a process: how it begins without what it needs, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LSP = [sys.executable, "-m", "factcheck", "lsp"]


def message(**fields: Any) -> bytes:
    body = json.dumps({"jsonrpc": "2.0"} | fields).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


INITIALIZE = message(
    id=1, method="initialize", params={"capabilities": {}, "processId": None, "rootUri": None}
)
GOODBYE = message(id=2, method="shutdown") + message(method="exit")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param(INITIALIZE + GOODBYE, 0, id="goodbye"),
        pytest.param(INITIALIZE + message(method="exit"), 1, id="exit without shutdown"),
        pytest.param(INITIALIZE, 1, id="the editor is gone"),
    ],
)
def test_the_exit_code_says_whether_the_client_took_leave(said: bytes, code: int) -> None:
    done = subprocess.run(LSP, input=said, capture_output=True, check=False, timeout=60)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_an_interrupt_ends_the_server() -> None:
    with subprocess.Popen(
        LSP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(INITIALIZE)
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"Content-Length")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130


def test_without_pygls_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['pygls'] = None\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        LSP, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr == (
        "factcheck: the language server needs pygls, which is not installed: pip install 'factcheck[lsp]'\n"
    )
