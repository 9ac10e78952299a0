"""Loses the connection of a call with mcp 1.x, and goes on with its stream by another; prints what came of it."""

import asyncio
import json
import sys

import anyio
from mcp import ClientSession, types
from mcp.client.streamable_http import streamablehttp_client
from mcp.shared.message import ClientMessageMetadata

CALL = types.ClientRequest(
    types.CallToolRequest(
        method="tools/call", params=types.CallToolRequestParams(name="count", arguments={})
    )
)


async def lost(url):
    """The session, its revision, the last event that was seen, and the progress that it told."""
    tokens, progress = [], []

    async def keep(token):
        tokens.append(token)

    async def tell(done, total, message):
        progress.append(message)

    async with streamablehttp_client(url, terminate_on_close=False) as (reader, writer, session_id):
        async with ClientSession(reader, writer) as session:
            start = await session.initialize()
            async with anyio.create_task_group() as group:
                group.start_soon(
                    lambda: session.send_request(
                        CALL, types.CallToolResult, progress_callback=tell,
                        metadata=ClientMessageMetadata(on_resumption_token_update=keep),
                    )
                )
                while not tokens or not progress:
                    await anyio.sleep(0.02)
                group.cancel_scope.cancel()
            return session_id(), start.protocolVersion, tokens[-1], progress


async def run(url):
    session_id, revision, token, progress = await lost(url)
    fields = {"Mcp-Session-Id": session_id, "MCP-Protocol-Version": revision}
    async with streamablehttp_client(url, headers=fields, terminate_on_close=False) as (reader, writer, _):
        async with ClientSession(reader, writer) as session:
            answer = await session.send_request(
                CALL, types.CallToolResult, metadata=ClientMessageMetadata(resumption_token=token)
            )
            print(json.dumps({"token": token, "progress": progress, "answer": answer.content[0].text}))


asyncio.run(run(sys.argv[1]))
