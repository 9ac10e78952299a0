"""LangChain, which asks in ways of its own, against the function-calling lab."""

import unittest
from typing import Optional

from langchain_core.messages import HumanMessage, ToolMessage
from langchain_core.tools import tool
from langchain_openai import AzureChatOpenAI, ChatOpenAI
from pydantic import BaseModel

from serving import Serving

MODEL = "gpt-4o-mini"
SENTENCE = "Jason is 25 years old"


class Person(BaseModel):
    """Somebody whom a text is about."""

    name: str
    age: int
    email: Optional[str] = None


@tool
def multiply(a: int, b: int) -> int:
    """Multiply two numbers."""
    return a * b


class LangChainTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.serving = cls.enterClassContext(Serving("function-calling", "--seed", "7"))

    def each_model(self):
        url, key = self.serving.base_url, self.serving.key
        models = [
            AzureChatOpenAI(
                azure_endpoint=url, azure_deployment=MODEL, api_version="2024-10-21", api_key=key,
                max_retries=0,
            ),
            ChatOpenAI(
                model=MODEL, base_url=url + "/openai/v1", api_key=key, max_retries=0, use_responses_api=True
            ),
        ]
        for model in models:
            with self.subTest(model=type(model).__name__):
                yield model

    def test_answers_come_whole_in_parts_and_in_batches(self):
        for model in self.each_model():
            self.assertEqual(model.invoke("Count to 5").text, "1, 2, 3, 4, 5")
            parts = [part.text for part in model.stream("Count to 5")]
            self.assertEqual("".join(parts), "1, 2, 3, 4, 5")
            both = model.batch(["Count to 2", "Count to 3"])
            self.assertEqual([answer.text for answer in both], ["1, 2", "1, 2, 3"])

    def test_a_text_becomes_an_object_by_schema_by_function_and_by_prompt(self):
        jason = Person(name="Jason", age=25)
        for model in self.each_model():
            for method in ["json_schema", "function_calling"]:
                got = model.with_structured_output(Person, method=method).invoke(SENTENCE)
                self.assertEqual(got, jason, method)
            wish = "Respond in JSON with `name` and `age` keys. " + SENTENCE
            self.assertEqual(model.with_structured_output(Person, method="json_mode").invoke(wish), jason)

    def test_a_function_is_called_and_its_result_is_told(self):
        for model in self.each_model():
            bound = model.bind_tools([multiply])
            messages = [HumanMessage("What is 3 times 12?")]
            first = bound.invoke(messages)
            calls = [(call["name"], call["args"]) for call in first.tool_calls]
            self.assertEqual(calls, [("multiply", {"a": 3, "b": 12})])
            result = multiply.invoke(first.tool_calls[0])
            self.assertIsInstance(result, ToolMessage)
            self.assertIn("36", bound.invoke([*messages, first, result]).text)


if __name__ == "__main__":
    unittest.main()
