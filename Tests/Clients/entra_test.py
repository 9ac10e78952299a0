"""MSAL and azure-identity against the Entra ID of the access-controlling lab, and the tokens at its gateway."""

import base64
import json
import os
import re
import tempfile
import time
import unittest
import unittest.mock
from urllib.parse import urlsplit

import msal
import requests
from azure.ai.inference import ChatCompletionsClient
from azure.identity import ClientSecretCredential, get_bearer_token_provider
from openai import AzureOpenAI

from serving import Serving

TENANT = "1b6c1a2f-52a0-4a0c-8a63-7a6bd3c0f101"
CONSOLE = "4d3a6f0e-8d0b-4b63-9a54-0c9a5f5b1301"
WEB = "7c5e2b91-3f6d-4c1e-8e27-5b1d4a6f2402"
STRANGER = "e2f8d0a3-6b4c-4d97-a1c5-9e3b7f0d3503"
SECRET = "a-secret-of-the-web-application"
USER = {"login": "ada@contoso.example", "passwd": "correct horse"}
SCOPE = "api://chat/Chat.Ask"


class EntraTest(unittest.TestCase):
    def setUp(self):
        self.serving = self.enterContext(
            Serving("access-controlling", "--seed", "7", "-p", "lifetime=3600", "--https")
        )
        pem = self.enterContext(tempfile.NamedTemporaryFile("w", suffix=".pem"))
        pem.write(self.serving.certificate)
        pem.flush()
        self.certificate = pem.name
        # Where these are set, requests prefers them to what it is told to trust.
        bundles = dict.fromkeys(["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"], pem.name)
        self.enterContext(unittest.mock.patch.dict(os.environ, bundles))
        self.entra = self.serving.hosts["login.microsoftonline.com"]

    def options(self):
        return {
            "authority": f"{self.entra}/{TENANT}", "instance_discovery": False, "verify": self.certificate
        }

    def web(self, client=WEB):
        return msal.ConfidentialClientApplication(client, client_credential=SECRET, **self.options())

    def ask(self, token, path="openai", key=None):
        return requests.post(
            f"{self.serving.base_url}/{path}/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21",
            json={"messages": [{"role": "user", "content": "Count to 3"}]},
            headers={"api-key": key or self.serving.key, "Authorization": f"Bearer {token}"}, timeout=30,
        )

    def fill_in(self, url, **fields):
        """What a browser does with a page of one form: opens it, and sends it back with the fields filled in."""
        with requests.Session() as browser:
            browser.verify = self.certificate
            page = browser.get(url, timeout=30)
            self.assertEqual(page.status_code, 200)
            hidden = self.hidden(page.text)
            # A form without an action is sent to where it came from, without its query if it says all again.
            target = url.split("?")[0] if hidden else url
            return browser.post(target, data={**hidden, **fields}, allow_redirects=False, timeout=30)

    def hidden(self, page):
        return dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page))

    def claims(self, token):
        body = token.split(".")[1]
        return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))

    def test_an_application_gets_a_token_in_its_own_name(self):
        answer = self.web().acquire_token_for_client(["api://chat/.default"])
        self.assertEqual(self.claims(answer["access_token"])["azp"], WEB, answer)
        self.assertEqual(self.ask(answer["access_token"]).status_code, 200)
        self.assertEqual(self.ask(answer["access_token"], path="roles").status_code, 401)

    def test_a_browser_signs_in_and_brings_back_a_code_with_pkce(self):
        web = self.web()
        flow = web.initiate_auth_code_flow(
            [SCOPE], redirect_uri="http://localhost:5000/callback", response_mode="form_post"
        )
        self.assertIn("code_challenge_method=S256", flow["auth_uri"])
        back = self.fill_in(flow["auth_uri"], **USER)
        self.assertIn('<form method="post" action="http://localhost:5000/callback">', back.text)
        fields = self.hidden(back.text)
        stolen = web.acquire_token_by_auth_code_flow({**flow, "code_verifier": "x" * 43}, fields)
        self.assertEqual(stolen["error"], "invalid_grant")
        answer = web.acquire_token_by_auth_code_flow(flow, fields)
        self.assertEqual(answer["id_token_claims"]["preferred_username"], USER["login"], answer)
        self.assertEqual(self.ask(answer["access_token"], path="roles").status_code, 200)
        self.assertEqual(web.acquire_token_by_auth_code_flow(flow, fields)["error"], "invalid_grant")
        account = web.get_accounts()[0]
        fresh = web.acquire_token_silent([SCOPE], account, force_refresh=True)
        self.assertNotEqual(fresh["access_token"], answer["access_token"])
        self.assertEqual(self.ask(fresh["access_token"]).status_code, 200)

    def test_a_device_waits_until_somebody_has_signed_in(self):
        console = msal.PublicClientApplication(CONSOLE, **self.options())
        flow = console.initiate_device_flow([SCOPE])
        self.assertTrue(flow["verification_uri"].startswith(self.entra), flow)
        waiting = console.acquire_token_by_device_flow(flow, exit_condition=lambda flow: True)
        self.assertEqual(waiting["error"], "authorization_pending")
        page = self.fill_in(flow["verification_uri"], otc=flow["user_code"], **USER)
        self.assertIn("You have signed in", page.text)
        time.sleep(flow["interval"])
        answer = console.acquire_token_by_device_flow(flow)
        self.assertEqual(self.claims(answer["access_token"])["azp"], CONSOLE, answer)
        self.assertEqual(self.ask(answer["access_token"]).status_code, 200)

    def test_azures_sdks_send_the_tokens_that_azure_identity_gets(self):
        credential = ClientSecretCredential(
            TENANT, WEB, SECRET, authority=urlsplit(self.entra).netloc, disable_instance_discovery=True
        )
        scope, messages = "api://chat/.default", [{"role": "user", "content": "Count to 3"}]
        chat = AzureOpenAI(
            azure_endpoint=self.serving.base_url, api_version="2024-10-21", max_retries=0,
            azure_ad_token_provider=get_bearer_token_provider(credential, scope),
            default_headers={"api-key": self.serving.key},
        )
        answer = chat.chat.completions.create(model="gpt-4o-mini", messages=messages)
        self.assertEqual(answer.choices[0].message.content, "1, 2, 3")
        # It refuses to send a token over plain HTTP.
        with ChatCompletionsClient(
            f"{self.serving.base_url}/openai/deployments/gpt-4o-mini", credential, api_version="2024-10-21",
            credential_scopes=[scope], headers={"api-key": self.serving.key},
        ) as inference:
            answer = inference.complete(messages=messages)
        self.assertEqual(answer.choices[0].message.content, "1, 2, 3")

    def test_what_is_not_right_is_refused(self):
        wrong = msal.ConfidentialClientApplication(WEB, client_credential="wrong", **self.options())
        answer = wrong.acquire_token_for_client(["api://chat/.default"])
        self.assertEqual((answer["error"], answer["error_codes"]), ("invalid_client", [7000215]))
        stranger = self.web(STRANGER).acquire_token_for_client(["api://chat/.default"])["access_token"]
        self.assertEqual(self.ask(stranger).json(), {"statusCode": 401, "message": "Invalid Azure AD JWT"})
        good = self.web().acquire_token_for_client(["api://chat/.default"])["access_token"]
        self.assertEqual(self.ask(good, key="wrong").status_code, 401)
        self.assertEqual(self.ask(good).json()["choices"][0]["message"]["content"], "1, 2, 3")


if __name__ == "__main__":
    unittest.main()
