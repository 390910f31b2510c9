#!/usr/bin/env python3
"""Imports documents in every form that offices have, and compares words and structure with what was set.

usage: imports_test.py EXECUTABLE [--all] [TEXT...]

One short document in each form, and the hostile files; with --all, every document of sources.py and each TEXT (a plan as plain
text, such as the four of ../shared/documents) in every form, scans too.
"""
import argparse
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import sources

PRINTED = ["chromium", "office"]
WRITTEN = ["docx", "odt", "doc", "rtf"]
# What is right of the documents of sources.py, in every form: items below each section, number, date, recipients, name of who signs.
FACTS = {
    "party": ([2, 1, 5], "12-KH/TU", "2023-05-12", 3, "Lê Văn Mẫu"),
    "annex": ([0], "05/KH-UBND", "2024-02-03", 2, "Trần Thị Thử"),
    "notes": ([], "12-KH/TU", "2023-05-12", 3, "Lê Văn Mẫu"),
    "joint": ([], "03/KHLT-HPN-HND", "2024-03-20", 0, "Lê Văn Mẫu"),
    "prose": ([], None, None, 0, None),
}


def words(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower().replace("ƣ", "ư"))


class Archive:
    """An empty archive that one document is imported into."""

    def __init__(self, executable, source):
        self.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(self.folder.name)
        (root / "content").mkdir()
        (root / "content/site.yml").write_text("title: Kho\n")
        (root / "content/bodies.yml").write_text("- {id: mau, name: Cơ quan mẫu}\n")
        command = [executable, "import", str(source), "--issuer", "mau", "--report", "json", "--language", "en"]
        self.run = subprocess.run(command, cwd=root, capture_output=True, text=True)
        files = sorted((root / "content").rglob("plans/*.md"))
        self.written = len(files)
        self.build = None
        if files:
            front, self.body = files[0].read_text()[4:].split("\n---\n", 1)
            self.whole = front + self.body
            self.front = front
            self.dropped = [entry["text"] for entry in json.loads(self.run.stdout)["dropped"]]
            self.build = subprocess.run([executable, "build", "--edition", "internal", "--quiet"], cwd=root, capture_output=True, text=True)

    def value(self, key):
        found = re.search(rf'^ *{key}: "?([^"\n]*)"?$', self.front, re.M)
        return found and found[1]

    def facts(self):
        items = []
        for line in self.body.split("\n"):
            if line.startswith("## "):
                items.append(0)
            elif items and re.match(r"(#{3,4} )?\d+\. ", line):
                items[-1] += 1
        recipients = re.search(r"^recipients:\n((?:  .*\n?)*)", self.front, re.M)
        signatory = re.search(r"^signatory:\n(?:  .*\n)*?  name: \"?([^\"\n]*)", self.front, re.M)
        return (items, self.value("number"), self.value("issued"), recipients[1].count("  - ") if recipients else 0, signatory and signatory[1])


class Trial:
    def __init__(self, executable, folder):
        self.executable, self.folder = executable, folder
        self.failures = 0

    def fail(self, source, problem):
        self.failures += 1
        print(f"{source.name}: {problem}")

    def try_form(self, document, form, facts):
        # Footnotes of a page that was recognised, and of HTML, are lines of text.
        source = next(path for path in self.folder.glob(f"{document}.{form}*") if not path.name.endswith(".txt"))
        archive = Archive(self.executable, source)
        if archive.run.returncode != 0 or not archive.written:
            return self.fail(source, archive.run.stderr)
        if archive.build.returncode != 0:
            self.fail(source, archive.build.stderr)
        isScan = form in ("scan", "png", "jpg", "tiff")
        wanted = words((self.folder / f"{document}.txt").read_text())
        found = words(archive.whole) + [word for text in archive.dropped for word in words(text)]
        missing = sum((collections.Counter(wanted) - collections.Counter(found)).values())
        body = words(archive.body)
        matches = difflib.SequenceMatcher(None, wanted, body, autojunk=False).get_matching_blocks()
        share, order = 1 - missing / len(wanted), sum(match.size for match in matches) / max(1, len(body))
        least = 0.97 if isScan else 0.999
        # A seal is read as words between those of the text; footnotes stand below it.
        isInterrupted = isScan or "[^" in archive.body
        if share < least or (order < least and not isInterrupted):
            self.fail(source, f"{share:.2%} of the words, {order:.2%} in order, at least {least:.1%} wanted")
        if facts and archive.facts() != facts:
            self.fail(source, f"{archive.facts()}, wanted {facts}")
        print(f"{source.name}: {share:.2%} of {len(wanted)} words, {order:.2%} in order")

    def try_document(self, document, forms, facts=None):
        sources.make(str(self.folder), document, forms, "DejaVu Serif")
        name = pathlib.Path(document).stem if "/" in document else document
        for form in forms:
            self.try_form(name, form, facts)

    def try_hostile(self):
        hostile = self.folder / "hostile"
        hostile.mkdir()
        sources.hostile(str(hostile))
        for source in sorted(hostile.iterdir()):
            if source.name == "whole.docx":
                continue
            archive = Archive(self.executable, source)
            if archive.run.returncode != 1 or archive.written or source.name not in archive.run.stderr:
                self.fail(source, f"status {archive.run.returncode}, {archive.written} files, {archive.run.stderr!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("executable")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("texts", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    executable = str(pathlib.Path(options.executable).resolve())
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(executable, pathlib.Path(folder))
        trial.try_hostile()
        if not options.all:
            trial.try_document("joint", PRINTED + WRITTEN + ["png"], FACTS["joint"])
            trial.try_document("annex", ["office"], FACTS["annex"])
        else:
            for document in sources.DOCUMENTS:
                trial.try_document(document, PRINTED + WRITTEN + ["scan"], FACTS.get(document))
            for text in options.texts:
                trial.try_document(str(text), PRINTED + ["docx", "doc", "scan"])
        sys.exit(f"{trial.failures} failures" if trial.failures else 0)


if __name__ == "__main__":
    main()
