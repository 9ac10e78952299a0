"""A client with mcp 2.x."""

from contextlib import asynccontextmanager

import httpx2
from mcp import Client
from mcp.client.sse import sse_client
from mcp.client.streamable_http import streamable_http_client

from mcp_steps import main, take


@asynccontextmanager
async def transport(task):
    if task["transport"] == "sse":
        async with sse_client(task["url"], headers=task["headers"]) as streams:
            yield streams
    else:
        async with httpx2.AsyncClient(headers=task["headers"], timeout=30) as http:
            async with streamable_http_client(task["url"], http_client=http) as streams:
                yield streams


async def run(task):
    # The stream of events belongs to revisions that begin with a handshake.
    mode = task["mode"] or ("legacy" if task["transport"] == "sse" else "auto")
    async with Client(transport(task), mode=mode) as client:
        tools = (await client.list_tools()).tools
        return {
            "server": client.server_info.name,
            "revision": client.protocol_version,
            "tools": [tool.name for tool in tools],
            "answers": await take(task["calls"], client.call_tool),
        }


main(run)
