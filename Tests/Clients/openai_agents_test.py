"""OpenAI's Agents SDK: handoffs, several calls at once, orders in parts; over both of OpenAI's APIs."""

import json
import re
import unittest
import urllib.parse
import urllib.request

from agents import (
    Agent,
    ModelSettings,
    OpenAIChatCompletionsModel,
    OpenAIResponsesModel,
    Runner,
    function_tool,
    set_tracing_disabled,
)
from openai import AsyncOpenAI

from serving import Serving

MODEL = "gpt-4o-mini"


class OpenAIAgentsTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        set_tracing_disabled(True)
        self.serving = self.enterContext(Serving("openai-agents", "--seed", "7", "-p", "leastStock=11"))
        self.calls = []

    def models(self):
        for kind in (OpenAIChatCompletionsModel, OpenAIResponsesModel):
            client = AsyncOpenAI(
                base_url=self.serving.base_url + "/openai/v1",
                api_key=self.serving.keys["openai-subscription"],
                max_retries=0,
            )
            self.addAsyncCleanup(client.close)
            self.calls.clear()
            with self.subTest(api=kind.__name__):
                yield kind(model=MODEL, openai_client=client)

    def api(self, path, body=None):
        """Calls an API of the gateway, as a tool does."""
        request = urllib.request.Request(
            self.serving.base_url + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"api-key": self.serving.keys["tools-subscription"], "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:
            return response.read().decode()

    def tools(self):
        @function_tool
        def get_weather(city: str) -> str:
            """Get the weather of a city."""
            self.calls.append(("get_weather", city))
            return self.api("/weatherservice/weather?city=" + urllib.parse.quote(city))

        @function_tool
        def get_product_catalog(category: str) -> str:
            """Get the products of a category: electronics, appliances or clothing."""
            self.calls.append(("get_product_catalog", category))
            return self.api("/catalogservice/product?category=" + urllib.parse.quote(category))

        @function_tool
        def place_order(sku: str, quantity: int) -> str:
            """Place an order for a product."""
            self.calls.append(("place_order", sku, quantity))
            return self.api("/orderservice/PlaceOrder/paths/invoke", {"sku": sku, "quantity": quantity})

        return get_weather, get_product_catalog, place_order

    async def test_a_plain_agent_answers(self):
        for model in self.models():
            agent = Agent(name="Sarcastic Assistant", instructions="You are a sarcastic assistant.", model=model)
            result = await Runner.run(agent, "Can you tell me the time, please?")
            self.assertGreater(len(result.final_output), 20)

    async def test_a_greeting_is_handed_over_to_the_agent_that_speaks_its_language(self):
        for model in self.models():
            spanish = Agent(name="Spanish agent", instructions="You only speak Spanish.", model=model)
            english = Agent(name="English agent", instructions="You only speak English", model=model)
            triage = Agent(
                name="Triage agent",
                instructions="Handoff to the appropriate agent based on the language of the request.",
                handoffs=[spanish, english],
                model=model,
            )
            result = await Runner.run(triage, input="Hola, ¿cómo estás?")
            self.assertEqual(result.last_agent.name, "Spanish agent")
            self.assertTrue(set(re.findall(r"\w+", result.final_output.lower())) & {"el", "la", "de", "que", "es"})
            result = await Runner.run(triage, input="Hello, how are you?")
            self.assertEqual(result.last_agent.name, "English agent")

    async def test_the_weather_of_four_cities_is_asked_for_at_once(self):
        question = "Return a summary of the temperature in Seattle and 3 other sister cities in Europe?"
        for model in self.models():
            agent = Agent(
                name="Weather agent",
                instructions="You are a helpful agent.",
                tools=[self.tools()[0]],
                model=model,
            )
            result = await Runner.run(agent, question)
            cities = [city for _, city in self.calls]
            self.assertEqual(len(cities), 4)
            self.assertIn("Seattle", cities)
            for city in cities:
                self.assertIn(city, result.final_output)
            self.assertEqual(len(result.raw_responses), 2)
            self.assertGreater(result.context_wrapper.usage.total_tokens, 50)

    async def test_calls_come_one_at_a_time_where_that_is_asked(self):
        for model in self.models():
            agent = Agent(
                name="Weather agent",
                instructions="You are a helpful agent.",
                tools=[self.tools()[0]],
                model=model,
                model_settings=ModelSettings(parallel_tool_calls=False),
            )
            result = await Runner.run(agent, "What's the weather in Oslo, Rome and Lima?")
            self.assertEqual([city for _, city in self.calls], ["Oslo", "Rome", "Lima"])
            self.assertEqual(len(result.raw_responses), 4)

    async def test_eleven_smartphones_are_ordered_in_parts(self):
        for model in self.models():
            agent = Agent(
                name="Sales agent",
                instructions="You are a helpful agent that helps users order products.",
                tools=list(self.tools()[1:]),
                model=model,
            )
            result = await Runner.run(
                agent, "Please order one smartphone for me and one for each of my ten friends."
            )
            self.assertEqual(self.calls[0], ("get_product_catalog", "electronics"))
            self.assertEqual([call[2] for call in self.calls[1:]], [11, 5, 5, 1])
            self.assertEqual({call[1] for call in self.calls[1:]}, {"SKU-1234"})
            self.assertIn("Order placed", result.final_output)

    async def test_a_streamed_run_ends_the_same(self):
        for model in self.models():
            agent = Agent(
                name="Weather agent", instructions="Tell the weather.", tools=[self.tools()[0]], model=model
            )
            result = Runner.run_streamed(agent, "What's the weather in Oslo and Lima?")
            kinds = [event.type async for event in result.stream_events()]
            self.assertEqual([city for _, city in self.calls], ["Oslo", "Lima"])
            self.assertGreater(kinds.count("raw_response_event"), 10)
            self.assertIn("Lima", result.final_output)


if __name__ == "__main__":
    unittest.main()
