// Pages of records: what can be copied, contents that follow the reading, and folds that open for what a link points into.
const status = document.getElementById('copied');

async function copy(text) {
  await navigator.clipboard.writeText(text);
  status.textContent = status.dataset.copied;
  setTimeout(() => { status.textContent = ''; }, 3000);
}

if (status && navigator.clipboard) {
  for (const button of document.querySelectorAll('.copyable button')) {
    button.hidden = button.parentElement.hidden = false;
    button.addEventListener('click', () => copy(button.previousElementSibling.textContent));
  }
  for (const target of document.querySelectorAll('.text :is(h2, h3, h4, h5, h6, span)[id]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'permalink';
    button.textContent = '#';
    button.title = status.dataset.address;
    button.setAttribute('aria-label', status.dataset.address);
    button.addEventListener('click', () => copy(new URL('#' + target.id, location.href).href));
    if (target.localName === 'span') target.after(button); else target.append(button);
  }
}

for (const button of document.querySelectorAll('.save-picture')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const picture = new XMLSerializer().serializeToString(button.closest('figure').querySelector('svg'));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n' + picture], { type: 'image/svg+xml' }));
    link.download = button.dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

// A table that is too wide scrolls in a frame that the keyboard reaches.
for (const table of document.querySelectorAll('.prose table')) {
  if (table.scrollWidth <= table.clientWidth) continue;
  const frame = document.createElement('div');
  frame.className = 'scroll';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', status?.dataset.table ?? '');
  table.before(frame);
  frame.append(table);
}

const notice = document.querySelector('.sheet-notice');
if (notice) document.documentElement.style.setProperty('--foot', JSON.stringify(notice.textContent.trim()));

function openAround() {
  const target = document.querySelector(':target');
  const folds = [];
  for (let fold = target?.closest('details'); fold; fold = fold.parentElement.closest('details')) folds.push(fold);
  for (const fold of folds) fold.open = true;
  if (folds.length) target.scrollIntoView();
}
addEventListener('hashchange', openAround);
openAround();

const contents = document.querySelector('.toc');
if (contents) {
  const wide = matchMedia('(min-width: 64rem)');
  const unfold = () => { contents.open = wide.matches; };
  wide.addEventListener('change', unfold);
  unfold();
  const links = new Map();
  for (const link of contents.querySelectorAll('a')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  let current;
  const follow = () => {
    // The last heading above the upper third of the window is the one being read.
    const read = [...links.keys()].filter((target) => target.getBoundingClientRect().top < innerHeight / 3).pop();
    if (read === current) return;
    links.get(current)?.removeAttribute('aria-current');
    const link = links.get(read);
    link?.setAttribute('aria-current', 'location');
    if (link && contents.scrollHeight > contents.clientHeight) {
      contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
    }
    current = read;
  };
  const observer = new IntersectionObserver(follow, { rootMargin: '0px 0px -66% 0px' });
  for (const target of links.keys()) observer.observe(target);
}
