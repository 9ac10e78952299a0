"""OpenAI's Python SDK calling functions, plain and streamed, in both APIs."""

import json
import unittest
import urllib.request

from openai import AzureOpenAI, BadRequestError, OpenAI, pydantic_function_tool
from pydantic import BaseModel

from serving import Serving

MODEL = "gpt-4o-mini"
WEATHER = {
    "name": "get_current_weather",
    "description": "Get the current weather in a given location",
    "parameters": {
        "type": "object",
        "properties": {
            "location": {"type": "string"},
            "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
        },
        "required": ["location", "unit"],
        "additionalProperties": False,
    },
    "strict": True,
}
TOOLS = [{"type": "function", "function": WEATHER}]
QUESTION = "What's the weather like in London and Tokyo?"
CITIES = {"London": 22, "Tokyo": 10}


class BookFlight(BaseModel):
    """Book a flight"""

    origin: str
    destination: str
    passengers: int


class OpenAIToolsTest(unittest.TestCase):
    def setUp(self):
        self.serving = self.enterContext(Serving("function-calling", "--seed", "7"))

    def clients(self):
        url, key = self.serving.base_url, self.serving.key
        yield AzureOpenAI(azure_endpoint=url, api_key=key, api_version="2025-04-01-preview", max_retries=0)
        yield OpenAI(base_url=url + "/openai/v1", api_key=key, max_retries=0)

    def each_client(self):
        for client in self.clients():
            with self.subTest(client=str(client.base_url)):
                yield client

    def weather(self, arguments):
        """Calls the function behind the gateway."""
        request = urllib.request.Request(
            self.serving.base_url + "/weather",
            data=arguments.encode(),
            headers={"api-key": self.serving.key, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:
            return response.read().decode()

    def test_a_question_is_answered_with_the_functions_results(self):
        for client in self.each_client():
            messages = [{"role": "user", "content": QUESTION}]
            first = client.chat.completions.create(model=MODEL, messages=messages, tools=TOOLS)
            choice = first.choices[0]
            self.assertEqual(choice.finish_reason, "tool_calls")
            calls = choice.message.tool_calls
            self.assertEqual([json.loads(call.function.arguments)["location"] for call in calls], list(CITIES))
            self.assertEqual(len({call.id for call in calls}), 2)
            messages.append(choice.message)
            for call in calls:
                result = self.weather(call.function.arguments)
                messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
            second = client.chat.completions.create(model=MODEL, messages=messages, tools=TOOLS)
            self.assertEqual(second.choices[0].finish_reason, "stop")
            for temperature in CITIES.values():
                self.assertIn(str(temperature), second.choices[0].message.content)
            self.assertGreater(second.usage.prompt_tokens, first.usage.prompt_tokens)

    def test_a_streamed_answer_has_the_same_calls(self):
        for client in self.each_client():
            messages = [{"role": "user", "content": QUESTION}]
            with client.chat.completions.stream(model=MODEL, messages=messages, tools=TOOLS) as stream:
                events = list(stream)
                final = stream.get_final_completion()
            calls = final.choices[0].message.tool_calls
            self.assertEqual(final.choices[0].finish_reason, "tool_calls")
            # The SDK parses the arguments of strict functions.
            self.assertEqual([call.function.parsed_arguments["location"] for call in calls], list(CITIES))
            deltas = [event for event in events if event.type == "tool_calls.function.arguments.delta"]
            self.assertGreater(len(deltas), 4)

    def test_the_choice_is_followed(self):
        for client in self.each_client():
            messages = [{"role": "user", "content": QUESTION}]
            ask = lambda **more: client.chat.completions.create(  # noqa: E731
                model=MODEL, messages=messages, tools=TOOLS, **more
            ).choices[0]
            self.assertIsNone(ask(tool_choice="none").message.tool_calls)
            self.assertEqual(len(ask(parallel_tool_calls=False).message.tool_calls), 1)
            named = {"type": "function", "function": {"name": "get_current_weather"}}
            self.assertEqual(ask(tool_choice=named).message.tool_calls[0].function.name, "get_current_weather")

    def test_arguments_are_parsed_into_a_model(self):
        client = next(self.clients())
        answer = client.chat.completions.parse(
            model=MODEL,
            messages=[{"role": "user", "content": "Book a flight from Berlin to Rome for 3 passengers"}],
            tools=[pydantic_function_tool(BookFlight)],
        )
        booking = answer.choices[0].message.tool_calls[0].function.parsed_arguments
        self.assertEqual(booking, BookFlight(origin="Berlin", destination="Rome", passengers=3))

    def test_a_result_without_its_call_is_refused(self):
        client = next(self.clients())
        messages = [
            {"role": "user", "content": QUESTION},
            {"role": "tool", "tool_call_id": "call_1", "content": "22"},
        ]
        with self.assertRaises(BadRequestError) as refusal:
            client.chat.completions.create(model=MODEL, messages=messages, tools=TOOLS)
        self.assertEqual(refusal.exception.param, "messages.[1].role")

    def test_the_responses_api_calls_functions_too(self):
        tools = [{"type": "function", **WEATHER}]
        for client in self.each_client():
            first = client.responses.create(model=MODEL, input=QUESTION, tools=tools)
            calls = [item for item in first.output if item.type == "function_call"]
            self.assertEqual([json.loads(call.arguments)["location"] for call in calls], list(CITIES))
            results = [
                {"type": "function_call_output", "call_id": call.call_id, "output": self.weather(call.arguments)}
                for call in calls
            ]
            second = client.responses.create(
                model=MODEL, input=results, tools=tools, previous_response_id=first.id
            )
            for temperature in CITIES.values():
                self.assertIn(str(temperature), second.output_text)
            with self.assertRaises(BadRequestError) as refusal:
                client.responses.create(model=MODEL, input=results[:1], tools=tools)
            self.assertIn("No tool call found for function call output", refusal.exception.message)

    def test_a_streamed_response_tells_the_calls_as_they_come(self):
        tools = [{"type": "function", **WEATHER}]
        for client in self.each_client():
            events = list(client.responses.create(model=MODEL, input=QUESTION, tools=tools, stream=True))
            self.assertEqual([event.sequence_number for event in events], list(range(len(events))))
            done = [event for event in events if event.type == "response.function_call_arguments.done"]
            self.assertEqual([json.loads(event.arguments)["location"] for event in done], list(CITIES))
            for event in done:
                pieces = [
                    other.delta
                    for other in events
                    if other.type == "response.function_call_arguments.delta" and other.item_id == event.item_id
                ]
                self.assertEqual("".join(pieces), event.arguments)
            self.assertEqual(len(events[-1].response.output), 2)
            with client.responses.stream(model=MODEL, input=QUESTION, tools=tools) as stream:
                stream.until_done()
                self.assertEqual(len(stream.get_final_response().output), 2)


if __name__ == "__main__":
    unittest.main()
