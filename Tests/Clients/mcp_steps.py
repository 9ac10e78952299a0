"""What both clients do: lists tools, calls them, and tells in JSON what came back."""

import json
import sys
import urllib.parse
import urllib.request


def text(result):
    return "\n".join(part.text for part in result.content if part.type == "text")


def consent(link):
    """Agrees on the consent page, as its button does."""
    address = urllib.parse.urlsplit(link)
    page = urllib.request.urlopen(link).read().decode()
    assert '<form method="post">' in page, page
    # The page leads on to elsewhere, which is not followed.
    opener = urllib.request.build_opener(NoRedirect())
    try:
        opener.open(address._replace(query="").geturl(), address.query.encode())
    except urllib.error.HTTPError as answer:
        assert answer.code == 302, answer.code


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


async def take(steps, call):
    """Takes the steps and gives the answers; `call` calls a tool."""
    answers = []
    link = None
    for step in steps:
        if step == "consent":
            consent(link)
            continue
        result = await call(*step)
        failed = getattr(result, "is_error", None)
        failed = getattr(result, "isError", False) if failed is None else failed
        answers.append({"text": text(result), "error": bool(failed)})
        if "http" in answers[-1]["text"]:
            link = answers[-1]["text"].split()[-1]
    return answers


def causes(error):
    """The messages of an exception and of those within it."""
    found = [f"{type(error).__name__}: {error}"]
    for inner in getattr(error, "exceptions", ()):
        found += causes(inner)
    if error.__cause__ is not None:
        found += causes(error.__cause__)
    return found


def main(run):
    """Reads the task, runs it, prints what came of it."""
    import asyncio

    task = json.load(sys.stdin)
    try:
        seen = asyncio.run(run(task))
    except BaseException as error:
        seen = {"failure": "; ".join(causes(error))}
    json.dump(seen, sys.stdout)
