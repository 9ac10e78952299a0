#!/usr/bin/env python3
"""Compares a gateway with nginx's proxy_pass: same upstream, same request, same machine.

It starts an nginx that answers every request with a fixed 1,024-byte chat completion, an nginx that
proxies to it, and the gateway under test. wrk then loads the two in turn, so that what else the machine
does falls on both alike. CPU time is read from /proc, for the process and its children. The last column
is the median over the rounds of the gateway's CPU per request divided by nginx's in the same round.

Without --command the gateway is `labs serve token-rate-limiting`, whose one JSON document on stdout says
where it listens and with what key. With --command, {port} and {upstream} in it are replaced by port
numbers, and --path, --header and --body say what is asked of it.

Needs nginx and wrk on the PATH, and Python 3.9 without packages.
"""

import argparse
import json
import os
import re
import select
import shlex
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

CHAT_PATH = "/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21"
REQUEST_BODY = json.dumps(
    {
        "model": "gpt-4o-mini",
        "max_tokens": 50,
        "messages": [
            {"role": "system", "content": "You answer in one sentence. " + "Be brief and exact. " * 12},
            {"role": "user", "content": "What does a gateway in front of a language model do?"},
        ],
    }
)


def completion(size=1024):
    """A chat completion of exactly `size` bytes."""

    def text(answer):
        return json.dumps(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1735689600,
                "model": "gpt-4o-mini",
                "choices": [
                    {
                        "index": 0,
                        "message": {"role": "assistant", "content": answer},
                        "finish_reason": "stop",
                    }
                ],
                "usage": {"prompt_tokens": 80, "completion_tokens": 20, "total_tokens": 100},
            }
        )

    return text("a" * (size - len(text(""))))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, process, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"{process.args[0]} ended with status {process.returncode} before it listened")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing listens on port {port} after {seconds} s")


