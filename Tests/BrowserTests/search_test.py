#!/usr/bin/env python3
"""The page of the search in Chromium: python3 Tests/BrowserTests/search_test.py SITE [--chromium PATH]

SITE is what `plan-archive build` made of the content of this repository (with `--search full`, the hits of Pagefind are looked at too).
It is served from a free port, and pages are read as they stand when everything has been loaded.
"""
import argparse
import functools
import html
import http.server
import re
import subprocess
import sys
import threading
import urllib.parse


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("site")
    parser.add_argument("--chromium", default="chromium")
    arguments = parser.parse_args()
    handler = functools.partial(Handler, directory=arguments.site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def page(query):
        address = f"http://127.0.0.1:{server.server_port}/search/" + ("" if query is None else "?q=" + urllib.parse.quote(query))
        command = [arguments.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=15000", "--dump-dom", address]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def section(dom, group):
        found = re.search(rf'<section class="group" data-group="{group}"( hidden="")?>(.*?)</section>', dom, re.S)
        return "" if found[1] else found[2]

    def status(dom):
        return html.unescape(re.search(r'<p role="status">(.*?)</p>', dom, re.S)[1])

    failures = 0

    def expect(holds, what):
        nonlocal failures
        if not holds:
            failures += 1
            print(f"failed: {what}")

    empty = page(None)
    expect(status(empty) == "", "no query, no status")
    expect(not section(empty, "plans"), "no query, no hits")
    for query in ["31kh", "31-kh/du", "31-KH/ĐU"]:
        dom = page(query)
        expect("<mark>31-KH/ĐU</mark>" in section(dom, "plans"), f"{query} finds the number")
        expect("1" in status(dom), f"{query}: the number of hits is said")
    with_accents, without = page("đổi mới"), page("doi moi")
    for dom in (with_accents, without):
        expect("<mark>đổi</mark> <mark>mới</mark>" in section(dom, "slogans"), "marks with and without accents")
    many = section(page("đại hội"), "events")
    expect(many.count("<li>") == 5 and "<button" in many, "a long list shows its beginning, and a button")
    hostile = page('<img src=x onerror="document.title=1">')
    expect("<img" not in hostile.split("<main")[1], "a query is text")
    expect("&lt;img" in hostile, "a query that finds nothing is quoted")
    if re.search(r'data-texts="[^"]', empty):
        for query in ["đường lối", "duong loi"]:
            expect("<mark>" in section(page(query), "texts") or query == "duong loi", f"{query}: marks in the texts")
            expect("<li>" in section(page(query), "texts"), f"{query} is found in the texts")
    else:
        print("no index of all texts: its hits are not looked at")
    print("failed" if failures else "passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
