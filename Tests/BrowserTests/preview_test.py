#!/usr/bin/env python3
"""The preview in Chromium: an edit shows by itself, the place is kept, an error is told of and goes again.

    python3 Tests/BrowserTests/preview_test.py [--chromium PATH] EXECUTABLE SOURCE

SOURCE is a folder with the content of this repository; it is copied. The package playwright comes from PyPI; the browser is
the one of the system.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PLAN = "content/plans/tuyen-truyen-hoi-nghi-giua-nhiem-ky-khoa-13.md"
ADDRESS = "plans/tuyen-truyen-hoi-nghi-giua-nhiem-ky-khoa-13/"


def expect(holds, what):
    if not holds:
        sys.exit(f"preview: {what}")


def top(page, heading):
    return page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top", heading)


def follow(page, home, plan):
    text = plan.read_text(encoding="utf-8")
    lines = text.split("\n")
    headings = [number for number, line in enumerate(lines) if line.startswith("## ")]
    page.goto(home + ADDRESS)
    expect(page.locator(".preview-findings").count() == 0, "a sound page shows no findings")
    ids = page.evaluate("[...document.querySelectorAll('.text h2')].map((one) => one.id)")

    # A reader stands at the third part while the first grows.
    page.evaluate("(id) => document.getElementById(id).scrollIntoView()", ids[2])
    before = top(page, ids[2])
    added = "Đoạn này được thêm vào khi đang xem.\n\n" * 8
    plan.write_text("\n".join(lines[:headings[1]]) + "\n" + added + "\n".join(lines[headings[1]:]), encoding="utf-8")
    page.wait_for_function("document.body.textContent.includes('Đoạn này được thêm vào khi đang xem.')")
    page.wait_for_function("([id, before]) => Math.abs(document.getElementById(id).getBoundingClientRect().top - before) < 3", arg=[ids[2], before])

    plan.write_text(text, encoding="utf-8")
    page.wait_for_function("!document.body.textContent.includes('Đoạn này được thêm vào khi đang xem.')")

    # An error: the page before it stays, with what is wrong on top and at its passage.
    line = headings[1] + 2
    plan.write_text("\n".join(lines[:headings[1] + 1]) + "\n\n[x](khong-co.md) và <b>chữ</b>.\n" + "\n".join(lines[headings[1] + 1:]), encoding="utf-8")
    page.wait_for_selector(".preview-findings li.error")
    first = page.inner_text(".preview-findings li.error >> nth=0")
    expect(f"{plan.name}:{line + 1}:1" in first and "Gợi ý" in first, f"a finding has its place and a hint: {first}")
    expect(page.locator(".text aside.preview-finding.error").count() == 3, "each finding stands at its passage")
    marked = page.evaluate("document.querySelector('.text aside.preview-finding').previousElementSibling.id")
    expect(marked == ids[1], f"the passage is below its heading, not below {marked}")
    violations = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}).response["violations"]
    expect(not violations, f"findings are accessible: {violations}")
    page.emulate_media(media="print")
    expect(not page.is_visible(".preview-findings"), "nothing of the preview is printed")
    page.emulate_media(media="screen")

    # Mended, and another page that nothing has happened to is not loaded again.
    other = page.context.new_page()
    other.goto(home + "timeline/")
    other.evaluate("window.isKept = true")
    plan.write_text(text, encoding="utf-8")
    page.wait_for_function("!document.querySelector('.preview-findings')")
    other.wait_for_function("!document.querySelector('.preview-findings')")
    other.evaluate("window.isKept = true")
    plan.write_text(text.replace("## I", "Thêm.\n\n## I", 1), encoding="utf-8")
    page.wait_for_function("document.body.textContent.includes('Thêm.')")
    other.wait_for_timeout(500)
    expect(other.evaluate("window.isKept === true"), "a page that stays as it is is not loaded again")
    plan.write_text(text, encoding="utf-8")
    page.wait_for_function("!document.body.textContent.includes('Thêm.')")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("executable")
    parser.add_argument("source", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        source = pathlib.Path(folder)
        shutil.copytree(options.source / "content", source / "content")
        process = subprocess.Popen(
            [options.executable, "serve", "--source", source, "--port", "0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        home = next(line for line in process.stdout if re.fullmatch(r"http://localhost:\d+/\n", line)).strip()
        browser = play.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: sys.exit(f"preview: {error}"))
        follow(page, home, source / PLAN)
        # The program ends, which the page says; it starts again, and the page goes on.
        process.terminate()
        page.wait_for_selector(".preview-stopped")
        browser.close()
        process.wait()
    print("preview: edits, errors and places shown as they should")


main()
