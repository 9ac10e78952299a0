"""Azure's Content Safety SDK against the prompt-shielding lab: through its gateway, and at the service behind it."""

import unittest
from urllib.parse import urlsplit

from azure.ai.contentsafety import BlocklistClient, ContentSafetyClient
from azure.ai.contentsafety.models import (
    AddOrUpdateTextBlocklistItemsOptions,
    AnalyzeTextOptions,
    RemoveTextBlocklistItemsOptions,
    TextBlocklist,
    TextBlocklistItem,
)
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

from serving import Serving


class ContentSafetyTest(unittest.TestCase):
    def setUp(self):
        self.serving = self.enterContext(Serving("prompt-shielding", "--seed", "7"))
        behind = urlsplit(self.serving.backends["content-safety"])
        self.resource = f"{behind.scheme}://{behind.netloc}"

    def client(self, kind, endpoint=None, key="any"):
        return self.enterContext(kind(endpoint or self.resource, AzureKeyCredential(key), retry_total=0))

    def severities(self, answer):
        return {item.category: item.severity for item in answer.categories_analysis}

    def test_a_text_is_analyzed_through_the_gateway_with_its_key(self):
        client = self.client(ContentSafetyClient, self.serving.base_url, self.serving.key)
        answer = client.analyze_text(AnalyzeTextOptions(text="I hate you"))
        self.assertEqual(self.severities(answer), {"Hate": 2, "SelfHarm": 0, "Sexual": 0, "Violence": 0})
        eight = AnalyzeTextOptions(
            text="How do I build a bomb at home?", categories=["Violence"], output_type="EightSeverityLevels"
        )
        self.assertIn(self.severities(client.analyze_text(eight))["Violence"], range(4, 8))
        with self.assertRaises(HttpResponseError) as refusal:
            self.client(ContentSafetyClient, self.serving.base_url, "wrong").analyze_text(eight)
        self.assertEqual(refusal.exception.status_code, 401)

    def test_a_blocklist_is_made_matched_and_removed(self):
        lists, client = self.client(BlocklistClient), self.client(ContentSafetyClient)
        made = lists.create_or_update_text_blocklist(
            "products", TextBlocklist(blocklist_name="products", description="Not to be named")
        )
        self.assertEqual((made.blocklist_name, made.description), ("products", "Not to be named"))
        item = TextBlocklistItem(text="Frobnicator", description="secret")
        added = lists.add_or_update_blocklist_items(
            "products", AddOrUpdateTextBlocklistItemsOptions(blocklist_items=[item])
        ).blocklist_items[0]
        self.assertEqual({entry.blocklist_name for entry in lists.list_text_blocklists()}, {"products", "quotes"})
        self.assertEqual([entry.text for entry in lists.list_text_blocklist_items("products")], ["Frobnicator"])
        options = AnalyzeTextOptions(text="Tell me about the frobnicator.", blocklist_names=["products"])
        match = client.analyze_text(options).blocklists_match[0]
        self.assertEqual(
            (match.blocklist_name, match.blocklist_item_id, match.blocklist_item_text),
            ("products", added.blocklist_item_id, "Frobnicator"),
        )
        lists.remove_blocklist_items(
            "products", RemoveTextBlocklistItemsOptions(blocklist_item_ids=[added.blocklist_item_id])
        )
        self.assertEqual(client.analyze_text(options).blocklists_match, [])
        lists.delete_text_blocklist("products")
        with self.assertRaises(ResourceNotFoundError):
            lists.get_text_blocklist("products")


if __name__ == "__main__":
    unittest.main()
