"""OpenAI's Python SDK against everything that the simulated endpoint offers beside chat."""

import base64
import math
import struct
import unittest
from typing import Literal, Optional

from openai import AzureOpenAI, BadRequestError, NotFoundError, OpenAI
from pydantic import BaseModel

from serving import Serving

MODEL = "gpt-4o-mini"
EMBEDDING_MODEL = "text-embedding-3-small"


class Person(BaseModel):
    name: str
    role: Literal["guest", "host"]


class CalendarEvent(BaseModel):
    title: str
    day: str
    people: list[Person]
    note: Optional[str]


def cosine(one, other):
    return sum(a * b for a, b in zip(one, other))


class OpenAIFeaturesTest(unittest.TestCase):
    def setUp(self):
        self.serving = self.enterContext(
            Serving("token-rate-limiting", "--seed", "7", "-p", "tokensPerMinute=1000000")
        )

    def clients(self):
        url, key = self.serving.base_url, self.serving.key
        yield AzureOpenAI(
            azure_endpoint=url, api_key=key, api_version="2025-04-01-preview", max_retries=0
        )
        yield OpenAI(base_url=url + "/openai/v1", api_key=key, max_retries=0)
        yield OpenAI(base_url=url + "/v1", api_key=key, max_retries=0)

    def each_client(self):
        for client in self.clients():
            with self.subTest(client=str(client.base_url)):
                yield client

    def test_embeddings_come_in_the_clients_default_and_as_numbers(self):
        texts = ["reset my password", "how do I reset the password?", "volcanoes of Iceland"]
        for client in self.each_client():
            # The client asks for base64 unless it is told otherwise, and decodes it.
            answer = client.embeddings.create(model=EMBEDDING_MODEL, input=texts)
            vectors = [item.embedding for item in answer.data]
            self.assertEqual([len(vector) for vector in vectors], [1536] * 3)
            self.assertAlmostEqual(math.hypot(*vectors[0]), 1, places=4)
            self.assertGreater(cosine(vectors[0], vectors[1]), cosine(vectors[0], vectors[2]))
            self.assertGreater(answer.usage.prompt_tokens, 8)
            plain = client.embeddings.create(model=EMBEDDING_MODEL, input=texts[0], encoding_format="float")
            for got, expected in zip(plain.data[0].embedding, vectors[0]):
                self.assertAlmostEqual(got, expected, places=6)
            raw = client.embeddings.create(model=EMBEDDING_MODEL, input=texts[0], encoding_format="base64")
            floats = struct.unpack("<1536f", base64.b64decode(raw.data[0].embedding))
            self.assertAlmostEqual(floats[7], vectors[0][7], places=6)

    def test_embeddings_of_tokens_and_with_fewer_dimensions(self):
        client = next(self.clients())
        answer = client.embeddings.create(model=EMBEDDING_MODEL, input=[[1, 2, 3], [4, 5]], dimensions=256)
        self.assertEqual([len(item.embedding) for item in answer.data], [256, 256])
        self.assertEqual(answer.usage.prompt_tokens, 5)

    def test_a_chat_answer_is_parsed_into_a_model(self):
        messages = [{"role": "user", "content": "Alice and Bob come to the fair on Friday. Extract the event."}]
        for client in self.each_client():
            answer = client.chat.completions.parse(
                model=MODEL, messages=messages, response_format=CalendarEvent
            )
            event = answer.choices[0].message.parsed
            self.assertIsInstance(event, CalendarEvent)
            self.assertEqual(event.day, "Friday")
            with client.chat.completions.stream(
                model=MODEL, messages=messages, response_format=CalendarEvent
            ) as stream:
                stream.until_done()
                event = stream.get_final_completion().choices[0].message.parsed
            self.assertIsInstance(event, CalendarEvent)

    def test_a_bad_schema_is_refused_with_its_place(self):
        schema = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
        for client in self.each_client():
            with self.assertRaises(BadRequestError) as refusal:
                client.chat.completions.create(
                    model=MODEL,
                    messages=[{"role": "user", "content": "Hello"}],
                    response_format={
                        "type": "json_schema",
                        "json_schema": {"name": "answer", "strict": True, "schema": schema},
                    },
                )
            self.assertIn("'additionalProperties' is required", refusal.exception.message)
            self.assertEqual(refusal.exception.param, "response_format")

    def test_responses_go_on_from_each_other_and_are_kept(self):
        for client in self.each_client():
            first = client.responses.create(model=MODEL, input="Say hello", instructions="Be brief.")
            self.assertEqual(first.output_text, "Hello.")
            self.assertEqual(first.status, "completed")
            self.assertEqual(first.usage.total_tokens, first.usage.input_tokens + first.usage.output_tokens)
            second = client.responses.create(
                model=MODEL, input="Say goodbye", previous_response_id=first.id
            )
            self.assertEqual(second.output_text, "Goodbye.")
            self.assertEqual(client.responses.retrieve(first.id).output_text, first.output_text)
            items = client.responses.input_items.list(first.id)
            self.assertEqual(items.data[0].content[0].text, "Say hello")
            client.responses.delete(first.id)
            with self.assertRaises(NotFoundError):
                client.responses.retrieve(first.id)

    def test_a_streamed_response_has_every_event(self):
        for client in self.each_client():
            events = list(client.responses.create(model=MODEL, input="Count to 12", stream=True))
            self.assertEqual([event.sequence_number for event in events], list(range(len(events))))
            text = "".join(event.delta for event in events if event.type == "response.output_text.delta")
            self.assertEqual(text, ", ".join(str(number) for number in range(1, 13)))
            self.assertEqual(events[0].type, "response.created")
            self.assertEqual(events[-1].type, "response.completed")
            self.assertEqual(events[-1].response.output_text, text)
            with client.responses.stream(model=MODEL, input="Count to 12") as stream:
                stream.until_done()
                self.assertEqual(stream.get_final_response().output_text, text)

    def test_a_response_is_cut_at_its_limit(self):
        client = next(self.clients())
        response = client.responses.create(model=MODEL, input="Count to 100", max_output_tokens=16)
        self.assertEqual(response.status, "incomplete")
        self.assertEqual(response.incomplete_details.reason, "max_output_tokens")

    def test_a_response_is_parsed_into_a_model(self):
        for client in self.each_client():
            response = client.responses.parse(
                model=MODEL, input="Alice comes on Monday.", text_format=CalendarEvent
            )
            self.assertIsInstance(response.output_parsed, CalendarEvent)
            self.assertEqual(response.output_parsed.day, "Monday")

    def test_images_are_drawn(self):
        for client in self.each_client():
            answer = client.images.generate(model="gpt-image-1", prompt="A red fox", size="1024x1536")
            picture = base64.b64decode(answer.data[0].b64_json)
            self.assertEqual(picture[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">II", picture[16:24]), (1024, 1536))
            self.assertGreater(answer.usage.output_tokens, 1000)

    def test_models_are_listed_and_retrieved(self):
        for client in self.each_client():
            names = [model.id for model in client.models.list()]
            self.assertEqual(names, self.serving.deployments)
            self.assertEqual(client.models.retrieve(MODEL).id, MODEL)
            with self.assertRaises(NotFoundError):
                client.models.retrieve("no-such-model")


if __name__ == "__main__":
    unittest.main()
