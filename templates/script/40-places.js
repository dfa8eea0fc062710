/* A link into a folded part unfolds it. */
function unfold() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch (_) { /* not encoded */ }
  const target = id && document.getElementById(id);
  /* In a site, an address of the one-page form leads on to the page that holds the place. */
  const leads = a => anchor(a) === id && /^[^#:]+#/.test(a.getAttribute('href')) && (!target || target.contains(a));
  const away = id && $$('main a').find(leads);
  if (away) return location.replace(away.href);
  if (!target) return;
  let folded = false;
  for (let d = target.closest('details:not([open])'); d; d = d.parentElement.closest('details:not([open])')) { d.open = true; folded = true; }
  if (folded) target.scrollIntoView();
}
addEventListener('hashchange', unfold);
unfold();

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
