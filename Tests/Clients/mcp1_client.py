"""A client with mcp 1.x."""

from mcp import ClientSession
from mcp.client.sse import sse_client
from mcp.client.streamable_http import streamablehttp_client

from mcp_steps import main, take


async def run(task):
    connect = sse_client if task["transport"] == "sse" else streamablehttp_client
    async with connect(task["url"], headers=task["headers"]) as streams:
        async with ClientSession(streams[0], streams[1]) as session:
            start = await session.initialize()
            tools = (await session.list_tools()).tools
            return {
                "server": start.serverInfo.name,
                "revision": start.protocolVersion,
                "tools": [tool.name for tool in tools],
                "answers": await take(task["calls"], session.call_tool),
            }


main(run)
