"""A lab whose models are those of a real endpoint: here another lab's gateway, which wants its own key."""

import json
import os
import subprocess
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from openai import AzureOpenAI, OpenAI

from serving import Serving

LAB = ["token-rate-limiting", "-p", "tokensPerMinute=1000000"]
MODEL = "gpt-4o-mini"


class KeylessEndpoint:
    """Somebody else's server with Azure's routes. It embeds by counting letters, and numbers its answers."""

    def __init__(self, models=()):
        self.models = [{"id": name, "object": "model"} for name in models]

    def __enter__(self):
        operations = self.operations = []
        models = self.models

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                self.answer({"object": "list", "data": models})

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                operation = self.path.split("?")[0].removeprefix("/openai/deployments/")
                operations.append(operation)
                if operation.endswith("/embeddings"):
                    letters = [body["input"].lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"]
                    self.answer({"object": "list", "data": [{"object": "embedding", "embedding": letters}]})
                else:
                    number = sum(name.endswith("/chat/completions") for name in operations)
                    message = {"role": "assistant", "content": f"Answer {number}"}
                    self.answer({
                        "id": f"chatcmpl-{number}", "object": "chat.completion", "created": 1, "model": "m",
                        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                        "usage": {"prompt_tokens": 9, "completion_tokens": 2, "total_tokens": 11},
                    })

            def answer(self, document):
                body = json.dumps(document).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        self.base_url = f"http://127.0.0.1:{self.server.server_port}/openai"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class ModelEndpointTest(unittest.TestCase):
    def setUp(self):
        self.endpoint = self.enterContext(Serving(*LAB, "--seed", "7"))
        self.environment = {"LABS_TEST_KEY": self.endpoint.key}

    def refused(self, *arguments):
        answer = subprocess.run(
            [os.environ["LABS"], "serve", *LAB, "--port", "0", *arguments],
            capture_output=True, text=True, timeout=60, env={**os.environ, **self.environment},
        )
        self.assertNotIn(self.endpoint.key, answer.stdout + answer.stderr)
        return answer.returncode, answer.stderr

    def test_requests_arrive_with_the_key_on_the_endpoints_own_routes(self):
        for base in ["/openai", "/v1", "/openai/v1"]:
            with self.subTest(base=base), Serving(
                *LAB, "--seed", "8", "--model-endpoint", self.endpoint.base_url + base,
                "--model-key", "env:LABS_TEST_KEY", environment=self.environment,
            ) as serving:
                self.assertNotEqual(serving.key, self.endpoint.key)
                azure = AzureOpenAI(
                    azure_endpoint=serving.base_url, api_key=serving.key, api_version="2024-10-21",
                    max_retries=0,
                )
                openai = OpenAI(base_url=serving.base_url + "/v1", api_key=serving.key, max_retries=0)
                for client in [azure, openai]:
                    messages = [{"role": "user", "content": "Count to 4"}]
                    answer = client.chat.completions.create(model=MODEL, messages=messages)
                    self.assertEqual(answer.choices[0].message.content, "1, 2, 3, 4")
                    parts = client.chat.completions.create(model=MODEL, messages=messages, stream=True)
                    text = "".join(part.choices[0].delta.content or "" for part in parts if part.choices)
                    self.assertEqual(text, "1, 2, 3, 4")
                    vectors = client.embeddings.create(model="text-embedding-3-small", input="Hello")
                    self.assertEqual(len(vectors.data[0].embedding), 1536)
                self.assertNotIn(self.endpoint.key, serving.log)

    def test_an_endpoint_without_a_key_embeds_as_well(self):
        endpoint = self.enterContext(KeylessEndpoint())
        with Serving("semantic-caching", "--seed", "8", "--model-endpoint", endpoint.base_url) as serving:
            client = AzureOpenAI(
                azure_endpoint=serving.base_url, api_key=serving.key, api_version="2024-10-21", max_retries=0
            )
            answers = [
                client.chat.completions.create(
                    model=MODEL, messages=[{"role": "user", "content": text}]
                )
                for text in ["How do I brew coffee?", "How do I brew coffee?", "zzz"]
            ]
            self.assertEqual([answer.id for answer in answers], ["chatcmpl-1", "chatcmpl-1", "chatcmpl-2"])
            self.assertEqual(endpoint.operations.count("text-embedding-ada-002/embeddings"), 3)
            self.assertEqual(endpoint.operations.count("gpt-4o-mini/chat/completions"), 2)

    def test_labs_pass_with_the_answers_of_an_endpoint(self):
        # Regions, limits and failures stay the lab's own, and the second one is about nothing else.
        gateway = self.endpoint.base_url
        keyless = self.enterContext(KeylessEndpoint())
        runs = [
            ["token-metrics-emitting", "-p", "requests=2", "-p", "rounds=1", "-p", "pause=0",
             "--model-endpoint", gateway + "/v1", "--model-key", "env:LABS_TEST_KEY"],
            ["backend-circuit-breaking", "-p", "tripDuration=2", "-p", "interval=5", "-p", "retryAfter=2",
             "--model-endpoint", keyless.base_url],
        ]
        with tempfile.TemporaryDirectory() as folder:
            started = [
                subprocess.Popen(
                    [os.environ["LABS"], "run", *arguments, "--results", f"{folder}/{number}.sqlite"],
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                    env={**os.environ, **self.environment},
                )
                for number, arguments in enumerate(runs)
            ]
            for process in started:
                text, _ = process.communicate(timeout=120)
                self.assertEqual(process.returncode, 0, text)
                self.assertNotIn(self.endpoint.key, text)

    def test_an_endpoint_that_cannot_be_used_is_told_at_once(self):
        url = self.endpoint.base_url + "/v1"
        code, text = self.refused("--model-endpoint", url, "--model-key", "env:HOME")
        self.assertEqual(code, 77)
        self.assertIn("refuses the key: status 401", text)
        code, text = self.refused("--model-endpoint", "http://127.0.0.1:9/v1")
        self.assertEqual(code, 69)
        self.assertIn("cannot connect to 127.0.0.1:9", text)

    def test_models_that_the_endpoint_has_not_are_told(self):
        endpoint = self.enterContext(KeylessEndpoint(["one", "two", "text-embedding-3-small"]))
        url = endpoint.base_url.replace("/openai", "/v1")
        with Serving(*LAB, "--model-endpoint", url) as serving:
            self.assertIn("does not list gpt-4o-mini, gpt-image-1, which is asked for here", serving.log)
            self.assertIn("it lists one, two, text-embedding-3-small; --model NAME=NAME", serving.log)
        with Serving(*LAB, "--model-endpoint", url, "--model", "gpt-4o-mini=two") as serving:
            self.assertIn("does not list gpt-image-1, which is asked for here", serving.log)

    def test_the_only_model_that_an_endpoint_lists_stands_in_for_others(self):
        arguments = ["--model-endpoint", self.endpoint.base_url + "/v1", "--model-key", "env:LABS_TEST_KEY"]
        with Serving("model-routing", *arguments, environment=self.environment) as serving:
            self.assertIn("gpt-35-turbo-1106 is the endpoint's gpt-4o-mini, the only model", serving.log)
            client = AzureOpenAI(
                azure_endpoint=serving.base_url, api_key=serving.key, api_version="2024-10-21", max_retries=0
            )
            messages = [{"role": "user", "content": "Count to 4"}]
            answer = client.chat.completions.create(model="gpt-4o-2024-05-13", messages=messages)
            self.assertEqual(answer.model, "gpt-4o-mini-2024-07-18")

    def test_models_of_other_names_are_asked_for_by_them(self):
        arguments = ["--model-key", "env:LABS_TEST_KEY", "--model", "gpt-4o-2024-05-13=gpt-4o-mini"]
        for base in ["/v1", "/openai"]:
            with self.subTest(base=base), Serving(
                "model-routing", "--model-endpoint", self.endpoint.base_url + base, *arguments,
                environment=self.environment,
            ) as serving:
                client = AzureOpenAI(
                    azure_endpoint=serving.base_url, api_key=serving.key, api_version="2024-10-21",
                    max_retries=0,
                )
                messages = [{"role": "user", "content": "Count to 4"}]
                answer = client.chat.completions.create(model="gpt-4o-2024-05-13", messages=messages)
                self.assertEqual(answer.choices[0].message.content, "1, 2, 3, 4")
                self.assertEqual(answer.model, "gpt-4o-mini-2024-07-18")
        code, text = self.refused("--model", "gpt4=x", "--model-endpoint", self.endpoint.base_url + "/v1",
                                  "--model-key", "env:LABS_TEST_KEY")
        self.assertEqual(code, 64)
        self.assertIn("--model names 'gpt4', which is not asked for here", text)

    def test_a_key_on_the_command_line_is_refused_and_not_repeated(self):
        url = self.endpoint.base_url + "/v1"
        code, text = self.refused("--model-endpoint", url, "--model-key", self.endpoint.key)
        self.assertEqual(code, 64)
        self.assertIn("env:NAME", text)


if __name__ == "__main__":
    unittest.main()
