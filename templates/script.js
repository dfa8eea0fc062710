(() => {
'use strict';
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const words = $('main').dataset;

/* Filters: side, issue, outlet, language, and how it was said; kept in the query string, counted in the status line. */
const box = $('.filters'), form = $('form', box), status = $('.fstat'), keys = $$('select', form).map(s => s.name);
const wide = matchMedia('(min-width:80rem)'), sync = () => { box.open = wide.matches; };
box.hidden = keys.length === 0;
sync();
wide.addEventListener('change', sync);
const filtered = $$('[data-f],.note'), notes = $$('.note');
notes.forEach(n => { [n.dataset.act, n.dataset.verb, n.dataset.form] = n.dataset.how.split(' '); });
function apply(save) {
  const want = keys.map(k => [k, form.elements[k].value]).filter(([, v]) => v);
  filtered.forEach(e => {
    const ok = want.every(([k, v]) => e.dataset[k] === undefined || e.dataset[k].split(' ').includes(v));
    e.classList.toggle(e.dataset.f === 'd' ? 'dim' : 'fx', !ok);
  });
  $$('[data-group]').forEach(g => g.classList.toggle('fx', want.length > 0 && !g.querySelector('[data-f=h]:not(.fx)')));
  const n = notes.filter(e => !e.closest('.fx')).length;
  status.textContent = want.length ? words.count.replace('#n#', n).replace('#t#', notes.length) : words.all;
  if (!save) return;
  const query = new URLSearchParams(want).toString();
  try { history.replaceState(null, '', (query ? '?' + query : location.pathname.split('/').pop() || '.') + location.hash); } catch (_) { /* some viewers forbid it */ }
}
const asked = new URLSearchParams(location.search);
keys.forEach(k => {
  const v = asked.get(k);
  if (v && [...form.elements[k].options].some(o => o.value === v)) { form.elements[k].value = v; box.open = true; }
});
form.addEventListener('change', () => apply(true));
form.addEventListener('reset', () => setTimeout(() => apply(true)));
form.addEventListener('submit', e => e.preventDefault());
apply(false);

/* Peek: the words in a dialog, by cloning what stands in the page; a modified click stays a link. */
const dialog = $('dialog'), body = $('.body', dialog), go = $('.go', dialog);
let back = null;
if (dialog.showModal) {
  document.addEventListener('click', e => {
    const link = e.target.closest && e.target.closest('a.peek,a[href^="#s-"]:not(.cp,.go)');
    if (!link || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    const href = link.getAttribute('href'), id = href.slice(1);
    const target = document.getElementById(id), source = target && target.closest('[data-peek]');
    if (!source) return;
    e.preventDefault();
    const copy = source.cloneNode(true), hits = $$('.note', copy);
    if (hits.length > 1) hits.forEach(n => n.classList.toggle('hit', n.id === 'm-' + id));
    [copy, ...$$('[id]', copy)].forEach(n => n.removeAttribute('id'));
    [copy, ...$$('.fx', copy)].forEach(n => n.classList.remove('fx'));
    $$('details', copy).forEach(d => { d.open = true; });
    body.replaceChildren(copy);
    go.setAttribute('href', href);
    if (!dialog.open) { back = link; dialog.showModal(); }
    dialog.scrollTop = 0;
  });
  dialog.addEventListener('close', () => { if (back) back.focus({ preventScroll: true }); back = null; });
  dialog.addEventListener('click', e => { if (e.target === dialog) dialog.close(); });
  go.addEventListener('click', () => { back = null; dialog.close(); });
}

/* A link into a folded part unfolds it. */
function unfold() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch (_) { /* not encoded */ }
  const target = id && document.getElementById(id);
  if (!target) return;
  let folded = false;
  for (let d = target.closest('details:not([open])'); d; d = d.parentElement.closest('details:not([open])')) { d.open = true; folded = true; }
  if (folded) target.scrollIntoView();
}
addEventListener('hashchange', unfold);
unfold();

/* Graph: light up what touches the node under pointer or focus. */
const graph = $('.gr');
if (graph) {
  const lines = $$('.e,.a', graph);
  const on = key => {
    graph.classList.add('hl');
    lines.forEach(l => l.classList.toggle('on', l.dataset.k.split(' ').includes(key)));
  };
  const off = () => graph.classList.remove('hl');
  $$('[data-n]', graph).forEach(n => {
    n.addEventListener('pointerenter', () => on(n.dataset.n));
    n.addEventListener('pointerleave', off);
    n.addEventListener('focusin', () => on(n.dataset.n));
    n.addEventListener('focusout', off);
  });
}

/* The section in view is the current one. */
const links = new Map($$('.toc a').map(a => [a.hash.slice(1), a]));
if ('IntersectionObserver' in window) {
  const seen = new Map();
  const watch = new IntersectionObserver(entries => {
    entries.forEach(e => seen.set(e.target.id, e.isIntersecting));
    const current = [...links.keys()].find(id => seen.get(id));
    links.forEach((a, id) => id === current ? a.setAttribute('aria-current', 'location') : a.removeAttribute('aria-current'));
  }, { rootMargin: '-15% 0px -75% 0px' });
  links.forEach((_, id) => { const s = document.getElementById(id); if (s) watch.observe(s); });
}

/* The number in a note copies the statement's address. */
if (navigator.clipboard) {
  $$('.note .cp').forEach(a => a.addEventListener('click', e => {
    e.preventDefault();
    const href = a.getAttribute('href'), label = a.textContent;
    history.replaceState(null, '', href);
    navigator.clipboard.writeText(location.href).then(() => {
      a.textContent = words.copied;
      setTimeout(() => { a.textContent = label; }, 1500);
    }).catch(() => { location.hash = href; });
  }));
}
})();
