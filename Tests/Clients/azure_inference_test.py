"""Azure's model inference SDK against the token-rate-limiting lab."""

import unittest

from azure.ai.inference import ChatCompletionsClient, EmbeddingsClient
from azure.ai.inference.models import SystemMessage, UserMessage
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import HttpResponseError

from serving import Serving

MESSAGES = [SystemMessage("You are terse."), UserMessage("Count to 5")]


class AzureInferenceTest(unittest.TestCase):
    def setUp(self):
        self.serving = self.enterContext(
            Serving("token-rate-limiting", "--seed", "7", "-p", "tokensPerMinute=1000000")
        )

    def client(self, kind, deployment, key=None):
        # Azure OpenAI's routes, as the SDK's own samples for it have them.
        return self.enterContext(
            kind(
                endpoint=f"{self.serving.base_url}/openai/deployments/{deployment}",
                credential=AzureKeyCredential(key or self.serving.key),
                api_version="2024-10-21",
                retry_total=0,
            )
        )

    def test_chat(self):
        answer = self.client(ChatCompletionsClient, "gpt-4o-mini").complete(messages=MESSAGES)
        self.assertEqual(answer.choices[0].message.content, "1, 2, 3, 4, 5")
        self.assertEqual(
            answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens
        )

    def test_a_stream(self):
        parts = []
        for update in self.client(ChatCompletionsClient, "gpt-4o-mini").complete(messages=MESSAGES, stream=True):
            if update.choices and update.choices[0].delta:
                parts.append(update.choices[0].delta.content or "")
        self.assertGreater(len(parts), 5)
        self.assertEqual("".join(parts), "1, 2, 3, 4, 5")

    def test_embeddings(self):
        client = self.client(EmbeddingsClient, "text-embedding-3-small")
        answer = client.embed(input=["one", "two"], dimensions=128)
        self.assertEqual([len(item.embedding) for item in answer.data], [128, 128])
        self.assertGreater(answer.usage.prompt_tokens, 0)

    def test_a_wrong_key_is_refused(self):
        with self.assertRaises(HttpResponseError) as refusal:
            self.client(ChatCompletionsClient, "gpt-4o-mini", key="wrong").complete(messages=MESSAGES)
        self.assertEqual(refusal.exception.status_code, 401)


if __name__ == "__main__":
    unittest.main()