class Processes:
    """What this script has started, ended by pid when it leaves."""

    def __init__(self, folder):
        self.folder = folder
        self.started = []

    def start(self, name, command, **options):
        with open(os.path.join(self.folder, name + ".log"), "wb") as log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stderr=log, **{"stdout": log, **options}
            )
        self.started.append(process)
        return process

    def end(self):
        for process in reversed(self.started):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in reversed(self.started):
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def start_nginx(processes, name, port, http):
    folder = os.path.join(processes.folder, name)
    os.makedirs(folder)
    temp = "\n".join(f"  {kind}_temp_path {folder}/{kind};" for kind in
                     ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    config = f"""daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 2048; }}
http {{
  access_log off;
  keepalive_requests 1000000000;
{temp}
{http}
}}
"""
    path = os.path.join(folder, "nginx.conf")
    with open(path, "w") as file:
        file.write(config)
    process = processes.start(name, ["nginx", "-c", path, "-p", folder, "-e", f"{folder}/error.log"])
    wait_for_port(port, process)
    return process


def start_upstream(processes):
    port = free_port()
    start_nginx(processes, "upstream", port, f"""
  server {{
    listen 127.0.0.1:{port};
    default_type application/json;
    location / {{ return 200 '{completion()}'; }}
  }}""")
    return port


def start_proxy(processes, upstream):
    port = free_port()
    process = start_nginx(processes, "proxy", port, f"""
  upstream model {{ server 127.0.0.1:{upstream}; keepalive 256; keepalive_requests 1000000000; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://model;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }}
  }}""")
    return process, port


def start_labs(processes, binary, upstream):
    """Starts the gateway, and reads from its first JSON document where and how to ask it."""
    command = shlex.split(binary) + [
        "serve", "token-rate-limiting", "--port", str(free_port()),
        "--model-endpoint", f"http://127.0.0.1:{upstream}", "--json",
        "-p", "tokensPerMinute=2000000000",
    ]
    process = processes.start("gateway", command, stdout=subprocess.PIPE)
    text = ""
    deadline = time.monotonic() + 60
    while select.select([process.stdout], [], [], max(0, deadline - time.monotonic()))[0]:
        piece = os.read(process.stdout.fileno(), 65536).decode()
        text += piece
        try:
            document = json.loads(text)
        except ValueError:
            if piece:
                continue
            break
        url = document["baseURL"].rstrip("/") + CHAT_PATH
        return process, url, {"api-key": document["subscriptions"][0]["key"]}
    sys.exit(f"{command[0]} has not said in JSON where it listens; it said: {text!r}")


def start_command(processes, command, path, upstream):
    port = free_port()
    process = processes.start(
        "gateway", shlex.split(command.replace("{port}", str(port)).replace("{upstream}", str(upstream)))
    )
    wait_for_port(port, process)
    return process, f"http://127.0.0.1:{port}{path}", {}


def tree(pid):
    """A process and all its descendants."""
    pids = [pid]
    for parent in pids:
        try:
            with open(f"/proc/{parent}/task/{parent}/children") as file:
                pids += [int(child) for child in file.read().split()]
        except OSError:
            pass
    return pids


def cpu_seconds(pid):
    ticks = 0
    for member in tree(pid):
        with open(f"/proc/{member}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


LUA = """
wrk.method = "POST"
wrk.body = %(body)s
%(headers)s
done = function(summary, latency, requests)
  io.write(string.format("RESULT %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""


def lua_script(folder, name, body, headers):
    lines = [f"wrk.headers[{json.dumps(key)}] = {json.dumps(value)}" for key, value in headers.items()]
    path = os.path.join(folder, name + ".lua")
    with open(path, "w") as file:
        file.write(LUA % {"body": json.dumps(body), "headers": "\n".join(lines)})
    return path


class Target:
    def __init__(self, name, process, url, script):
        self.name, self.process, self.url, self.script = name, process, url, script
        self.runs = {}

    def load(self, connections, seconds):
        """One run of wrk: requests per second, p50 and p99 in us, CPU in us per request."""
        before = cpu_seconds(self.process.pid)
        output = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", self.script, self.url],
            capture_output=True, text=True, check=True,
        ).stdout
        cpu = cpu_seconds(self.process.pid) - before
        match = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)", output)
        requests, micros, p50, p99, refused, broken = (int(group) for group in match.groups())
        if requests == 0 or refused or broken:
            sys.exit(f"{self.name}: {requests} requests, {refused} refused, {broken} broken; a figure "
                     "from this would mean nothing")
        return requests / micros * 1e6, p50, p99, cpu / requests * 1e6


def report(targets, levels):
    reference = targets[0]
    print("| connections | target | req/s | p50 us | p99 us | CPU us/request | CPU vs nginx |")
    print("|---|---|---|---|---|---|---|")
    for level in levels:
        for target in targets:
            runs = target.runs[level]
            medians = [statistics.median(column) for column in zip(*runs)]
            ratio = statistics.median(
                own[3] / other[3] for own, other in zip(runs, reference.runs[level]))
            print(f"| {level} | {target.name} | {medians[0]:.0f} | {medians[1]:.0f} | {medians[2]:.0f} "
                  f"| {medians[3]:.1f} | {ratio:.2f} |")


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labs", default="labs", help="the labs executable (default: labs on the PATH)")
    parser.add_argument("--command", help="the command line of another gateway, with {port} and {upstream}")
    parser.add_argument("--path", default=CHAT_PATH, help="path and query to ask it for, with --command")
    parser.add_argument("--header", action="append", default=[], metavar="NAME:VALUE")
    parser.add_argument("--body", default=REQUEST_BODY, help="the body of the request")
    parser.add_argument("--name", default="gateway", help="its name in the table")
    parser.add_argument("--connections", default="1,32,128")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2, help="the length of one run of wrk")
    return parser.parse_args()


def main():
    options = arguments()
    for tool in ("nginx", "wrk"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not installed")
    levels = [int(level) for level in options.connections.split(",")]
    with tempfile.TemporaryDirectory(prefix="gateway-vs-nginx-") as folder:
        processes = Processes(folder)
        try:
            upstream = start_upstream(processes)
            nginx, nginx_port = start_proxy(processes, upstream)
            if options.command:
                gateway, url, headers = start_command(processes, options.command, options.path, upstream)
            else:
                gateway, url, headers = start_labs(processes, options.labs, upstream)
            headers["Content-Type"] = "application/json"
            headers.update(tuple(part.strip() for part in line.split(":", 1)) for line in options.header)
            script = lua_script(folder, "request", options.body, headers)
            targets = [
                Target("nginx proxy_pass", nginx, f"http://127.0.0.1:{nginx_port}{options.path}", script),
                Target(options.name, gateway, url, script),
            ]
            for target in targets:
                target.load(32, 1)
            for level in levels:
                for _ in range(options.rounds):
                    for target in targets:
                        target.runs.setdefault(level, []).append(target.load(level, options.seconds))
            report(targets, levels)
        finally:
            processes.end()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    main()
