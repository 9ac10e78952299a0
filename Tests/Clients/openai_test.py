"""OpenAI's Python SDK against the token-rate-limiting lab."""

import unittest

from openai import APIStatusError, AuthenticationError, AzureOpenAI, NotFoundError, OpenAI, RateLimitError

from serving import Serving

MESSAGES = [{"role": "user", "content": "Can you tell me the time, please?"}]
MODEL = "gpt-4o-mini"


class OpenAITest(unittest.TestCase):
    def setUp(self):
        # A limit that one prompt fits into and its answer uses up.
        self.roomy = self.enterContext(Serving("token-rate-limiting", "--seed", "7", "-p", "tokensPerMinute=1000000"))
        self.tight = self.enterContext(Serving("token-rate-limiting", "--seed", "7", "-p", "tokensPerMinute=30"))

    def clients(self, serving, key=None):
        key = key or serving.key
        yield AzureOpenAI(
            azure_endpoint=serving.base_url, api_key=key, api_version="2024-10-21", max_retries=0
        )
        yield OpenAI(base_url=serving.base_url + "/openai/v1", api_key=key, max_retries=0)
        yield OpenAI(base_url=serving.base_url + "/v1", api_key=key, max_retries=0)

    def test_a_plain_completion_has_text_and_usage(self):
        for client in self.clients(self.roomy):
            with self.subTest(client=client.base_url):
                answer = client.chat.completions.create(model=MODEL, messages=MESSAGES)
                self.assertTrue(answer.choices[0].message.content)
                self.assertEqual(answer.choices[0].finish_reason, "stop")
                self.assertEqual(
                    answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens
                )
                self.assertGreater(answer.usage.completion_tokens, 0)

    def test_a_stream_gives_the_text_in_parts_and_the_usage_at_its_end(self):
        for client in self.clients(self.roomy):
            with self.subTest(client=client.base_url):
                parts, usage, finish = [], None, None
                for chunk in client.chat.completions.create(
                    model=MODEL, messages=MESSAGES, stream=True, stream_options={"include_usage": True}
                ):
                    if chunk.choices:
                        parts.append(chunk.choices[0].delta.content or "")
                        finish = chunk.choices[0].finish_reason or finish
                    usage = chunk.usage or usage
                self.assertGreater(len(parts), 3)
                self.assertTrue("".join(parts).strip())
                self.assertEqual(finish, "stop")
                self.assertGreater(usage.completion_tokens, 0)

    def test_past_the_limit_plain_requests_are_refused_with_retry_after(self):
        client = next(self.clients(self.tight))
        client.chat.completions.create(model=MODEL, messages=MESSAGES)
        for client in self.clients(self.tight):
            with self.subTest(client=client.base_url), self.assertRaises(RateLimitError) as refusal:
                client.chat.completions.create(model=MODEL, messages=MESSAGES)
            response = refusal.exception.response
            seconds = int(response.headers["Retry-After"])
            self.assertTrue(1 <= seconds <= 60, seconds)
            self.assertEqual(
                response.text,
                '{ "statusCode": 429, "message": "Token limit is exceeded. Try again in %d seconds." }' % seconds,
            )

    def test_past_the_limit_streams_are_refused_with_retry_after(self):
        client = next(self.clients(self.tight))
        for _ in client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True):
            pass
        for client in self.clients(self.tight):
            with self.subTest(client=client.base_url), self.assertRaises(RateLimitError) as refusal:
                client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True)
            self.assertTrue(1 <= int(refusal.exception.response.headers["Retry-After"]) <= 60)

    def test_a_wrong_key_is_refused(self):
        for client in self.clients(self.roomy, key="wrong"):
            with self.subTest(client=client.base_url), self.assertRaises(AuthenticationError) as refusal:
                client.chat.completions.create(model=MODEL, messages=MESSAGES)
            self.assertIn("invalid subscription key", refusal.exception.response.text)

    def test_an_unknown_deployment_is_not_found(self):
        client = next(self.clients(self.roomy))
        with self.assertRaises(NotFoundError) as refusal:
            client.chat.completions.create(model="no-such-model", messages=MESSAGES)
        self.assertEqual(refusal.exception.code, "DeploymentNotFound")

    def test_a_bad_request_is_explained(self):
        client = next(self.clients(self.roomy))
        with self.assertRaises(APIStatusError) as refusal:
            client.chat.completions.create(model=MODEL, messages=[{"role": "nobody", "content": "Hello"}])
        self.assertEqual(refusal.exception.status_code, 400)
        self.assertIn("nobody", refusal.exception.message)


if __name__ == "__main__":
    unittest.main()
