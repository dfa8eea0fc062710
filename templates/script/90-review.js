/* Review: a person steps through the statements of the page by keys and confirms or corrects them; what comes of it is a
   corrections file, as `whosaid report --corrections` reads it. Nothing is gathered before the button is pressed. What the
   page does not show (ids, places, certainty) each note bears in data-held: see report/view/review.rs. */
function reviewer(desk, lists) {
  const say = desk.dataset, pane = $('.where', desk), codes = $('.codes', desk), round = $('.round', desk), head = $('h3', codes);
  const field = codes.elements, rows = $('fieldset ul', codes), row = $('template', codes).content.firstElementChild;
  const tell = text => { $('[role=status]', desk).textContent = text; };
  const squeeze = text => text.trim().replace(/\s+/g, ' '), GAP = ' … ';

  /* Lists: what a name means, and how an id is called. Two of one name bear their ids. */
  function choices(list, id) {
    const names = new Map(), ids = new Map();
    list.forEach(([, name]) => names.set(name, (names.get(name) || 0) + 1));
    list.forEach(one => { one.name = names.get(one[1]) > 1 ? `${one[1]} (${one[0]})` : one[1]; ids.set(one.name, one[0]); });
    const known = new Map(list.map(one => [one[0], one]));
    $(id, desk).append(...list.map(one => make('option', { value: one.name })));
    return { known, name: of => (known.has(of) ? known.get(of).name : of), id: name => (ids.has(name) ? ids.get(name) : name) };
  }
  const actors = choices(lists.actors, '#of-actors'), issues = choices(lists.issues, '#of-issues');
  const token = new Map(lists.issues.map(([id, , , slug]) => [slug || id, id]));
  const party_of = id => { const one = actors.known.get(id); return one && one[2] !== undefined ? lists.actors[one[2]][0] : id; };

  /* Statements: what the program holds, read from a note. */
  const articles = new Map(), all = new Map();
  function article(e) {
    if (!articles.has(e)) {
      let text = '';
      const paragraphs = $$('.para>.q', e).map(p => {
        const copy = p.cloneNode(true), start = text.length;
        $$('.n', copy).forEach(n => n.remove());
        text += copy.textContent;
        return { p, copy, start, end: text.length };
      });
      articles.set(e, { e, paragraphs, text });
    }
    return articles.get(e);
  }
  const STANCES = { support: 'agree', asserts: 'agree', oppose: 'disagree', denies: 'disagree', conditional: 'conditional' };
  $$('[data-held]').forEach(e => {
    const [, sure, level, checked, actor, party, spans, id] = e.dataset.held.match(/^(\d+)([slu])(c?) (\S+) (\S+) ((?:[SCX]\d+-\d+ )*)([^]*)$/);
    const numbered = at => (at === '-' ? '' : lists.actors[at][0]), speaker = numbered(actor), stances = {};
    $$('.b', e).forEach((b, at) => { stances[token.get(e.dataset.issue.split(' ')[at])] = STANCES[b.className.match(/st-(\w+)/)[1]] || 'no-side'; });
    const whole = e.closest('.art').dataset.id + '#' + id;
    all.set(whole, { id: whole, e, sure: +sure, level, checked: !!checked, spans, actor: speaker, speaks_for: party === '=' ? party_of(speaker) : numbered(party), act: e.dataset.how.split(' ')[0], stances });
  });
  function places(s) {
    if (!s.places) {
      const text = article(s.e.closest('.art')), home = text.paragraphs.find(({ p }) => p === $('.q', s.e.closest('.para')));
      s.text = text;
      s.places = s.spans.split(' ').filter(Boolean).map(one => [one[0], ...one.slice(1).split('-').map(at => +at + home.start)]);
      s.content = s.places.filter(([part]) => part === 'X').map(([, from, to]) => text.text.slice(from, to)).join(GAP);
    }
    return s;
  }
  /* Where words stand in an article, nearest to a place, white space being what it is; a gap parts stretches. */
  function find(text, words, near) {
    const stretch = (part, from) => {
      const plain = squeeze(part).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ /g, '\\s+');
      const hits = plain ? [...text.matchAll(new RegExp(plain, 'gu'))].filter(hit => hit.index >= from) : [];
      const best = hits.sort((a, b) => Math.abs(a.index - near) - Math.abs(b.index - near))[0];
      return best && ['X', best.index, best.index + best[0].length];
    };
    const whole = stretch(words, 0), out = [];
    if (whole) return [whole];
    for (const part of words.split('…')) out.push(stretch(part, out.length && out[out.length - 1] ? out[out.length - 1][2] : 0));
    return out.every(Boolean) ? out : null;
  }

  /* What a person says, as the file has it; what the page does not hold is kept. */
  let file = { statements: [] }, stored = true, unsaved = false, order = [], now = null;
  const undone = [], said = new Map();
  const LISTS = ['statements', 'add', 'actors', 'retellings'], FIELDS = ['actor', 'speaks_for', 'act', 'stances', 'words'];
  const place = 'whosaid review ' + location.pathname.replace(/_files\/[^/]*$|\.html$/g, '') + ' ' + $('h1').textContent;
  const corrected = one => one && FIELDS.some(name => one[name] !== undefined);
  const done = s => s.checked || (said.has(s.id) && (!!said.get(s.id).check || corrected(said.get(s.id))));
  const missed = one => all.get(one.id) && all.get(one.id).missed;
  function whole() {
    const added = [...said.values()].filter(one => missed(one) && one.words && one.check !== 'reject').map(one => {
      const { id, content: _, words: content, check, ...rest } = one;
      return { article: all.get(id).missed, content, ...rest };
    });
    const add = [...(file.add || []), ...added];
    return { by: file.by, statements: [...said.values()].filter(one => !missed(one)), add: add.length ? add : undefined, actors: file.actors, retellings: file.retellings };
  }
  /* A statement that the program missed: it has a place among the others, in the article of one of them. */
  let last = 0;
  function place_for(e, words) {
    const s = { id: `+${++last}`, e, missed: e.closest('.art').dataset.id, sure: 0, content: '', places: [], text: article(e.closest('.art')), actor: '', speaks_for: '', act: 'state', stances: {} };
    all.set(s.id, s);
    if (words) said.set(s.id, { id: s.id, content: '', words, check: 'confirm' });
    return s;
  }
  function take(other) {
    file = { ...other };
    said.clear();
    all.forEach(s => { if (s.missed) all.delete(s.id); });
    other.statements.forEach(one => said.set(one.id, one));
    /* What was added stands here to be changed, unless the report has it by now, or another page. */
    file.add = (other.add || []).filter(({ article: of, content: words, ...rest }) => {
      const own = [...all.values()].filter(s => !s.missed && s.e.closest('.art').dataset.id === of);
      if (!own.length || own.some(s => squeeze(places(s).content) === squeeze(words))) return true;
      Object.assign(said.get(place_for(own[0].e, words).id), rest);
      return false;
    });
    round.elements.by.value = file.by || '';
  }
  function keep() {
    unsaved = true;
    try { localStorage.setItem(place, JSON.stringify(whole())); } catch (_) { stored = false; }
    $('.kept', desk).textContent = stored ? say.stored : say.unstored;
    const n = [...all.values()].filter(done).length;
    $('.far', desk).textContent = fill(say.progress, { n, t: all.size });
  }
  /* Changes a statement's entry so that it can be taken back. */
  function change(s, how) {
    const before = said.has(s.id) ? JSON.stringify(said.get(s.id)) : null, one = { id: s.id, content: places(s).content, ...said.get(s.id) };
    how(one);
    if (Object.keys(one).some(name => name !== 'id' && name !== 'content')) said.set(s.id, one); else said.delete(s.id);
    undone.push({ id: s.id, before });
    keep();
  }
  const held = (s, name) => {
    const one = said.get(s.id) || {};
    if (one[name] !== undefined) return one[name];
    if (name === 'speaks_for' && one.actor !== undefined) return one.actor && party_of(one.actor);
    return s[name];
  };
  const same = (a, b) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
  function set(name, value) {
    const s = now, base = name === 'speaks_for' && held(s, 'actor') !== s.actor ? party_of(held(s, 'actor')) : s[name];
    change(s, one => {
      if (name === 'stances' ? same(value, base) : value === base) delete one[name]; else one[name] = value;
      if (name === 'act' && one.act) one.act = value.toUpperCase();
      if (name === 'actor') delete one.speaks_for;
    });
    show(false);
    tell(state(s));
  }

  /* The statement at hand. */
  function state(s) {
    const one = said.get(s.id);
    if (s.missed) return one && one.check === 'reject' ? say.reject : say.added;
    const what = one && one.check === 'reject' ? say.reject : corrected(one) ? say.changed : one && one.check ? say.confirm : s.checked ? say.person : say.unchecked;
    return what + ' · ' + say[s.level];
  }
  const title = s => [s.missed ? '+' : $('a', s.e).textContent, actors.name(held(s, 'actor')) || (s.missed ? '…' : '') || plain($('p', s.e).textContent.replace($('a', s.e).textContent, ''))].join(' · ');
  function marked({ copy, start }, spans, tint) {
    const p = copy.cloneNode(true), texts = [], walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(walk.currentNode);
    const out = [];
    let at = start;
    texts.forEach(node => {
      const end = at + node.data.length, turns = node.parentElement.dataset.c, cuts = [at, end, ...spans.flatMap(([, from, to]) => [from, to])].filter(c => c >= at && c <= end).sort((a, b) => a - b);
      cuts.slice(1).forEach((to, i) => {
        const from = cuts[i], over = spans.filter(([, a, b]) => a <= from && b >= to && from < to), text = node.data.slice(from - at, to - at);
        const names = over.flatMap(([part, a, b]) => (part === 'X' ? ['X', tint, a === from ? 'x0' : '', b === to ? 'x1' : ''] : part)).join(' ').trim();
        if (!text) return;
        const piece = names || turns ? make(turns ? 'bdi' : 'span', { className: (turns ? 'ctl ' : '') + names }, text) : text;
        if (turns) piece.dataset.c = turns;
        out.push(piece);
      });
      at = end;
    });
    p.replaceChildren(...out);
    return p;
  }
  function context(s) {
    const { text, places: own } = places(s), one = said.get(s.id), near = (own.find(([part]) => part === 'X') || [0, 0])[1];
    const spans = one && one.words ? [...own.filter(([part]) => part !== 'X'), ...(find(text.text, one.words, near) || [])] : own;
    const home = text.paragraphs.find(({ p }) => p === $('.q', s.e.closest('.para'))), ends = spans.length ? spans : [['', home.start, home.end]];
    const from = Math.min(...ends.map(([, a]) => a)), to = Math.max(...ends.map(([, , b]) => b)), badge = s.missed ? null : $('.b', s.e);
    const first = text.paragraphs.findIndex(p => p.end > from), last = text.paragraphs.findIndex(p => p.end >= to);
    const shown = text.paragraphs.slice(Math.max(first - 1, 0), (last < 0 ? first : last) + 2);
    const heading = $('header', text.e).cloneNode(true);
    $$('[id]', heading).forEach(e => e.removeAttribute('id'));
    $$('h3', heading).forEach(h => h.replaceWith(make('p', { className: 'h' }, ...h.childNodes)));
    const go = make('a', { className: 'go btn', href: '#' + s.e.id.slice(2), textContent: $('dialog .go').textContent });
    go.addEventListener('click', () => desk.close());
    pane.replaceChildren(heading, ...shown.map(p => marked(p, spans, badge ? 't-' + badge.className.match(/st-(\w+)/)[1] : '')), go);
    const mark = $('.X,.C,.S', pane);
    if (mark) pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
  function stance_row(issue, stance) {
    const li = row.cloneNode(true), [input, select] = [$('input', li), $('select', li)];
    const kind = () => $$('option', select).forEach(o => {
      const one = issues.known.get(issues.id(input.value.trim()));
      o.dataset.should = o.dataset.should || o.textContent;
      o.textContent = (one && one[2] && o.dataset.is) || o.dataset.should;
    });
    const commit = () => { kind(); set('stances', Object.fromEntries($$('li', rows).map(one => [issues.id($('input', one).value.trim()), $('select', one).value]).filter(([id]) => id))); };
    [input.value, select.value, input.dir] = [issue && issues.name(issue), stance || 'agree', 'auto'];
    kind();
    input.addEventListener('change', commit);
    select.addEventListener('change', commit);
    $('button', li).addEventListener('click', () => { li.remove(); commit(); head.focus(); });
    rows.append(li);
    return li;
  }
  /* All again from what is held; the rows of stances stay where a change came from one of them. */
  function show(anew = true) {
    const none = !now;
    [codes, pane].forEach(e => { e.inert = none; });
    if (none) { head.textContent = say.none; pane.replaceChildren(); return; }
    const s = places(now), one = said.get(s.id) || {};
    head.replaceChildren(...title(s).split(' · ').flatMap((one, at) => [at ? ' · ' : '', make('bdi', { textContent: one })]));
    $('.state', codes).textContent = fill(say.place, { n: order.indexOf(s) + 1, t: order.length }) + ' · ' + state(s);
    field.actor.value = actors.name(held(s, 'actor'));
    field.speaks_for.value = actors.name(held(s, 'speaks_for'));
    field.act.value = held(s, 'act').toLowerCase();
    field.words.value = one.words || s.content;
    field.words.dir = getComputedStyle($('.q', s.e.closest('.para'))).direction;
    field.words.setCustomValidity('');
    field.words.lang = $('.q', s.e.closest('.para')).lang || document.documentElement.lang;
    field.translation.value = (one.translation || {})[document.documentElement.lang] || '';
    field.note.value = one.note || '';
    if (anew || rows.contains(document.activeElement) === false) {
      rows.replaceChildren();
      Object.entries(held(s, 'stances')).forEach(([issue, stance]) => stance_row(issue, stance));
    }
    context(s);
  }
  function go(s, before) {
    now = s;
    desk.scrollTop = codes.scrollTop = 0;
    show();
    tell([before, title(s), state(s)].filter(Boolean).join('. '));
  }
  const open_only = () => round.elements.open.checked;
  function step(by, before) {
    for (let at = order.indexOf(now) + by; at >= 0 && at < order.length; at += by) if (by < 0 || !open_only() || !done(order[at])) return go(order[at], before);
    show();
    return tell([before, say.end].filter(Boolean).join('. '));
  }
  function sort() {
    order = [...all.values()].filter(s => shown(s.e));
    if (round.elements.order.value === 'doubt') order.sort((a, b) => a.sure - b.sure);
    now = (order.includes(now) && now) || (open_only() && order.find(s => !done(s))) || order[0] || null;
    show();
    if (now) tell(title(now)); else tell(say.none);
  }
  const judge = check => { change(now, one => { one.check = check; }); step(1, say[check]); };
  function undo() {
    const last = undone.pop();
    if (!last) return tell(say.nothing);
    if (!last.file && /^\+\d+$/.test(last.id) && !all.has(last.id)) return undo();
    if (last.file) take(JSON.parse(last.file));
    else if (last.before) said.set(last.id, JSON.parse(last.before)); else said.delete(last.id);
    if (all.has(last.id) && missed(last) && !said.has(last.id)) all.delete(last.id);
    keep();
    return all.has(last.id) ? go(all.get(last.id), say.undone) : (sort(), tell(say.undone));
  }

  const chosen = () => {
    const range = getSelection().rangeCount && getSelection().getRangeAt(0);
    return range && pane.contains(range.commonAncestorContainer) ? squeeze(String(getSelection())) : '';
  };
  function add() {
    const words = chosen(), s = place_for(now.e, find(places(now).text.text, words, 0) && words);
    undone.push({ id: s.id, before: null });
    order.splice(order.indexOf(now) + 1, 0, s);
    keep();
    go(s);
    if (!words) field.words.focus();
  }

  /* Fields: what is written counts when it is left. */
  const text = (name, id) => field[name].addEventListener('change', () => set(name, id(field[name].value.trim())));
  [['actor', actors.id], ['speaks_for', actors.id]].forEach(([name, id]) => { field[name].dir = 'auto'; text(name, id); });
  field.act.addEventListener('change', () => set('act', field.act.value));
  field.note.addEventListener('change', () => set('note', field.note.value.trim() || undefined));
  field.translation.addEventListener('change', () => {
    const { [document.documentElement.lang]: _, ...others } = (said.get(now.id) || {}).translation || {}, own = field.translation.value.trim();
    const all = own ? { ...others, [document.documentElement.lang]: own } : others;
    set('translation', Object.keys(all).length ? all : undefined);
  });
  field.words.addEventListener('change', () => {
    const words = squeeze(field.words.value), near = (places(now).places.find(([part]) => part === 'X') || [0, 0])[1];
    if (words && !find(now.text.text, words, near)) {
      field.words.setCustomValidity(say.lost);
      setTimeout(() => field.words.reportValidity());
      return tell(say.lost);
    }
    return set('words', !words || words === squeeze(now.content) ? undefined : words);
  });
  [field.take, field.missed].forEach(button => button.addEventListener('pointerdown', e => e.preventDefault()));
  field.take.addEventListener('click', () => {
    if (!chosen()) return tell(say.lost);
    field.words.value = chosen();
    return field.words.dispatchEvent(new Event('change'));
  });
  field.add.addEventListener('click', () => $('input', stance_row('', 'agree')).focus());
  [codes, round].forEach(f => f.addEventListener('submit', e => e.preventDefault()));
  round.addEventListener('change', e => {
    if (e.target.name === 'order') now = null;
    if (e.target.name === 'order' || e.target.name === 'open') sort();
    if (e.target.name === 'by') { file.by = e.target.value.trim() || undefined; keep(); }
    if (e.target.name === 'file' && e.target.files[0]) e.target.files[0].text().then(read).catch(() => tell(say.unread)).finally(() => { e.target.value = ''; });
  });
  function read(text) {
    const other = JSON.parse(text.replace(/^\uFEFF/, '')), list = name => other[name] || [];
    if (!LISTS.some(name => name in other) || !LISTS.every(name => Array.isArray(list(name))) || !list('statements').every(one => typeof one.id === 'string')) throw new Error('another form');
    const old = JSON.stringify(whole()), mine = JSON.parse(old), by = file.by || other.by;
    const signed = name => list(name).map(one => (other.by && other.by !== by && ['statements', 'add'].includes(name) ? { by: other.by, ...one } : one));
    const kept = new Map([...mine.statements, ...signed('statements')].map(one => [one.id, one])), all = { by, statements: [...kept.values()] };
    LISTS.slice(1).forEach(name => {
      const joined = [...new Set([...(mine[name] || []), ...signed(name)].map(one => JSON.stringify(one)))];
      if (joined.length) all[name] = joined.map(one => JSON.parse(one));
    });
    undone.push({ file: old });
    take(all);
    keep();
    sort();
    tell(fill(say.loaded, { n: list('statements').length }));
  }
  const DEEDS = {
    confirm: () => judge('confirm'), reject: () => judge('reject'), next: () => step(1), before: () => step(-1), undo, missed: add,
    close: () => desk.close(),
    save: () => { save('corrections.json', 'application/json', JSON.stringify(whole(), null, 1) + '\n'); unsaved = false; },
    discard: () => { undone.push({ file: JSON.stringify(whole()) }); take({ statements: [] }); keep(); sort(); tell(say.discarded); },
  };
  desk.addEventListener('click', e => { const button = e.target.closest('button[name]'); if (button && DEEDS[button.name] && (now || !codes.contains(button))) DEEDS[button.name](); });

  /* Keys, only while the review has the focus and no field of text or choice has it. A keyboard of another script is read by its
     places. */
  const reach = e => { e.focus(); if (e.select) e.select(); };
  const KEYS = {
    y: DEEDS.confirm, n: DEEDS.reject, j: DEEDS.next, k: DEEDS.before, u: undo, m: add,
    a: () => reach(field.actor), b: () => reach(field.speaks_for), c: () => reach(field.act), w: () => reach(field.words), t: () => reach(field.translation), e: () => reach(field.note),
    i: () => reach($('input', rows) || $('input', stance_row('', 'agree'))),
    '?': () => { const help = $('.help', desk); help.open = !help.open; if (help.open) $('summary', help).focus(); },
  };
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  desk.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (e.target.matches('input:not([type=checkbox],[type=file]),textarea,select')) {
      if (!codes.contains(e.target)) return;
      if (e.key === 'Escape') { e.preventDefault(); show(); head.focus(); }
      /* Later, so that a name chosen from the list arrives first. */
      if (e.key === 'Enter' && !e.shiftKey) {
        if (e.target.hasAttribute('list')) setTimeout(() => head.focus());
        else { e.preventDefault(); head.focus(); }
      }
      return;
    }
    if (!round.elements.keys.checked || !now) return;
    const arrow = { ArrowLeft: 1, ArrowRight: 1 }[e.key] && (e.key === forward ? 'j' : 'k');
    const letter = arrow || (/^[\x21-\x7E]$/.test(e.key) ? e.key.toLowerCase() : e.shiftKey && e.code === 'Slash' ? '?' : /^Key[A-Z]$/.test(e.code) ? e.code[3].toLowerCase() : '');
    if (!KEYS[letter]) return;
    e.preventDefault();
    KEYS[letter]();
    if (!rows.contains(document.activeElement) && !codes.contains(document.activeElement) && !pane.contains(document.activeElement)) head.focus();
  });
  desk.addEventListener('close', () => { if (location.hash.startsWith('#s-')) unfold(); });
  addEventListener('beforeunload', e => { if (unsaved && !stored) e.preventDefault(); });

  try { take(JSON.parse(localStorage.getItem(place)) || { statements: [] }); } catch (_) { stored = false; }
  keep();
  unsaved = false;
  return () => { desk.showModal(); sort(); head.focus(); };
}
const start = $('.to-review');
if (start && $('dialog').showModal) {
  let enter = null;
  start.hidden = false;
  start.addEventListener('click', () => {
    enter = enter || reviewer($('dialog.review'), JSON.parse($('#lists').textContent));
    enter();
  });
}
