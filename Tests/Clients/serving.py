"""Starts `labs serve` for a test and ends it."""

import json
import os
import signal
import subprocess
import tempfile


class Serving:
    """A lab that serves while the `with` block runs; `log` is what it wrote to standard error."""

    def __init__(self, lab, *arguments, environment=None):
        self.command = [os.environ["LABS"], "serve", lab, "--port", "0", "--json", *arguments]
        self.environment = {**os.environ, **(environment or {})}

    def __enter__(self):
        self._errors = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=self._errors, text=True, env=self.environment
        )
        document = self.process.stdout.readline()
        if not document:
            self.process.wait()
            raise RuntimeError(f"labs serve ended with {self.process.returncode}: {self.log}")
        answer = json.loads(document)
        self.base_url = answer["baseURL"]
        self.keys = {s["name"]: s["key"] for s in answer["subscriptions"]}
        self.key = answer["subscriptions"][0]["key"]
        self.deployments = answer["deployments"]
        self.backends = {b["name"]: b["url"] for b in answer["backends"]}
        self.hosts = {h["name"]: h["url"] for h in answer["hosts"]}
        self.certificate = answer["certificate"]
        return self

    @property
    def log(self):
        self._errors.seek(0)
        return self._errors.read()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.code = self.process.wait(timeout=20)
        self.process.stdout.close()
        self._errors.close()
