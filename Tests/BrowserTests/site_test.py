#!/usr/bin/env python3
"""Sites in Chromium: every kind of page at three widths, light and dark, with axe; what the scripts do; what is printed.

    python3 Tests/BrowserTests/site_test.py [--chromium PATH] SITE…

A SITE is a folder that `plan-archive build` made of the content of this repository. The packages playwright,
axe-playwright-python and pypdf come from PyPI; the browser is the one of the system.
"""
import argparse
import functools
import http.server
import io
import json
import pathlib
import sys
import threading

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

PLAN = "plans/31-kh-du-tuyen-truyen-hoi-nghi-trung-uong-14/"


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def send_error(self, code, *_):
        """As servers do that publish the site."""
        body = (pathlib.Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A browser that closes a page does not wait for the rest of it."""


class Site:
    """A site that is served, with what is wrong in it."""

    def __init__(self, folder, browser):
        self.folder, self.browser, self.failures = pathlib.Path(folder), browser, []
        self.server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.home = f"http://127.0.0.1:{self.server.server_port}/"

    def expect(self, holds, what):
        if not holds:
            self.failures.append(what)

    def open(self, path, width=1280, **context):
        """A page, what it writes to the console, and what it asks other hosts for."""
        context = self.browser.new_context(viewport={"width": width, "height": 844 if width < 600 else 900}, **context)
        page = context.new_page()
        page.on("console", lambda message: self.expect(message.type not in ("error", "warning") or path == "nothing/", f"{path}: {message.text}"))
        page.on("pageerror", lambda error: self.expect(False, f"{path}: {error}"))
        page.on("request", lambda request: self.expect(request.url.startswith((self.home, "data:", "blob:")), f"{path} asks for {request.url}"))
        page.goto(self.home + path)
        return page

    def kinds(self):
        """One page of each kind; of lists of records the page with most in it."""
        kinds = {"", "nothing/"}
        for folder in sorted(one for one in self.folder.iterdir() if (one / "index.html").exists() or one.name in ("events",)):
            if (folder / "index.html").exists():
                kinds.add(folder.name + "/")
            pages = [one for one in folder.iterdir() if (one / "index.html").exists()]
            if pages:
                largest = max(pages, key=lambda one: ((one / "index.html").stat().st_size, one.name))
                kinds.add(f"{folder.name}/{largest.name}/")
        return sorted(kinds | {PLAN})


def look(site):
    """Every kind of page: accessible, without a sideways scroll, within what a first page may weigh."""
    axe = Axe()
    for path in site.kinds():
        for width in (320, 390, 1280):
            for scheme in ("light", "dark"):
                page = site.open(path, width, color_scheme=scheme, reduced_motion="reduce")
                where = f"{path} at {width}, {scheme}"
                for violation in axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).response["violations"]:
                    site.expect(False, f"{where}: {violation['id']} {violation['nodes'][0]['html'][:160]}")
                wide = page.evaluate("document.documentElement.scrollWidth")
                site.expect(wide <= width, f"{where}: {wide} px wide")
                page.context.close()
        page = site.open(path, 390)
        sizes = page.evaluate("performance.getEntries().filter((one) => one.decodedBodySize).map((one) => one.decodedBodySize)")
        site.expect(len(sizes) <= 6 and sum(sizes) <= 100_000, f"{path}: {len(sizes)} requests, {sum(sizes)} bytes before compression")
        # Text at 400 % on a desktop is a window of 320 px; at 200 % on a phone one of 195.
        page.set_viewport_size({"width": 195, "height": 422})
        wide = page.evaluate("document.documentElement.scrollWidth")
        site.expect(wide <= 195, f"{path} with text at 200 % on a phone: {wide} px wide")
        page.context.close()
        page = site.open(path, 1280, forced_colors="active")
        current = page.evaluate("(() => { const one = document.querySelector('header [aria-current]'); return !one || getComputedStyle(one).textDecorationLine === 'underline' })()")
        site.expect(current, f"{path}: the current entry has no mark in forced colours")
        page.context.close()


def reach(site):
    """The keyboard reaches every link and button, in an order that shows."""
    page = site.open(PLAN)
    page.keyboard.press("Tab")
    site.expect(page.evaluate("document.activeElement.className") == "skip", "the first stop leads to the text")
    seen = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate("(() => { const one = document.activeElement; if (one === document.body) return null; const box = one.getBoundingClientRect(); return [box.width > 0, getComputedStyle(one).outlineStyle !== 'none', [...document.querySelectorAll('*')].indexOf(one)] })()")
        if stop is None or stop[2] in seen:
            break
        seen.add(stop[2])
        site.expect(stop[0] and stop[1], f"a stop of the keyboard does not show: {page.evaluate('document.activeElement.outerHTML')[:120]}")
    site.expect(len(seen) > 40, f"the keyboard stops at {len(seen)} places")
    page.context.close()


def read(site):
    """The page of a plan: what comes first, contents that follow, places that can be copied, folds that open."""
    page = site.open(PLAN, 390)
    start = page.evaluate("document.querySelector('.text').getBoundingClientRect().top / innerHeight")
    # Notes for staff and the notice of the internal edition come before it.
    is_public = not (site.folder / "internal").exists()
    site.expect(start <= 1.2 or not is_public, f"the text starts {start:.2f} screens down")
    header = page.evaluate("document.querySelector('header.site').getBoundingClientRect().height")
    site.expect(header <= 112 or not is_public, f"the header of a phone is {header} px high")
    small = page.evaluate("[...document.querySelectorAll('header.site a, header.site summary, .chips a, button')].filter((one) => one.checkVisibility() && !one.matches('.skip, .permalink') && one.getBoundingClientRect().height < 43.5).length")
    site.expect(small == 0, f"{small} targets of a phone are small")
    page.context.close()
    page = site.open(PLAN, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".copyable button").first.click()
    site.expect("31-KH/ĐU" in page.evaluate("navigator.clipboard.readText()"), "the reference is copied")
    site.expect(page.inner_text("#copied") != "", "that it is copied is said")
    page.locator(".text h2 .permalink").nth(1).click()
    address = page.evaluate("navigator.clipboard.readText()")
    page.goto(address)
    site.expect(page.evaluate("document.querySelector(':target').localName") == "h2", "an address that was copied leads to its heading")
    page.wait_for_function("document.querySelector('.toc [aria-current]')")
    current = page.get_attribute(".toc [aria-current]", "href")
    page.evaluate("document.getElementById('editor_notes').scrollIntoView()")
    page.wait_for_function(f"document.querySelector('.toc [aria-current]')?.getAttribute('href') !== {json.dumps(current)}")
    page.context.close()
    slogan = next(path for path in site.kinds() if path.startswith("slogans/") and path != "slogans/")
    page = site.open(slogan, permissions=["clipboard-read", "clipboard-write"])
    page.click(".copyable button")
    site.expect(page.inner_text("h1") in page.evaluate("navigator.clipboard.readText()"), "a slogan is copied with its source")
    page.click(".posters summary")
    for button in page.locator(".save-picture").all():
        with page.expect_download() as download:
            button.click()
        saved = pathlib.Path(download.value.path()).read_text()
        site.expect(download.value.suggested_filename.endswith(".svg") and "<svg" in saved, "a poster is saved")
    page.context.close()
    # An address that somebody cut.
    site.open(PLAN + "#%E1").context.close()
    page = site.open(PLAN, java_script_enabled=False)
    site.expect(page.locator("button:visible").count() == 0, "without a script there is no button")
    page.context.close()


def choose(site):
    """Filters of the lists, and their choice in the address."""
    page = site.open("plans/")
    rows = page.locator("#listing .card").count()
    page.click(".filters summary")
    page.locator(".facets label:visible").first.click()
    page.wait_for_selector("#filtered li")
    chosen = page.locator("#filtered li").count()
    site.expect(0 < chosen <= rows, f"{chosen} of {rows} plans are chosen")
    site.expect(str(chosen) in page.inner_text(".matches"), "the number of plans is said")
    site.expect("?" in page.url, "the choice is kept in the address")
    page.goto(page.url)
    page.wait_for_selector("#filtered li")
    site.expect(page.locator("#filtered li").count() == chosen, "the address brings the choice back")
    page.click("button[type=reset]")
    page.wait_for_selector("#listing:visible")
    site.expect("?" not in page.url, "without a choice the address is bare")
    page.context.close()
    page = site.open("slogans/?sort=title&sharing=chung+của+nhiều+kế+hoạch")
    page.wait_for_selector("#filtered li")
    site.expect(page.locator("#filtered li").count() == 5, "five slogans are shared")
    page.context.close()
    page = site.open("plans/", java_script_enabled=False)
    site.expect(page.locator(".filters:visible").count() == 0 and page.locator(".card").count() == rows, "without a script the list is whole")
    page.context.close()


def search(site):
    """The search by number, with and without accents, and what it says where nothing is found."""
    for query, group in [("31kh", "plans"), ("31-kh/du", "plans"), ("31-KH/ĐU", "plans"), ("dai hoi", "events"), ("đại hội", "events")]:
        page = site.open("search/?q=" + query)
        page.wait_for_selector(f"[data-group={group}] li mark")
        # It is said when all groups are there.
        page.wait_for_function("document.querySelector('[role=status]').textContent !== ''")
        page.context.close()
    page = site.open("search/")
    site.expect(page.inner_text("[role=status]") == "" and page.locator("[data-group]:visible").count() == 0, "no query, no hits")
    page.focus("#search_query")
    for query in ("đổi mới", "doi moi", "ĐỔI MỚ"):
        page.fill("#search_query", "")
        page.keyboard.type(query)
        page.wait_for_function("(query) => new URL(location).searchParams.get('q') === query", arg=query)
        page.wait_for_function("[...document.querySelectorAll('[data-group=slogans] mark')].slice(0, 2).map((one) => one.textContent).join() === 'đổi,mới'")
        site.expect(page.evaluate("document.activeElement.id") == "search_query", f"{query}: the focus stays")
    page.fill("#search_query", "đại hội")
    page.wait_for_function("document.querySelectorAll('[data-group=events] li').length === 5")
    page.click("[data-group=events] button")
    page.wait_for_function("document.activeElement.matches('[data-group=events] li:nth-child(6) a')")
    page.fill("#search_query", "zzzz")
    page.wait_for_function("document.querySelector('[role=status]').textContent.includes('zzzz')")
    site.expect(page.locator("[data-group]:visible").count() == 0, "nothing is found for nonsense")
    if page.get_attribute("[data-texts]", "data-texts"):
        for query in ("đường lối", "duong loi"):
            page.fill("#search_query", query)
            page.wait_for_function("[...document.querySelectorAll('[data-group=texts] li')].some((one) => one.textContent.includes('đường lối'))")
    page.context.close()
    page = site.browser.new_page()
    page.route("**/words-*", lambda route: route.abort())
    page.goto(site.home + "search/?q=ban")
    page.wait_for_function("document.querySelector('[role=status]').textContent === document.querySelector('[data-failed]').dataset.failed")
    page.close()
    page = site.open("")
    page.fill("[role=search] input", "khau hieu")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=khau+hieu")
    page.context.close()


def paper(site):
    """The sheet of a plan on A4: head, numbers of pages, nothing of the navigation."""
    page = site.open(PLAN)
    document = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.context.close()
    box = document.pages[0].mediabox
    site.expect(abs(box.width - 595) < 2 and abs(box.height - 842) < 2, f"the paper is {box.width} × {box.height} pt")
    site.expect(3 <= len(document.pages) <= 9, f"the plan fills {len(document.pages)} pages")

    def text(page):
        """Without blanks: letters of another font look like words of their own."""
        return "".join(page.extract_text().split())

    first = text(document.pages[0])
    order = ["khôngphảibảngốc", "BANTHƯỜNGVỤĐẢNG", "ĐẢNGCỘNGSẢNVIỆTNAM", "KẾHOẠCH", "Kếhoạchtuyêntruyền", "-----", "Mụcđích,yêucầu"]
    found = [first.find(part) for part in order]
    site.expect(found[0] >= 0 and found[1:] == sorted(found[1:]) and found[1] > found[0], f"the first page has {dict(zip(order, found))}")
    for part in ("Dòngthờigian", "Trangđầu", "Chép", "Lọc", "Toànbộthôngtin"):
        site.expect(all(part not in text(one) for one in document.pages), f"“{part}” is printed")
    site.expect(not first.startswith("1Bản"), "the first page has no number")
    for index, one in enumerate(document.pages[1:], 2):
        site.expect(text(one).startswith(str(index)), f"page {index} begins with {text(one)[:9]}")
        site.expect("khôngphảibảngốc" in text(one), f"page {index} says what it is")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("sites", nargs="+")
    arguments = parser.parse_args()
    failures = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        for folder in arguments.sites:
            site = Site(folder, browser)
            look(site)
            reach(site)
            # A theme without scripts has nothing more to try.
            if (site.folder / "assets/page.js").exists():
                for test in (read, choose, search, paper):
                    test(site)
            for failure in site.failures:
                print(f"{folder}: {failure}")
            print(f"{folder}: {len(site.kinds())} kinds of page, {len(site.failures)} failures")
            failures += len(site.failures)
        browser.close()
    sys.exit(min(failures, 1))


if __name__ == "__main__":
    main()
