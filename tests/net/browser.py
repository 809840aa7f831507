"""A phone for tests: Debian's browser without a window, driven by its own protocol on a pipe."""

import base64
import json
import os
import shutil
import subprocess
import time

from tests.net.wire import LONG

BROWSER = shutil.which("chromium")
KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowRight": 39, "ArrowDown": 40}


class Phone:
    """One page of a browser of its own."""

    def __init__(self, folder, *, width=360, height=780, dark=False, text=1.0):
        reads, self._out = os.pipe()
        self._in, writes = os.pipe()
        wanted = [
            BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
            "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage",
            f"--user-data-dir={folder}", "about:blank",
        ]  # fmt: skip
        shell = f'exec "$@" 3<&{reads} 4>&{writes}'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, "bash", *wanted],
            pass_fds=(reads, writes),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(reads)
        os.close(writes)
        self._held, self._number, self._session = b"", 0, ""
        self.requests, self.faults = [], []
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        found = self._send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "Accessibility"):
            self._send(f"{domain}.enable")
        self._send(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=True,
        )  # fmt: skip
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self._send("Emulation.setEmulatedMedia", features=features)
        self._text = text

    def close(self):
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def open(self, link):
        self._send("Page.navigate", url=link)
        self.until("document.readyState === 'complete'")
        if self._text != 1.0:
            self.run(f"document.documentElement.style.fontSize = '{100 * self._text}%'")

    def run(self, script):
        """What a script says."""
        answer = self._send("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, script):
        ends = time.monotonic() + LONG
        holds = f"document.body ? {script} : false"  # it may just be loading
        while not self.run(holds):
            assert time.monotonic() < ends, f"never so: {script}; {self.words()}"
            time.sleep(0.02)

    def words(self):
        return self.run("document.body.innerText")

    def until_words(self, words):
        self.until(f"document.body.innerText.includes({json.dumps(words)})")

    def press(self, words):
        """A button or label of these words, as a finger would."""
        self.until(f"!!({_named(words)})")
        self.run(f"({_named(words)}).click()")

    def write(self, words, nth=0):
        """Into a field, letter by letter."""
        self.run(f"document.querySelectorAll('input[type=text], textarea')[{nth}].focus()")
        self._send("Input.insertText", text=words)

    def type(self, words):
        """Where the focus is."""
        self._send("Input.insertText", text=words)

    def until_focus(self, selector):
        """Tab, until that has the focus."""
        for _each in range(LONG):
            if self.run(f"document.activeElement.matches({json.dumps(selector)})"):
                return
            self.key("Tab")
        raise AssertionError(selector)

    def key(self, name, times=1):
        code = KEYS[name]
        text = {"Enter": "\r", " ": " "}.get(name, "")
        for _each in range(times):
            for kind in ("keyDown", "keyUp"):
                self._send(
                    "Input.dispatchKeyEvent", type=kind, key=name, windowsVirtualKeyCode=code,
                    text=text if kind == "keyDown" else "",
                )  # fmt: skip

    def picture(self, file):
        shot = self._send("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(shot["data"]))

    def spoken(self):
        """Role and name of what a screen reader finds."""
        nodes = self._send("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node["ignored"] and "role" in node
        ]

    def _send(self, method, **parameters):
        self._number += 1
        call = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            call["sessionId"] = self._session
        os.write(self._out, json.dumps(call).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                assert "error" not in said, said["error"]
                return said["result"]
            self._note(said)

    def _note(self, said):
        about = said.get("params", {})
        match said.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(about["request"]["url"])
            case "Runtime.exceptionThrown":
                self.faults.append(about["exceptionDetails"])
            case "Log.entryAdded" if about["entry"]["level"] == "error":
                self.faults.append(about["entry"]["text"])

    def _next(self):
        while b"\0" not in self._held:
            more = os.read(self._in, 65536)
            assert more, "the browser has ended"
            self._held += more
        said, _zero, self._held = self._held.partition(b"\0")
        return json.loads(said)


def _named(words):
    return (
        "[...document.querySelectorAll('button, label')].find(each => "
        f"(each.getAttribute('aria-label') || each.innerText).trim() === {json.dumps(words)})"
    )
