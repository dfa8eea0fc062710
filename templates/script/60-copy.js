/* A button beside the number of a statement copies its address. It is put in as its part of the page comes near: thousands
   of buttons would make the page slow to open. */
const tellers = $$('.told');
function address_of(id) {
  const to = new URL(location.href);
  to.search = '';
  to.hash = id;
  return to.href;
}
function tell(button, text) {
  /* What is behind an open dialog is not read out: the dialog has a status of its own. */
  tellers.forEach(e => { e.textContent = text; });
  const sign = button.firstChild;
  button.replaceChildren(text);
  setTimeout(() => button.replaceChildren(sign), 1500);
}
function add_copy(number) {
  const sign = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), use = document.createElementNS(sign.namespaceURI, 'use');
  sign.setAttribute('class', 'g');
  sign.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', '#g-link');
  sign.append(use);
  const button = make('button', { type: 'button', className: 'copy', ariaLabel: fill(words.copy, { s: number.textContent }) }, sign);
  button.dataset.to = anchor(number);
  number.after(button);
}
if ('IntersectionObserver' in window) {
  const near = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(({ target }) => {
    near.unobserve(target);
    $$('.note .cp,.card .meta a', target).forEach(add_copy);
  }), { rootMargin: '600px' });
  $$('.issue,.art').forEach(e => near.observe(e));
}
document.addEventListener('click', e => {
  const button = e.target.closest && e.target.closest('button.copy');
  if (!button) return;
  const id = button.dataset.to;
  /* A window in the background may never be answered. */
  const patience = new Promise((_, lost) => { setTimeout(lost, 1000); });
  Promise.race([Promise.resolve().then(() => navigator.clipboard.writeText(address_of(id))), patience])
    .then(() => tell(button, words.copied))
    .catch(() => { location.hash = id; tell(button, words.inAddress); });
});
