"""A lab whose models are those of a real endpoint: here another lab's gateway, which wants its own key."""

import os
import subprocess
import unittest

from openai import AzureOpenAI, OpenAI

from serving import Serving

LAB = ["token-rate-limiting", "-p", "tokensPerMinute=1000000"]
MODEL = "gpt-4o-mini"


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

    def test_an_endpoint_that_cannot_be_used_is_told_at_once(self):
        url = self.endpoint.base_url + "/v1"
        code, text = self.refused("--model-endpoint", url, "--model-key", "env:HOME")
        self.assertEqual(code, 69)
        self.assertIn("refuses the key with status 401", text)
        code, text = self.refused("--model-endpoint", "http://127.0.0.1:9/v1")
        self.assertEqual(code, 69)
        self.assertIn("cannot connect to 127.0.0.1:9", text)

    def test_a_key_on_the_command_line_is_refused_and_not_repeated(self):
        url = self.endpoint.base_url + "/v1"
        code, text = self.refused("--model-endpoint", url, "--model-key", self.endpoint.key)
        self.assertEqual(code, 64)
        self.assertIn("env:NAME", text)


if __name__ == "__main__":
    unittest.main()
