/* The page's data as files, made from what stands in it: statements and positions as the filters leave them, and any table.
   Nothing is held twice for it; ids and spans are in the program's own files (--json, export). */
const label_of = (name, value) => {
  const choice = form.elements[name] && form.elements[name].options && [...form.elements[name].options].find(o => o.value === value);
  return choice ? choice.text : value || '';
};
const plain = text => text.replace(/\s+/g, ' ').trim();
const shown = e => !e.closest('.fx,.dim');
/* What is reported: the marked words after the statement's number, as far as the next number. */
function content(e, id) {
  const number = document.getElementById(id);
  if (!number || !e.closest('.para')) return plain($('p.q', e).textContent);
  let out = '';
  for (let node = number.nextSibling; node && !(node.nodeType === 1 && node.classList.contains('n')); node = node.nextSibling) {
    if (node.nodeType === 1 && node.classList.contains('X')) out += node.textContent;
  }
  return plain(out) || plain(spoken(id));
}
function statement_rows() {
  const rows = [];
  statements().forEach((s, id) => {
    if (!shown(s.e)) return;
    const head = $('p', s.e), badges = $$('.b', s.e).map(b => plain(b.textContent)), issues = (s.issue || '').split(' ').filter(Boolean);
    const art = s.e.closest('.art'), time = art && $('time', art);
    rows.push({
      statement: plain($('a', head).textContent), address: address_of(id), speaker: plain([...$$('bdi', head)].map(b => b.textContent)[0] || ''),
      side: label_of('side', s.side), issues: issues.map((issue, i) => label_of('issue', issue) + (badges[i] ? ': ' + badges[i] : '')).join('; '),
      act: s.act, verb: s.verb, form: s.form, outlet: art ? plain($('h3', art).textContent) : '', date: time ? time.dateTime : '', language: s.lang || '', words: content(s.e, id),
    });
  });
  return rows;
}
function position_rows() {
  return $$('.mx td[data-side]').filter(shown).map(td => ({
    issue: plain($('th', td.parentElement).textContent), side: plain($('.who', td).textContent),
    position: $$('.w', td).map(w => plain(w.textContent)).join(' + '), statements: basis(td).length, addresses: basis(td).map(address_of).join(' '),
  }));
}
const table_rows = table => $$('tr', table).map(tr => [...tr.cells].map(cell => {
  const copy = cell.cloneNode(true);
  $$('.who,button,svg', copy).forEach(e => e.remove());
  return counted(plain(copy.textContent));
}));

/* A cell that a spreadsheet could take for a formula begins with an apostrophe. */
const neutral = cell => (/^([\t\r\n]|\s*[=+\-@＝＋－＠])/.test(cell) ? "'" + cell : cell);
const csv = rows => '\uFEFF' + rows.map(row => row.map(cell => '"' + neutral(String(cell)).replace(/"/g, '""') + '"').join(',') + '\r\n').join('');
const lines = rows => (rows.length ? [Object.keys(rows[0]), ...rows.map(Object.values)] : []);
function save(name, type, text) {
  const link = make('a', { href: URL.createObjectURL(new Blob([text], { type })), download: plain(document.title).replace(/[^\p{L}\p{N}]+/gu, '-') + '-' + name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
const SAVES = {
  positions: () => save('positions.csv', 'text/csv', csv(lines(position_rows()))),
  statements: () => save('statements.csv', 'text/csv', csv(lines(statement_rows()))),
  json: () => save('statements.json', 'application/json', JSON.stringify(statement_rows(), null, 1)),
};
$$('.take').forEach(take => {
  const has = { positions: $('.mx td[data-side]'), statements: !bare, json: !bare };
  $$('button', take).forEach(b => { b.hidden = !has[b.name]; b.addEventListener('click', SAVES[b.name]); });
  take.hidden = !Object.values(has).some(Boolean);
});
$$('main .scroll table').forEach(table => {
  const round = table.closest('.scroll'), id = round.getAttribute('aria-labelledby'), name = plain(id ? document.getElementById(id).textContent : round.getAttribute('aria-label') || '');
  const button = make('button', { type: 'button', className: 'save', textContent: words.table, ariaLabel: name + ': ' + words.table });
  button.addEventListener('click', () => save(name.replace(/[^\p{L}\p{N}]+/gu, '-') + '.csv', 'text/csv', csv(table_rows(table))));
  round.after(button);
});
