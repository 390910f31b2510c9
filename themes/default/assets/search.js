// The search. Sources/Pages/SearchIndex.swift says what is in the files of the index.

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// As Sources/Texts/Folding.swift does it.
const fold = (text) => text.toLowerCase().replace(/[đðɖ]/g, "d").replace(/ƣ/g, "u").normalize("NFD").replace(/\p{Mn}/gu, "");

// The words of a text, each with where it stands.
export const words = (text) =>
  [...text.matchAll(/[^\p{P}\p{Z}\p{Cc}$+<=>^`\u1fef|~]+/gu)]
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length, form: word.toLowerCase().normalize("NFC"), folded: fold(word) }))
    .filter((word) => word.folded);

// What a query asks for: words, of which the last can be the beginning of one, and numbers of documents. A number that is not
// found as one (`31-kh/du`, `31kh`) is looked for by its parts.
export function terms(query) {
  const terms = [];
  for (const chunk of query.split(/\s+/)) {
    const parts = words(chunk);
    if (/\d/.test(chunk) && (parts.length > 1 || /\p{L}/u.test(chunk))) {
      if (terms.at(-1)?.folded === "so") terms.pop();
      const pieces = parts.length > 1 ? parts : words(chunk.replace(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu, " "));
      if (pieces.length) pieces.at(-1).isPrefix = true;
      terms.push({ form: parts.map((part) => part.form).join(""), folded: parts.map((part) => part.folded).join(""), isPrefix: true, pieces });
    } else terms.push(...parts);
  }
  if (terms.length && !/\s$/.test(query)) terms.at(-1).isPrefix = true;
  return terms;
}

function numbers(list) {
  const numbers = [];
  let number = -1, step = 0, shift = 0;
  for (const letter of list) {
    const digit = digits.indexOf(letter);
    step += (digit & 31) << shift;
    shift += 5;
    if (digit > 31) continue;
    numbers.push((number += step + 1));
    step = shift = 0;
  }
  return numbers;
}

// The entries with a word, each with how well it fits: 4 for the same accents, 2 for the whole word, 1 in the title.
async function entriesOf(term, index, load) {
  const found = new Map();
  const add = (list, rank) => numbers(list).forEach((entry) => (found.get(entry) ?? -1) < rank && found.set(entry, rank));
  const place = (key) => Math.max(0, index.words.findLastIndex((first) => first <= key));
  const files = (to) => {
    const names = [];
    for (let number = place(term.folded); number <= place(to); number++) names.push(load(`${index.folder}/words-${number}.json`));
    return Promise.all(names);
  };
  if (!index.words.length) return found;
  const all = term.folded + "*";
  let parts = await files(term.isPrefix ? all : term.folded);
  const isLong = parts.some((part) => part[all]);
  if (term.isPrefix && !isLong) parts = await files(term.folded + "\uffff");
  for (const [key, forms] of parts.flatMap(Object.entries)) {
    if (key === all) {
      if (term.isPrefix) add(forms, 0);
    } else if (key === term.folded || (term.isPrefix && !isLong && key.startsWith(term.folded) && !key.endsWith("*"))) {
      for (let form = 0; form < forms.length; form += 3) {
        const rank = ((forms[form] || key).startsWith(term.form) ? 4 : 0) + (key === term.folded ? 2 : 0);
        add(forms[form + 1], rank + 1);
        add(forms[form + 2], rank);
      }
    }
  }
  return found;
}

// Those that most of the lists have, the best first, and how many lists these are.
function best(lists) {
  const counts = new Map(), ranks = new Map();
  for (const list of lists) {
    for (const [entry, rank] of list) {
      counts.set(entry, (counts.get(entry) ?? 0) + 1);
      ranks.set(entry, (ranks.get(entry) ?? 0) + rank);
    }
  }
  let count = 0;
  for (const value of counts.values()) count = Math.max(count, value);
  const entries = [...counts.keys()].filter((entry) => counts.get(entry) === count);
  return { count, ranks, entries: entries.sort((a, b) => ranks.get(b) - ranks.get(a) || a - b) };
}

// What a query finds: in each group the numbers of entries, the best first. `isPartial` where none has all the words.
export async function search(query, load) {
  const asked = terms(query);
  const index = await load("index.json");
  const lists = await Promise.all(asked.map(async (term) => {
    const found = await entriesOf(term, index, load);
    if (!term.pieces) return found;
    term.isNumber = found.size > 0;
    if (found.size) return found;
    const { count, ranks, entries } = best(await Promise.all(term.pieces.map((piece) => entriesOf(piece, index, load))));
    return new Map(count < term.pieces.length ? [] : entries.map((entry) => [entry, ranks.get(entry) / count]));
  }));
  const { count, entries } = best(lists);
  let first = 0;
  const groups = index.groups.map(([name, size]) => {
    const start = first;
    first += size;
    return { name, entries: entries.filter((entry) => entry >= start && entry < start + size) };
  });
  return { terms: asked, groups, count: entries.length, isPartial: count < asked.length };
}

// The title, address and note of entries.
export async function shown(entries, load) {
  const { folder, entriesInFile } = await load("index.json");
  return Promise.all(entries.map(async (entry) =>
    (await load(`${folder}/entries-${Math.floor(entry / entriesInFile)}.json`))[entry % entriesInFile]));
}

// A text in stretches, every other one of them, from the second, what the terms mean.
export function stretches(text, terms) {
  const sought = terms.flatMap((term) => (term.isNumber ? [] : term.pieces ?? [term]));
  const stretches = [];
  let end = 0;
  for (const { 0: chunk, index } of text.matchAll(/\S+/g)) {
    const parts = words(chunk), whole = parts.map((part) => part.folded).join("");
    const found = terms.some((term) => term.isNumber && whole.startsWith(term.folded))
      ? [{ start: parts[0].start, end: parts.at(-1).end }]
      : parts.filter((part) => sought.some(({ folded, isPrefix }) => (isPrefix ? part.folded.startsWith(folded) : part.folded === folded)));
    for (const place of found) {
      stretches.push(text.slice(end, index + place.start), text.slice(index + place.start, index + place.end));
      end = index + place.end;
    }
  }
  return [...stretches, text.slice(end)];
}

function start(page) {
  const form = page.querySelector("form"), box = form.elements.q, status = page.querySelector("[role=status]");
  const { index, texts, ...says } = page.dataset;
  const sections = new Map([...page.querySelectorAll("[data-group]")].map((section) => [section.dataset.group, section]));
  const wording = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const files = new Map();
  const load = (name) => {
    if (!files.has(name)) {
      // The list of files is asked for anew, so that it never names what is gone.
      files.set(name, fetch(index + name, { cache: name === "index.json" ? "no-cache" : "default" }).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${name}`);
        return answer.json();
      }));
      files.get(name).catch(() => files.delete(name));
    }
    return files.get(name);
  };
  let run = 0, timer;

  const element = (name, ...content) => {
    const element = document.createElement(name);
    element.append(...content);
    return element;
  };
  const marked = (stretches) => stretches.map((text, number) => (number % 2 ? element("mark", text) : text));
  const hit = (url, title, note) => {
    const link = element("a", ...title);
    link.href = url;
    const facts = element("p", ...note);
    facts.className = "facts";
    return element("li", element("h3", link), facts);
  };

  // Shows a list below its heading, the first of it and on demand more.
  const list = async (section, all, most, items, current) => {
    const hits = element("ol"), more = element("button"), rest = element("p");
    hits.className = "hits";
    more.type = "button";
    const add = async (count) => {
      const start = hits.children.length;
      const added = await items(all.slice(start, start + count));
      if (current !== run) return;
      hits.append(...added);
      rest.replaceChildren(wording(says.first, { shown: hits.children.length, count: all.length }), " ", more);
      rest.hidden = hits.children.length === all.length;
      if (start) added[0]?.querySelector("a").focus();
    };
    more.append(says.more);
    more.addEventListener("click", () => add(20).catch(failed));
    await add(most);
    if (current !== run) return;
    section.replaceChildren(section.firstElementChild, hits, rest);
    section.hidden = false;
  };

  const failed = (error) => {
    console.warn(error);
    status.textContent = says.failed;
  };

  const show = async () => {
    const query = box.value, current = ++run;
    const address = new URL(location);
    if (query.trim()) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (!query.trim()) {
      for (const section of sections.values()) section.hidden = true;
      status.textContent = "";
      return;
    }
    const { terms, groups, count, isPartial } = await search(query, load);
    if (current !== run) return;
    for (const section of sections.values()) section.hidden = true;
    for (const { name, entries } of groups) {
      if (!entries.length || !sections.has(name)) continue;
      await list(sections.get(name), entries, name === "plans" ? 10 : 5, async (part) =>
        (await shown(part, load)).map(([title, url, note]) => hit(url, marked(stretches(title, terms)), marked(stretches(note, terms)))), current);
      if (current !== run) return;
    }
    status.textContent = wording(count ? (isPartial ? says.partial : says.found) : says.none, { count, query: query.trim() });
    if (texts) await showTexts(query, current);
  };

  // What Pagefind finds in the texts; its excerpts are HTML.
  const showTexts = async (query, current) => {
    const pagefind = await import(new URL(texts + "pagefind.js", location));
    await pagefind.options({ baseUrl: says.site });
    const { results } = await pagefind.search(query);
    if (current !== run || !results.length) return;
    const plain = (html) => new DOMParser().parseFromString("<p>" + html, "text/html").body.textContent;
    await list(sections.get("texts"), results, 5, async (part) =>
      (await Promise.all(part.map((result) => result.data()))).map(({ url, meta, excerpt }) =>
        hit(url, [meta.title], marked(excerpt.split(/<\/?mark>/).map(plain)))), current);
  };

  const go = () => show().catch(failed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go();
  });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(go, 200);
  });
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  if (box.value) go();
}

if (globalThis.document) start(document.querySelector("[data-index]"));
