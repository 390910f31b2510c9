#!/usr/bin/env python3
"""What a site says to programs, read by programs that are not ours.

    python3 Tests/OutputTests/outputs_test.py SITE BASE_URL INTERNAL

SITE is a folder that `plan-archive build --base-url BASE_URL` made, INTERNAL one with the internal edition. The packages feedparser, jsonfeed-util, icalendar,
py-sitemap-parser with xmltodict, lxml, pyld and rdflib come from PyPI.
"""
import json
import pathlib
import re
import sys
import urllib.parse
import urllib.robotparser

import feedparser
import icalendar
import jsonfeed
import lxml.etree
import lxml.html
import rdflib.namespace
from py_sitemap_parser import UrlSet
from pyld import jsonld
import xmltodict

site, base, internal = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)


def terms(vocabulary):
    """The terms of a vocabulary; that of schema.org cannot be iterated."""
    text = (pathlib.Path(rdflib.namespace.__file__).parent / f"_{vocabulary}.py").read_text()
    return set(re.findall(r"^    (\w+): (?:URIRef|\()", text, re.M))


def file_of(address):
    """The file of the site that an address of it leads to."""
    path = site / address.removeprefix(base) if address.startswith(base) else site / "nowhere"
    return path / "index.html" if address.endswith("/") else path


def context(url, _):
    """schema.org itself is not asked."""
    expect(url in ("https://schema.org", "https://schema.org/"), f"JSON-LD asks for {url}")
    address = {"@type": "@id"}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": {
        "@vocab": "https://schema.org/", "url": address, "item": address, "license": address, "archivedAt": address,
        "eventStatus": address}}}


def properties(value):
    """All names of properties and types in expanded JSON-LD."""
    if isinstance(value, list):
        for element in value:
            yield from properties(element)
    elif isinstance(value, dict):
        yield from value.get("@type", []) if "@value" not in value else []
        for key, inner in value.items():
            if not key.startswith("@"):
                yield key
            if key != "@type":
                yield from properties(inner)


schema, dublin_core = terms("SDO"), terms("DCTERMS")
# No term by itself: it says which part of a search is to be filled in.
schema |= {"query-input"}
pages = sorted(site.rglob("*.html"))
descriptions, kinds = {}, set()
for page in pages:
    path = page.relative_to(site)
    html = lxml.html.parse(page)
    blocks = html.xpath('//script[@type="application/ld+json"]/text()')
    expect(len(blocks) == 1, f"{path}: {len(blocks)} blocks of JSON-LD")
    for block in blocks:
        data = jsonld.expand(json.loads(block), {"documentLoader": context, "base": base})
        names = set(properties(data))
        strange = {name for name in names if name.removeprefix("https://schema.org/") not in schema}
        expect(not strange, f"{path}: {sorted(strange)} are not of schema.org")
        kinds |= {kind for thing in data for kind in thing.get("@type", [])}
    names = [name.removeprefix("DCTERMS.") for name in html.xpath('//meta[starts-with(@name, "DCTERMS.")]/@name')]
    expect(names and set(names) <= dublin_core, f"{path}: {names} are not of Dublin Core")
    expect(html.xpath('//meta[@property="og:title"]/@content') == html.xpath('//meta[@name="DCTERMS.title"]/@content'),
           f"{path}: two titles")
    for description in html.xpath('//meta[@name="description"]/@content'):
        descriptions.setdefault(description, []).append(str(path))
    for link in html.xpath('//link[@rel="alternate" or @rel="search"]/@href'):
        expect(file_of(base + link.removeprefix("/" + base.split("/", 3)[3])).is_file(), f"{path}: {link} is not there")
expect(all(len(paths) == 1 for paths in descriptions.values()),
       f"pages with one description: {[paths for paths in descriptions.values() if len(paths) > 1]}")
expected = {"DigitalDocument", "ArchiveComponent", "Event", "Quotation", "BreadcrumbList", "WebSite", "CreativeWork"}
expect(expected <= {kind.removeprefix("https://schema.org/") for kind in kinds}, f"of JSON-LD there is only {sorted(kinds)}")

feeds = sorted(site.rglob("feed.xml"))
expect(len(feeds) > 3, "there are no feeds")
for path in feeds:
    feed = feedparser.parse(path.read_bytes())
    name = path.relative_to(site)
    expect(not feed.bozo and feed.version == "atom10", f"{name}: {feed.get('bozo_exception', feed.version)}")
    expect(feed.feed.id == base + str(name) and feed.feed.updated_parsed and feed.feed.title, f"{name}: its head")
    expect([file_of(link.href).is_file() for link in feed.feed.links] == [True] * 2, f"{name}: its links")
    expect(1 <= len(feed.entries) <= 50, f"{name}: {len(feed.entries)} entries")
    for entry in feed.entries:
        expect(entry.title and entry.summary and entry.updated_parsed and file_of(entry.link).is_file(), f"{name}: {entry.id}")
    dates = [entry.updated for entry in feed.entries]
    expect(dates == sorted(dates, reverse=True) and feed.feed.updated == dates[0], f"{name}: the order of {dates}")
    other = jsonfeed.Feed.parse_string(path.with_suffix(".json").read_text())
    expect(other.feed_url == base + str(name.with_suffix(".json")) and other.title == feed.feed.title, f"{name}: JSON Feed")
    expect([(item.id, item.title, item.content_text, item.date_modified) for item in other.items]
           == [(entry.id, entry.title, entry.summary, entry.updated) for entry in feed.entries], f"{name}: JSON Feed differs")

addresses = [url.loc for url in UrlSet(xmltodict.parse((site / "sitemap.xml").read_bytes(), force_list=("url",))["urlset"])]
expect(sorted(map(file_of, addresses)) == [page for page in pages if page.name != "404.html"], "the map and the pages differ")
expect(lxml.etree.parse(site / "sitemap.xml").getroot().tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset", "the map")



def robots(path):
    """What robots make of a file."""
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(path.read_text().splitlines())
    return rules


if urllib.parse.urlsplit(base).path == "/":
    rules = robots(site / "robots.txt")
    expect(rules.site_maps() == [base + "sitemap.xml"] and rules.can_fetch("Googlebot", base + "plans/"), "robots.txt")
else:
    expect(not (site / "robots.txt").exists(), "robots.txt lies where no robot looks for it")
expect(not robots(internal / "robots.txt").can_fetch("Googlebot", base + "plans/"), "robots read the internal edition")

calendars = sorted(site.glob("events*.ics"))
expect(calendars, "there is no calendar")
for path in calendars:
    data = path.read_bytes()
    expect(all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(b"\r\n", b""), f"{path.name}: its lines")
    calendar = icalendar.Calendar.from_ical(data)
    expect(not calendar.errors and calendar.events, f"{path.name}: {calendar.errors}")
    identifiers = [event["UID"] for event in calendar.events]
    expect(len(set(identifiers)) == len(identifiers), f"{path.name}: an event twice")
    for event in calendar.events:
        expect(not event.errors and event["STATUS"] in ("CONFIRMED", "TENTATIVE", "CANCELLED"), f"{path.name}: {event.errors}")
        expect(event.start <= event.end and file_of(event["URL"]).is_file(), f"{path.name}: {event['UID']}")

for failure in failures:
    print(failure, file=sys.stderr)
print(f"{len(pages)} pages, {len(feeds)} feeds, {len(addresses)} addresses, {len(calendars)} calendars: {len(failures)} findings")
sys.exit(bool(failures))
