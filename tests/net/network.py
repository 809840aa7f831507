"""A network for tests: computers in namespaces of their own, each with a cable to one switch."""

import os
import subprocess
import sys

SWITCH = "switch"
LISTEN = """
import socket, sys
wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
wire.bind((sys.argv[1], 0))
with open(sys.argv[2], "wb", 0) as heard:
    print("hears", flush=True)
    while True:
        heard.write(wire.recv(65536))
"""
"""Writes down each frame that passes a port of the switch."""


class Network:
    """Computers by name. A namespace bears the number of this process: several may run at once."""

    def __init__(self, *names):
        self._names, self._running = names, []

    def build(self):
        for each in (SWITCH, *self._names):
            _ip("netns", "add", self._space(each))
        _ip("-n", self._space(SWITCH), "link", "add", "bridge", "type", "bridge")
        _ip("-n", self._space(SWITCH), "link", "set", "bridge", "up")
        for each in self._names:
            self._plug_in(each)
            _ip("netns", "exec", self._space(each), "true")

    def _plug_in(self, name):
        here, there = self._space(name), self._space(SWITCH)
        ends = "link", "add", "cable", "netns", here, "type", "veth", "peer", name, "netns", there
        _ip(*ends)
        _ip("-n", there, "link", "set", name, "master", "bridge", "up")
        _ip("-n", here, "address", "add", f"{self.address(name)}/24", "dev", "cable")
        for device in ("lo", "cable"):
            _ip("-n", here, "link", "set", device, "up")
        _ip("-n", here, "route", "add", "default", "dev", "cable")

    def address(self, name):
        return f"10.77.0.{self._names.index(name) + 1}"

    def start(self, name, *arguments):
        """A program on that computer; its output is read as lines."""
        begun = subprocess.Popen(
            ["ip", "netns", "exec", self._space(name), sys.executable, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self._running.append(begun)
        return begun

    def listen(self, name, file):
        """Somebody writes down all that goes to a computer and comes from it."""
        begun = self.start(SWITCH, "-c", LISTEN, name, file)
        assert begun.stdout.readline() == "hears\n"

    def cable(self, name, state):
        """Out is `down`, in is `up`."""
        _ip("-n", self._space(SWITCH), "link", "set", name, state)

    def keep_apart(self, *names):
        """As an access point does that lets its devices see the internet alone."""
        for each in names:
            _run("bridge", "-n", self._space(SWITCH), "link", "set", "dev", each, "isolated", "on")

    def close(self):
        for each in self._running:
            each.kill()
            each.wait()
            each.stdout.close()
        for each in (SWITCH, *self._names):
            command = ["ip", "netns", "del", self._space(each)]
            subprocess.run(command, check=False, capture_output=True)

    def _space(self, name):
        return f"heliotrope-{os.getpid()}-{name}"


def _ip(*words):
    _run("ip", *words)


def _run(*words):
    subprocess.run(words, check=True, capture_output=True)
