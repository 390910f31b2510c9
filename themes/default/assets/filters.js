// Filters and orders of a list. The choice is kept in the address; rows are loaded when there is one, or when the choices are opened.
const panel = document.querySelector('.filters');
const form = panel.querySelector('form');
const sort = form.elements.sort;
const hits = document.querySelector('.matches');
const listing = document.getElementById('listing');
const list = document.getElementById('filtered');
const more = document.getElementById('more_rows');
const page = 50;
let loading, head, rows, found, shown;

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

function load() {
  loading ??= (async () => {
    head = await json(panel.dataset.rows);
    const files = Array.from({ length: head.files }, (_, index) => json(panel.dataset.rows.replace(/\.json$/, `-${index}.json`)));
    rows = (await Promise.all(files)).flat().map(([title, url, facts, values, sorting, effect]) => ({ title, url, facts, values, sorting, effect }));
    // What is in force depends on the day of reading.
    const today = new Date().toLocaleDateString('sv');
    const names = panel.dataset.effect.split('|');
    for (const facet of head.facets.filter((facet) => facet.key === 'effect')) {
      facet.values = names;
      for (const row of rows) {
        const [from, until] = row.effect;
        // A year or month is in force to its end, and from its beginning.
        const last = until && until + '-12-31'.slice(until.length === 7 ? 3 : until.length - 4);
        const state = row.effect.length === 0 ? 3 : last && last < today ? 1 : from > today ? 2 : 0;
        row.values[facet.column] = [state];
      }
    }
    head.facets = head.facets.filter((facet) => new Set(rows.flatMap((row) => row.values[facet.column])).size > 1);
    for (const order of head.orders) sort.add(new Option(order.label, order.key));
    for (const facet of head.facets) addFacet(facet);
    restore();
  })();
  return loading;
}

function addFacet(facet) {
  const box = document.createElement('fieldset');
  const legend = document.createElement('legend');
  const content = document.createElement('div');
  legend.textContent = facet.label;
  box.append(legend, content);
  const counts = new Map();
  for (const row of rows) for (const value of row.values[facet.column]) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()];
  if (facet.key === 'year') values.sort((a, b) => facet.values[b].localeCompare(facet.values[a]));
  else if (facet.key === 'initial') values.sort((a, b) => facet.values[a].localeCompare(facet.values[b], 'vi'));
  else values.sort((a, b) => counts.get(b) - counts.get(a) || a - b);
  facet.boxes = values.map((value) => {
    const label = document.createElement('label');
    const input = document.createElement('input');
    const count = document.createElement('span');
    input.type = 'checkbox';
    input.name = facet.key;
    input.value = facet.values[value];
    count.className = 'count';
    label.append(input, facet.values[value], count);
    content.append(label);
    return { value, input, label, count };
  });
  form.querySelector('.facets').append(box);
}

function chosen() {
  return head.facets.map((facet) => new Set(facet.boxes.filter((box) => box.input.checked).map((box) => box.value)));
}

function holds(row, choice, skipped) {
  return head.facets.every((facet, index) => index === skipped || choice[index].size === 0 || row.values[facet.column].some((value) => choice[index].has(value)));
}

function apply() {
  if (!rows) return;
  const choice = chosen();
  const isChosen = choice.some((values) => values.size > 0) || sort.selectedIndex > 0;
  found = rows.filter((row) => holds(row, choice));
  const collator = new Intl.Collator('vi', { numeric: true });
  if (sort.value === 'title') found.sort((a, b) => collator.compare(a.title.replace(/^“/, ''), b.title.replace(/^“/, '')));
  else found.sort((a, b) => a.sorting[sort.selectedIndex] - b.sorting[sort.selectedIndex]);
  head.facets.forEach((facet, index) => {
    const counts = new Map();
    for (const row of rows) if (holds(row, choice, index)) for (const value of row.values[facet.column]) counts.set(value, (counts.get(value) ?? 0) + 1);
    facet.boxes.forEach((box, place) => {
      const count = counts.get(box.value) ?? 0;
      box.count.textContent = count;
      box.label.hidden = !box.input.checked && (count === 0 || place >= 200);
    });
  });
  listing.hidden = isChosen;
  list.hidden = !isChosen;
  list.replaceChildren();
  shown = 0;
  more.hidden = true;
  hits.textContent = isChosen ? panel.dataset.hits.replace('{number}', found.length) : '';
  if (isChosen) showMore();
  const query = new URLSearchParams(new FormData(form));
  if (sort.selectedIndex === 0) query.delete('sort');
  history.replaceState(null, '', query.size ? '?' + query : location.pathname);
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function showMore() {
  for (const row of found.slice(shown, shown + page)) {
    const link = element('a', '', row.title);
    link.href = row.url;
    const [kicker, number, facts] = row.facts;
    const item = element('li', 'card');
    if (kicker) item.append(element('p', 'kicker', kicker + ' ', element('span', 'number', number)));
    item.append(element('h2', '', link), element('p', 'facts', facts));
    list.append(item);
  }
  shown = Math.min(found.length, shown + page);
  more.hidden = shown === found.length;
}

function restore() {
  const query = new URLSearchParams(location.search);
  for (const facet of head.facets) for (const box of facet.boxes) box.input.checked = query.getAll(facet.key).includes(box.input.value);
  const order = head.orders.findIndex((order) => order.key === query.get('sort'));
  sort.selectedIndex = Math.max(0, order);
  apply();
}

function start() {
  load().catch((error) => {
    hits.textContent = panel.dataset.failed;
    console.warn(error);
  });
}

panel.hidden = false;
panel.addEventListener('toggle', start);
form.addEventListener('change', apply);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(() => { sort.selectedIndex = 0; apply(); }));
more.addEventListener('click', showMore);
if (location.search) {
  panel.open = true;
  start();
}
