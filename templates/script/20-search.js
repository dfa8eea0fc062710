/* Search: over the words of each statement, its speaker and outlet, and over the articles between them. */
const cache = new WeakMap();
const once = (e, read) => { if (!cache.has(e)) cache.set(e, fold(read())); return cache.get(e); };
const written = e => once(e, () => e.textContent);

/* The text of an article's paragraph, cut at the numbers of its statements: each statement has what follows its number. */
const parted = new WeakMap();
function parts(paragraph) {
  if (!parted.has(paragraph)) {
    const out = new Map([['', '']]);
    let at = '';
    for (const node of $('.q', paragraph).childNodes) {
      if (node.nodeType === 1 && node.classList.contains('n')) { at = node.id; out.set(at, ''); } else out.set(at, out.get(at) + node.textContent);
    }
    /* Statements that begin in the same place share what follows. */
    [...out.keys()].reverse().reduce((next, id) => { if (id && !out.get(id)) out.set(id, next); return out.get(id); }, '');
    parted.set(paragraph, out);
  }
  return parted.get(paragraph);
}
const spoken = id => {
  const { e } = statements().get(id), paragraph = e.closest('.para');
  return paragraph ? parts(paragraph).get(id) || '' : e.textContent;
};
function passage(id) {
  const { e } = statements().get(id);
  return once(e, () => {
    const head = e.closest('.art') && $('h3', e.closest('.art'));
    return [spoken(id), e.textContent, head ? head.textContent : ''].join('\n');
  });
}

/* A stretch of the text round its first hit, which is marked. Folding may lengthen or shorten: places are counted. */
function excerpt(text, wanted) {
  const places = [];
  let folded = '';
  for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xFFFF ? 2 : 1) {
    const piece = fold(String.fromCodePoint(text.codePointAt(at)));
    for (let i = 0; i < piece.length; i++) places.push(at);
    folded += piece;
  }
  places.push(text.length);
  const found = wanted.map(term => [folded.indexOf(term), term.length]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0])[0];
  const [start, end] = found ? [places[found[0]], places[found[0] + found[1]]] : [0, 0];
  const from = start > 30 ? text.indexOf(' ', start - 30) + 1 : 0, upto = text.length > end + 90 ? text.lastIndexOf(' ', end + 90) : text.length;
  const mark = document.createElement('mark');
  mark.textContent = text.slice(start, end);
  return [(from > 0 ? '… ' : '') + text.slice(Math.min(from, start), start), ...(found ? [mark] : []), text.slice(end, Math.max(upto, end)) + (upto < text.length ? ' …' : '')];
}

/* The hits, as links that open their words. */
const MOST = 50, found = $('.hits', box), beyond = $('.beyond', box);
function make(tag, props, ...inner) {
  const e = Object.assign(document.createElement(tag), props);
  e.append(...inner);
  return e;
}
function quoted(text, from, wanted) {
  const q = make('bdi', { className: 'q', dir: getComputedStyle(from).direction }, ...excerpt(text.replace(/\s+/g, ' ').trim(), wanted));
  if (from.closest('[lang]') !== document.documentElement) q.lang = from.closest('[lang]').lang;
  return q;
}
function list(hits, wanted) {
  found.replaceChildren();
  beyond.textContent = '';
  if (!wanted.length) return;
  const passages = $$('.art:not(.fx) .para').filter(p => finds(once(p, () => parts(p).get('')), wanted));
  [...hits].slice(0, MOST).forEach(id => {
    const { e } = statements().get(id), number = $('a', e), speaker = number.parentElement.cloneNode(true);
    speaker.firstElementChild.replaceWith(make('b', { textContent: number.textContent }));
    const link = make('a', { href: number.getAttribute('href') }, ...speaker.childNodes);
    const said = e.closest('.para') ? [spoken(id), $('.q', e.closest('.para'))] : [$('p.q', e).textContent, $('p.q', e)];
    found.append(make('li', {}, link, ' ', quoted(...said, wanted)));
  });
  passages.slice(0, MOST).forEach(p => {
    const art = p.closest('.art'), link = make('a', { href: '#' + art.id }, ...$('h3', art).cloneNode(true).childNodes);
    link.addEventListener('click', () => setTimeout(() => p.scrollIntoView({ block: 'center' })));
    found.append(make('li', {}, link, ' ', quoted(parts(p).get(''), $('.q', p), wanted)));
  });
  const notes = passages.length ? [fill(words.passages, { n: passages.length })] : [];
  if (hits.size > MOST || passages.length > MOST) notes.push(fill(words.first, { n: MOST }));
  beyond.textContent = notes.join(' ');
}

const address = new URLSearchParams(location.search);
[...keys, 'q'].forEach(k => {
  const v = address.get(k), field = form.elements[k];
  if (v && (k === 'q' || [...field.options].some(o => o.value === v))) { field.value = v; box.open = true; }
});
form.addEventListener('change', () => apply(true));
form.elements.q.addEventListener('input', later(() => apply(true), 150));
form.addEventListener('reset', () => setTimeout(() => apply(true)));
form.addEventListener('submit', e => { e.preventDefault(); apply(true); });
if (!box.hidden) apply(false);
