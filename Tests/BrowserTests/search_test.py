#!/usr/bin/env python3
"""The page of the search in Chromium: python3 Tests/BrowserTests/search_test.py SITE [--chromium PATH]

SITE is what `plan-archive build` made of the content of this repository; with `--search full`, the hits of Pagefind are looked at too.
It needs websocket-client from PyPI, to speak to Chromium (Chrome DevTools Protocol).
"""
import argparse
import functools
import http.server
import json
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import websocket


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Page:
    """A page in Chromium, with what it writes to the console and which hosts it asks."""

    def __init__(self, chromium, folder):
        self.process = subprocess.Popen(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank"],
            stderr=subprocess.PIPE, text=True)
        address = next(line.split()[-1] for line in self.process.stderr if "DevTools listening" in line)
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.socket = websocket.create_connection(address, suppress_origin=True)
        self.count, self.session, self.console, self.requests = 0, None, [], []
        target = next(one for one in self.call("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def call(self, method, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        self.socket.send(json.dumps(message | ({"sessionId": self.session} if self.session else {})))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
                self.console.append(answer["params"])
            if answer.get("method") == "Network.requestWillBeSent":
                self.requests.append(answer["params"]["request"]["url"])
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return answer["result"]

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)["result"].get("value")

    def becomes(self, expression):
        """Whether something is true before long."""
        for _ in range(100):
            if self.value(expression):
                return True
            time.sleep(0.1)
        return False

    def open(self, address):
        self.call("Page.navigate", url=address)
        self.becomes("document.readyState === 'complete' && location.href !== 'about:blank'")

    def type(self, text):
        self.value("document.querySelector('#search_query').select()")
        for letter in text:
            self.call("Input.insertText", text=letter)

    def close(self):
        self.process.terminate()
        self.process.wait()


def check(page, home, expect):
    status = "document.querySelector('[role=status]').textContent"

    def shown(group, selector="li"):
        return f"[...document.querySelectorAll('[data-group={group}]:not([hidden]) {selector}')].map((one) => one.textContent)"

    page.open(home + "search/")
    expect(page.value(status) == "", "no query, no status")
    expect(page.value("document.querySelectorAll('[data-group]:not([hidden])').length") == 0, "no query, no hits")
    for query in ["31kh", "31-kh/du", "31-KH/ĐU"]:
        page.open(home + "search/?q=" + urllib.parse.quote(query))
        expect(page.becomes(f"{shown('plans', 'mark')}.includes('31-KH/ĐU')"), f"{query} finds the number")
        expect("1" in page.value(status), f"{query}: the number of hits is said")
    page.value("document.querySelector('#search_query').focus()")
    for query in ["đổi mới", "doi moi", "ĐỔI MỚ"]:
        page.type(query)
        address = "new URL(location).searchParams.get('q')"
        expect(page.becomes(f"{address} === {json.dumps(query)}"), f"{query}: the address keeps the query")
        expect(page.becomes(f"{shown('slogans', 'mark')}.slice(0, 2).join() === 'đổi,mới'"), f"{query}: what is found is marked")
        expect(page.value("document.activeElement.id") == "search_query", f"{query}: the focus stays")
    page.type("đại hội")
    expect(page.becomes(f"{shown('events')}.length === 5"), "a long list shows its beginning")
    page.value("document.querySelector('[data-group=events] button').click()")
    expect(page.becomes(f"{shown('events')}.length > 5"), "the button shows more")
    expect(page.value("document.activeElement.matches('[data-group=events] li:nth-child(6) a')"), "the focus is on the first of them")
    page.type("<zqxqz>")
    expect(page.becomes(f"{status}.includes('“<zqxqz>”')"), "a query that finds nothing is quoted, as text")
    page.type(" ")
    expect(page.becomes(f"{status} === '' && !location.search"), "no query again")
    if page.value("document.querySelector('[data-texts]').dataset.texts"):
        for query in ["đường lối", "duong loi"]:
            page.type(query)
            expect(page.becomes(f"{shown('texts')}.some((text) => text.includes('đường lối'))"), f"{query} is found in the texts")
    else:
        print("no index of all texts: its hits are not looked at")
    expect(not page.console, f"the console is empty: {page.console}")
    expect(all(url.startswith((home, "blob:", "data:", "about:")) for url in page.requests), "nothing is asked of other hosts")
    # Without its index the search says so.
    page.call("Network.setBlockedURLs", urls=["*/words-*"])
    page.call("Network.setCacheDisabled", cacheDisabled=True)
    page.open(home + "search/?q=ban")
    failed = "document.querySelector('[data-failed]').dataset.failed"
    expect(page.becomes(f"{status} === {failed}"), "what cannot be loaded is said")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site")
    parser.add_argument("--chromium", default="chromium")
    arguments = parser.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=arguments.site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failures = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Page(arguments.chromium, folder)
        try:
            check(page, f"http://127.0.0.1:{server.server_port}/", lambda holds, what: holds or failures.append(what))
        finally:
            page.close()
    for what in failures:
        print("failed:", what)
    print("failed" if failures else "passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
