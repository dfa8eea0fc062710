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
    $$('.note .cp,.card .meta a', copy).filter(a => !a.parentElement.querySelector('.copy')).forEach(add_copy);
    body.replaceChildren(copy);
    go.setAttribute('href', href);
    if (!dialog.open) { back = link; dialog.showModal(); }
    dialog.scrollTop = 0;
  });
  // Emptied, so that whoever counts what stands in the page does not count the copy.
  dialog.addEventListener('close', () => { body.replaceChildren(); if (back) back.focus({ preventScroll: true }); back = null; });
  dialog.addEventListener('click', e => { if (e.target === dialog) dialog.close(); });
  go.addEventListener('click', () => { back = null; dialog.close(); });
}
