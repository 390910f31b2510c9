"""The records of the made-up archive: its bodies, cited documents, events and plans, drawn by lot."""

import datetime
import math
import random
import re
import unicodedata
from dataclasses import dataclass

import vocabulary as words


class Dice:
    """Everything drawn by lot. Of `random` only `random()` is used, whose sequence Python promises to keep."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def chance(self, probability):
        return self.random() < probability

    def whole(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def pick(self, items):
        return items[int(self.random() * len(items))]

    def some(self, items, low, high):
        """`low` to `high` different items, fewer when the lot falls on one again."""
        return list(dict.fromkeys(self.pick(items) for _ in range(self.whole(low, high))))

    def often_first(self, items):
        """The first items often, the last ones seldom, as slogans and topics recur."""
        return items[int(len(items) * self.random() ** 3)]

    def bell(self):
        """Near the standard normal distribution."""
        return sum(self.random() for _ in range(12)) - 6

    def words(self, patterns):
        """A text by one of the patterns, with a capital first."""
        parts = []
        for literal, name in self.pick(PARTS[id(patterns)]):
            parts.append(literal)
            if name:
                parts.append(self.pick(getattr(words, name.upper())))
        text = "".join(parts)
        return text[0].upper() + text[1:]

    def name(self):
        return f"{self.pick(words.SURNAMES)} {self.pick(words.MIDDLE_NAMES)} {self.pick(words.GIVEN_NAMES)}"


def parts(pattern):
    """[(literal, name of a list or None)]"""
    pieces = re.split(r"\{(\w+)\}", pattern) + [None]
    return list(zip(pieces[::2], pieces[1::2]))


PARTS = {
    id(patterns): [parts(pattern) for pattern in patterns]
    for patterns in (words.SENTENCES, words.ITEMS, words.CELLS, words.TITLES, words.SLOGANS)
}


def slug(text):
    """`Đảng ủy Bến Xuân` → `dang-uy-ben-xuan`"""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub("[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def spoken(date):
    """As official documents print it: two digits only for days below ten and months below three."""
    return f"{date.day:02}/{date.month:02}/{date.year}" if date.month < 3 else f"{date.day:02}/{date.month}/{date.year}"


@dataclass(eq=False)
class Body:
    name: str
    level: str
    symbol: str
    of_state: bool
    parent: str = ""

    @property
    def id(self):
        return slug(self.name)

    def number(self, count, kind):
        return f"{count:02}/{kind}-{self.symbol}" if self.of_state else f"{count:02}-{kind}/{self.symbol}"


def all_bodies():
    central = [
        Body("Ban Chấp hành Trung ương", "national", "TW", False),
        Body("Bộ Chính trị", "national", "TW", False, "ban-chap-hanh-trung-uong"),
        Body("Ban Bí thư", "national", "TW", False, "ban-chap-hanh-trung-uong"),
        Body("Ban Tuyên giáo Trung ương", "national", "BTGTW", False, "ban-chap-hanh-trung-uong"),
        Body("Ban Tổ chức Trung ương", "national", "BTCTW", False, "ban-chap-hanh-trung-uong"),
        Body("Chính phủ", "national", "CP", True),
        Body("Bộ Nội vụ", "national", "BNV", True, "chinh-phu"),
        Body("Bộ Văn hóa, Thể thao và Du lịch", "national", "BVHTTDL", True, "chinh-phu"),
    ]
    party, state = slug(f"Tỉnh ủy {words.PROVINCE}"), slug(f"Ủy ban nhân dân tỉnh {words.PROVINCE}")
    provincial = [
        Body(f"Tỉnh ủy {words.PROVINCE}", "provincial", "TU", False),
        Body(f"Ban Tuyên giáo và Dân vận Tỉnh ủy {words.PROVINCE}", "provincial", "BTGDVTU", False, party),
        Body(f"Ban Tổ chức Tỉnh ủy {words.PROVINCE}", "provincial", "BTCTU", False, party),
        Body(f"Ủy ban nhân dân tỉnh {words.PROVINCE}", "provincial", "UBND", True, "chinh-phu"),
        Body(f"Sở Nội vụ tỉnh {words.PROVINCE}", "provincial", "SNV", True, state),
        Body(f"Sở Văn hóa, Thể thao và Du lịch tỉnh {words.PROVINCE}", "provincial", "SVHTTDL", True, state),
        Body(f"Sở Giáo dục và Đào tạo tỉnh {words.PROVINCE}", "provincial", "SGDĐT", True, state),
        Body(f"Sở Y tế tỉnh {words.PROVINCE}", "provincial", "SYT", True, state),
    ]
    communal = []
    for commune in words.COMMUNES:
        communal.append(Body(f"Đảng ủy phường {commune}", "commune", "ĐU", False, party))
        communal.append(Body(f"Ủy ban nhân dân phường {commune}", "commune", "UBND", True, state))
    return central, provincial, communal


KINDS = {
    "HD": ("guidance", "Hướng dẫn"), "NQ": ("resolution", "Nghị quyết"), "CT": ("directive", "Chỉ thị"),
    "KL": ("conclusion", "Kết luận"), "QĐ": ("decision", "Quyết định"),
}


@dataclass(eq=False)
class Document:
    number: str
    kind: str
    issuer: Body
    date: datetime.date
    title: str

    @property
    def citation(self):
        return f"{KINDS[self.kind][1]} số {self.number} ngày {spoken(self.date)} của {self.issuer.name}"


def all_documents(dice, issuers):
    documents = {}
    while len(documents) < 300:
        issuer, kind = dice.pick(issuers), dice.pick(list(KINDS))
        number = issuer.number(dice.whole(1, 180), kind)
        date = datetime.date(dice.whole(1990, 2025), dice.whole(1, 12), dice.whole(1, 28))
        documents[number] = Document(number, kind, issuer, date, dice.words(words.TITLES))
    return list(documents.values())


@dataclass(eq=False)
class Event:
    id: str
    folder: str
    title: str
    kind: str
    level: str
    body: str
    series: str
    ordinal: int
    term: str
    start: datetime.date
    internal: bool = False


def all_events(dice, count, hosts):
    """Congresses and conferences of the bodies in eight terms, in order of time."""
    events = []
    for host in hosts:
        for term in range(1, 9):
            first = 1985 + 5 * term
            name = f"{host.name} nhiệm kỳ {first}-{first + 5}"
            folder, years, place = f"khoa-{term:02}", f"{first}-{first + 5}", slug(host.name)
            common = (host.level, host.id)
            events.append(Event(
                f"dai-hoi-{term:02}-{place}", folder, f"Đại hội lần thứ {term} của {name}", "congress", *common,
                f"Đại hội {host.name}", term, years, datetime.date(first, dice.whole(5, 10), dice.whole(1, 28))))
            for ordinal in range(1, 16):
                months = ordinal * 4 - 1
                start = datetime.date(first + months // 12, months % 12 + 1, dice.whole(1, 28))
                events.append(Event(
                    f"hoi-nghi-{ordinal:02}-khoa-{term:02}-{place}", folder,
                    f"Hội nghị lần thứ {ordinal} của {name}", "conference", *common,
                    f"Hội nghị {name}", ordinal, years, start))
    events.sort(key=lambda event: (event.start, event.id))
    count = min(count, len(events))
    chosen = [events[index * len(events) // count] for index in range(count)]
    for index, event in enumerate(chosen):
        event.internal = index % 50 == 49
    return chosen


@dataclass(eq=False)
class Plan:
    id: str
    # Empty when `dated` is False: without a year equal numbers could not be told apart.
    number: str
    folder: str
    title: str
    issuer: Body
    date: datetime.date
    dated: bool
    internal: bool
    slogans: list
    slogans_in_body: bool
    tasks_in_body: bool


def all_plans(dice, count, issuers, slogans):
    plans, numbers = [], {}
    for index in range(count):
        issuer = dice.pick(issuers)
        year = 1990 + int(37 * math.sqrt(dice.random()))
        date = datetime.date(year, dice.whole(1, 12), dice.whole(1, 28))
        order = numbers[issuer.id, year] = numbers.get((issuer.id, year), 0) + 1
        own = f"{dice.words(words.SLOGANS)} ở {dice.pick(words.COMMUNES)}"
        chosen = dict.fromkeys(dice.often_first(slogans) for _ in range(dice.whole(0, 30)))
        dated = dice.chance(0.98)
        plans.append(Plan(
            f"ke-hoach-{order:02}-{year}-{issuer.id}", issuer.number(order, "KH") if dated else "", str(year),
            f"Kế hoạch {dice.words(words.TITLES).lower()} năm {year}", issuer, date, dated, index % 20 == 19,
            [*chosen, own] if chosen and dice.chance(0.3) else list(chosen), dice.chance(0.92), dice.chance(0.9)))
    return plans
