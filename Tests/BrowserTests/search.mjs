// Runs queries as the page of the search does, without a browser.
//
//     node Tests/BrowserTests/search.mjs SITE QUERY…
//
// prints a JSON object a line for each query: the titles, addresses and notes that it shows in each group, with what is marked between
// « and », and how many files and bytes of the index it loads, plain and compressed.
//
//     node Tests/BrowserTests/search.mjs SITE --words FILE
//
// prints the folded words of each line of a text.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [site, ...queries] = process.argv.slice(2);
// Node takes a file with the extension .js for no module.
const script = readFileSync(`${site}/assets/search.js`);
const { search, shown, stretches, words } = await import(`data:text/javascript;base64,${script.toString("base64")}`);
const marked = (text, terms) => stretches(text, terms).map((part, number) => (number % 2 ? `«${part}»` : part)).join("");

if (queries[0] === "--words") {
  for (const line of readFileSync(queries[1], "utf8").split("\n")) console.log(words(line).map((word) => word.folded).join(" "));
  process.exit();
}

for (const query of queries) {
  const files = new Map();
  const load = async (name) => {
    if (!files.has(name)) files.set(name, readFileSync(`${site}/search/${name}`));
    return JSON.parse(files.get(name));
  };
  const { groups, count, isPartial, terms } = await search(query, load);
  const counts = {}, found = {};
  for (const { name, entries } of groups) {
    if (!entries.length) continue;
    counts[name] = entries.length;
    found[name] = (await shown(entries.slice(0, name === "plans" ? 10 : 5), load)).map(([title, url, note]) =>
      [marked(title, terms), url, marked(note, terms)]);
  }
  const sizes = [...files.values()];
  console.log(JSON.stringify({
    query, count, isPartial, counts, found, files: sizes.length, bytes: sizes.reduce((sum, file) => sum + file.length, 0),
    compressed: sizes.reduce((sum, file) => sum + gzipSync(file).length, 0),
  }));
}
