/* What every part of the script shares, and the filters.

   How a section takes part, without a line of script:
   data-f="h"   this element is hidden where nothing in it is wanted (rows, cards, list items)
   data-f="d"   it keeps its word and loses its fill (cells of the matrix)
   data-group   it is hidden when every data-f="h" in it is
   data-side, data-issue, data-outlet, data-lang, data-act, data-verb, data-form
                what the element itself is about: tokens parted by spaces; only those that it has are asked
   links to statements (#s-…) in it, or else those of its data-side on its data-issue: one of these statements must be
                wanted. So an element that links to its evidence needs no token for what its statements say.
   data-how     "act verb form", or "act verb" where paraphrased, or "act" where the verb is neutral too: borne by the one place where a statement stands (its note), with data-side, data-issue and
                the data-outlet and data-lang of the article round it. */
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const words = $('main').dataset;
/* A number in the page's digits, and the other way round for files that other programs read. */
const number = n => String(n).replace(/\d/g, digit => words.digits[digit]);
const counted = text => (/^\p{Nd}+$/u.test(text) ? [...text].map(digit => (words.digits.includes(digit) ? words.digits.indexOf(digit) : digit)).join('') : text);
const fill = (pattern, values) => pattern.replace(/#(\w+)#/g, (_, name) => typeof values[name] === 'number' ? number(values[name]) : values[name]);
const anchor = a => decodeURIComponent((a.getAttribute('href').split('#')[1] || ''));
const later = (work, wait) => { let timer; return () => { clearTimeout(timer); timer = setTimeout(work, wait); }; };

/* The form as a reader spells it: matching form of text::fold::loose, which tests/fold.json holds to the same pairs. */
const fold = text => text.replace(/[\u06D6-\u06ED]/g, '').normalize('NFKD').toLowerCase()
  .replace(/[\p{M}\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u0621]/gu, '')
  .replace(/[ٱىیةەکı’ʼ`]/g, c => ({ ٱ: 'ا', ى: 'ي', ی: 'ي', ة: 'ه', ە: 'ه', ک: 'ك', ı: 'i' }[c] || "'"));
const terms = query => fold(query).split(/\s+/).filter(Boolean);
const finds = (text, wanted) => wanted.every(term => text.includes(term));

const box = $('.filters'), form = $('form', box), status = $('.fstat'), keys = $$('select', form).map(s => s.name);
const wide = matchMedia('(min-width:80rem)'), sync = () => { box.open = wide.matches; };
box.hidden = !$('[data-how],[data-f=h]');
/* A page of a site may hold no statements: there the filters that its entries know are left. */
const bare = !$('[data-how]');
if (bare) keys.splice(0, Infinity, ...keys.filter(k => $(`[data-f][data-${k}]`) || (form.elements[k].parentElement.remove(), false)));
sync();
wide.addEventListener('change', sync);

/* Statements by anchor, with their tokens: gathered when something is first asked for. */
let gathered = null;
function statements() {
  if (gathered) return gathered;
  gathered = new Map();
  for (const e of $$('[data-how]')) {
    const [act, verb = 'neutral', form = 'paraphrased'] = e.dataset.how.split(' '), round = e.closest('[data-outlet]');
    const { side, issue } = e.dataset, { outlet, lang } = round ? round.dataset : {};
    gathered.set(e.id.replace(/^m-/, ''), { e, act, verb, form, side, issue, outlet, lang });
  }
  return gathered;
}
/* Anchors of the statements on which an element rests. */
const bases = new WeakMap();
function basis(e) {
  if (!bases.has(e)) {
    const links = $$('a[href*="#s-"]', e).map(anchor), own = statements(), { side, issue } = e.dataset;
    if (!links.length && side && issue) own.forEach((s, id) => { if (s.side === side && has(s.issue, issue)) links.push(id); });
    if (e.dataset.how) links.push(e.id.replace(/^m-/, ''));
    bases.set(e, links.filter(id => own.has(id)));
  }
  return bases.get(e);
}
const has = (tokens, value) => tokens !== undefined && tokens.split(' ').includes(value);

let touched = false;
function apply(save) {
  const want = keys.map(k => [k, form.elements[k].value]).filter(([, v]) => v);
  const query = form.elements.q.value.trim(), wanted = terms(query), asked = want.length > 0 || wanted.length > 0;
  const fits = new Set(), hits = new Set();
  if (asked) {
    statements().forEach((s, id) => {
      if (!want.every(([k, v]) => has(s[k], v))) return;
      fits.add(id);
      if (finds(passage(id), wanted)) hits.add(id);
    });
  }
  touched ||= asked;
  if (touched) $$('[data-f],[data-how]').forEach(e => {
    let ok = !asked || want.every(([k, v]) => e.dataset[k] === undefined || has(e.dataset[k], v));
    if (ok && asked) {
      const rests = basis(e), own = () => finds(written(e), wanted);
      ok = rests.length ? rests.some(id => hits.has(id)) || (rests.some(id => fits.has(id)) && !e.dataset.how && own()) : own();
    }
    e.classList.toggle(e.dataset.f === 'd' ? 'dim' : 'fx', !ok);
  });
  $$('[data-group]').forEach(g => g.classList.toggle('fx', asked && !g.querySelector('[data-f=h]:not(.fx)')));
  $$('.shelf>details').forEach(d => { d.open = asked; });
  const entries = bare ? $$('[data-f=h]') : [];
  const counts = bare ? { n: entries.filter(e => !e.closest('.fx')).length, t: entries.length } : { n: hits.size, t: statements().size };
  status.textContent = asked ? fill(bare ? words.entries : words.count, counts) : words.all;
  list(hits, wanted);
  if (!save) return;
  const line = new URLSearchParams(query ? [...want, ['q', query]] : want).toString();
  try { history.replaceState(null, '', (line ? '?' + line : location.pathname.split('/').pop() || '.') + location.hash); } catch (_) { /* some viewers forbid it */ }
}
