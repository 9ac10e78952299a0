"""MCP's Python SDK, 2.x and 1.x, against the model-context-protocol lab.

The two cannot be installed side by side: each client runs in an environment of its own, as a process that is told
what to do and prints what it saw.
"""

import json
import os
import subprocess
import unittest
import urllib.parse
import urllib.request

from serving import Serving

HERE = os.path.dirname(os.path.abspath(__file__))
CLIENTS = {version: os.environ.get(f"MCP{version}_PYTHON") for version in (1, 2)}
AUDIENCE = "https://azure-api.net/authorization-manager"


class MCPTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.serving = cls.enterClassContext(Serving("model-context-protocol", "--seed", "7"))

    def ask(self, version, transport, path, calls, headers=None, mode=None):
        script = os.path.join(HERE, f"mcp{version}_client.py")
        task = {
            "transport": transport,
            "url": self.serving.base_url.rstrip("/") + path,
            "headers": headers or {},
            "calls": calls,
            "mode": mode,
        }
        done = subprocess.run(
            [CLIENTS[version], script], input=json.dumps(task), capture_output=True, text=True, timeout=60
        )
        self.assertEqual(done.returncode, 0, done.stderr + self.serving.log)
        return json.loads(done.stdout)

    def every_client(self):
        for version, python in CLIENTS.items():
            self.assertTrue(python, f"there is no environment for mcp {version}.x")
            yield version, None
        yield 2, "legacy"

    def test_a_server_passed_through_lists_its_tools_and_answers(self):
        weather = [["get_cities", {"country": "portugal"}], ["get_weather", {"city": "Lisbon"}]]
        for version, mode in self.every_client():
            for transport, path in (("http", "/weather-mcp"), ("sse", "/weather/sse")):
                with self.subTest(version=version, mode=mode, transport=transport):
                    seen = self.ask(version, transport, path, weather, mode=mode)
                    self.assertEqual(seen["tools"], ["get_cities", "get_weather"])
                    self.assertEqual(seen["server"], "Weather")
                    self.assertIn("'Lisbon', 'Porto'", seen["answers"][0]["text"])
                    self.assertIn("'city': 'Lisbon'", seen["answers"][1]["text"])

    def test_operations_of_a_rest_api_are_tools(self):
        calls = [
            ["list-teams", {}],
            ["get-on-call", {"team": "database", "days": 7}],
            ["page-team", {"team": "network", "body": {"message": "down", "urgency": "high"}}],
            ["page-team", {"team": "network", "body": {"urgency": "high"}}],
            ["get-on-call", {"team": "nobody"}],
        ]
        for version, mode in self.every_client():
            for transport, path in (("http", "/oncall-mcp/mcp"), ("sse", "/oncall-mcp/sse")):
                with self.subTest(version=version, mode=mode, transport=transport):
                    seen = self.ask(version, transport, path, calls, mode=mode)
                    self.assertEqual(seen["tools"], ["list-teams", "get-on-call", "page-team"])
                    answers = seen["answers"]
                    self.assertEqual([a["error"] for a in answers], [False, False, False, True, True])
                    self.assertEqual(json.loads(answers[0]["text"]), ["database", "network", "storefront"])
                    self.assertEqual(json.loads(answers[1]["text"])["days"], 7)
                    self.assertEqual(json.loads(answers[2]["text"])["message"], "down")
                    self.assertIn("message", answers[3]["text"])
                    self.assertIn("404", answers[4]["text"])

    def test_the_newest_client_needs_no_handshake(self):
        self.assertEqual(self.ask(2, "http", "/weather-mcp", [])["revision"], "2026-07-28")
        self.assertEqual(self.ask(2, "http", "/oncall-mcp/mcp", [])["revision"], "2026-07-28")
        self.assertEqual(self.ask(1, "http", "/oncall-mcp/mcp", [])["revision"], "2025-11-25")

    def test_a_call_goes_on_though_its_connection_is_lost(self):
        with Serving(os.path.join(HERE, "slow-counting")) as serving:
            done = subprocess.run(
                [CLIENTS[1], os.path.join(HERE, "mcp1_resumption.py"), serving.base_url.rstrip("/") + "/tools"],
                capture_output=True, text=True, timeout=60,
            )
            self.assertEqual(done.returncode, 0, done.stderr + serving.log)
        seen = json.loads(done.stdout)
        self.assertEqual(seen, {"token": "1-1", "progress": ["at 1"], "answer": "counted"})

    def test_a_session_has_a_stream_of_what_it_is_told_unasked(self):
        base = self.serving.base_url.rstrip("/")
        introduction = {
            "jsonrpc": "2.0", "id": 0, "method": "initialize",
            "params": {
                "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"},
            },
        }
        fields = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        for path in ("/weather-mcp", "/oncall-mcp/mcp"):
            with self.subTest(path=path):
                request = urllib.request.Request(base + path, json.dumps(introduction).encode(), fields)
                with urllib.request.urlopen(request, timeout=10) as answer:
                    session = {**fields, "Mcp-Session-Id": answer.headers["Mcp-Session-Id"]}
                    self.assertTrue(json.load(answer)["result"]["capabilities"]["tools"]["listChanged"])
                with urllib.request.urlopen(urllib.request.Request(base + path, headers=session), timeout=10) as stream:
                    self.assertEqual(stream.headers["Content-Type"], "text/event-stream")
                    self.assertEqual(stream.headers["Mcp-Session-Id"], session["Mcp-Session-Id"])
                lost = urllib.request.Request(base + path, headers={**session, "Last-Event-ID": "9-9"})
                with self.assertRaises(urllib.error.HTTPError) as refusal:
                    urllib.request.urlopen(lost, timeout=10)
                self.assertEqual(refusal.exception.code, 400)

    def test_an_account_is_connected_by_consent(self):
        steps = [["authorize_github", {}], ["get_user", {}], "consent", ["authorize_github", {}], ["get_user", {}]]
        for version in CLIENTS:
            with self.subTest(version=version):
                answers = self.ask(version, "sse", "/github/sse", steps)["answers"]
                self.assertTrue(answers[1]["error"])
                self.assertIn("500", answers[1]["text"])
                self.assertEqual(answers[2]["text"], "Connection authorized.")
                self.assertTrue(json.loads(answers[3]["text"])["login"])

    def test_only_the_right_token_opens_a_locked_server(self):
        for version, mode in self.every_client():
            for transport, path in (("http", "/locked-mcp"), ("sse", "/locked/sse")):
                with self.subTest(version=version, mode=mode, transport=transport):
                    for resource in (None, "https://management.azure.com"):
                        seen = self.ask(version, transport, path, [], self.token(resource), mode)
                        # Version 2 does not tell the status of a POST.
                        self.assertRegex(seen.get("failure", ""), "401|Server returned an error", seen)
                    seen = self.ask(version, transport, path, [], self.token(AUDIENCE), mode)
                    self.assertEqual(seen["tools"], ["get_cities", "get_weather"])

    def test_the_refusal_says_where_tokens_come_from(self):
        base = self.serving.base_url.rstrip("/")
        request = urllib.request.Request(base + "/locked-mcp", b"{}", {"Content-Type": "application/json"})
        with self.assertRaises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(request)
        challenge = refusal.exception.headers["WWW-Authenticate"]
        self.assertEqual(refusal.exception.code, 401)
        address = challenge.split('resource_metadata="')[1].split('"')[0]
        with urllib.request.urlopen(address) as answer:
            metadata = json.load(answer)
        self.assertTrue(metadata["resource"].endswith("/locked-mcp"))
        self.assertEqual(metadata["bearer_methods_supported"], ["header"])

    def token(self, resource):
        if resource is None:
            return {}
        form = {
            "grant_type": "client_credentials",
            "client_id": "aaaaaaaa-0000-0000-0000-000000000001",
            "client_secret": "lab-secret",
            "scope": resource + "/.default",
        }
        base = self.serving.base_url.rstrip("/")
        tenant = "11111111-2222-3333-4444-555555555555"
        with urllib.request.urlopen(
            f"{base}/login/{tenant}/oauth2/v2.0/token", urllib.parse.urlencode(form).encode()
        ) as answer:
            return {"Authorization": "Bearer " + json.load(answer)["access_token"]}


if __name__ == "__main__":
    unittest.main()
