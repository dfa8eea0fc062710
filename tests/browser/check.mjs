// Looks at reports in headless Chromium and says what is not as it should be.
//
// usage: node check.mjs CHROMIUM REPORT.html…   (one report per page language, of the same input)
// Each report is opened from its file in light and dark, wide and narrow; exit code 1 if anything is found.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, ...reports] = process.argv.slice(2);
if (!executablePath || reports.length === 0) {
  console.error('usage: node check.mjs CHROMIUM REPORT.html…');
  process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const problems = [];
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
// axe is put in through the debugger, which the page's policy does not bind; the policy stays in force for the page.

/** Calls `work` with a browser of its own: pages that share one take the focus from each other, and keys get lost. */
async function with_browser(work) {
  const profile = mkdtempSync(join(tmpdir(), 'whosaid-browser-'));
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args: quiet, headless: true });
  try {
    await work(browser);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function lay_out() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*{content-visibility:visible!important}');
  document.adoptedStyleSheets = [sheet];
}

/** Opens a report and gathers requests that leave it, console messages and errors. */
async function open(browser, report, { width, dark = false, script = true, media = 'screen' }) {
  const name = `${report} ${width}px${dark ? ' dark' : ''}${script ? '' : ' without script'}${media === 'print' ? ' print' : ''}`;
  const page = await browser.newPage();
  const say = what => problems.push(`${name}: ${what}`);
  const address = pathToFileURL(resolve(report)).href;
  page.on('request', r => { if (!r.isNavigationRequest() && r.url().split(/[?#]/)[0] !== address) say(`a request leaves the page: ${r.url()}`); });
  page.on('console', m => say(`console ${m.type()}: ${m.text()}`));
  page.on('pageerror', e => say(`script error: ${e.message}`));
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', media });
  if (script) await page.addInitScript(reads_numbers);
  if (!script) {
    const session = await browser.newCDPSession(page);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  }
  await page.goto(address);
  // What is far from view is laid out only when it comes near: here all of it is looked at.
  if (script) await page.evaluate(lay_out);
  return { page, say };
}

/** Whether an element is there, or comes within a machine's bad moment: a key's work may be done after its press is acknowledged. */
const comes = locator => locator.first().waitFor({ timeout: 10000 }).then(() => true, () => false);

/** Whether something becomes true of the page. */
const holds = (page, test, what = null) => page.waitForFunction(test, what, { timeout: 10000 }).then(() => true, () => false);

/** Put into every page: the numbers that a text holds, in digits of any kind, and whether all are the page's digits. */
function reads_numbers() {
  const value = c => { let v = 0; while (v < 9 && /\p{Nd}/u.test(String.fromCodePoint(c.codePointAt(0) - v - 1))) v++; return v; };
  window.numbers = text => (text.match(/\p{Nd}+/gu) ?? []).map(run => [...run].reduce((n, c) => n * 10 + value(c), 0));
  window.own_digits = text => (text.match(/\p{Nd}/gu) ?? []).every(c => document.querySelector('main').dataset.digits.includes(c));
}

/** Closes the dialog by key and waits until it is closed. */
async function escape(page) {
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'hidden', timeout: 10000 }).catch(() => {});
}

/** No sideways scrolling, and nothing sticks out of a box that does not scroll. */
async function reflow({ page, say }) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const out = [...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll,.vh,thead') && (e.getBoundingClientRect().right > root.clientWidth + 1 || e.getBoundingClientRect().left < -1));
    return `${root.scrollWidth}px: ${out.slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')}`;
  });
  if (wide) say(`overflows: ${wide}`);
}

/** No word is broken in a table's cell, head, badge or button; nothing sticks out of its cell; no label of the graph lies on another. */
async function whole({ page, say }) {
  const found = await page.evaluate(() => {
    const out = [], clipped = e => e !== null && (getComputedStyle(e).clipPath !== 'none' || clipped(e.parentElement));
    const seen = e => e.checkVisibility({ contentVisibilityAuto: true }) && !e.closest('.vh');
    const words = e => {
      const all = [], walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        for (const m of node.data.matchAll(/[\p{L}\p{N}\p{M}’']+/gu)) {
          const range = document.createRange();
          range.setStart(node, m.index);
          range.setEnd(node, m.index + m[0].length);
          const rects = [...range.getClientRects()].filter(r => r.width > 0);
          if (rects.length) all.push({ word: m[0], rects, owner: node.parentElement });
        }
      }
      return all;
    };
    for (const e of document.querySelectorAll('.mx :is(th,td),thead th,.b,button,.btn,.toc a')) {
      if (!seen(e) || e.closest('.brk')) continue;
      const box = e.getBoundingClientRect();
      for (const { word, rects, owner } of words(e)) {
        if (clipped(owner) || owner.closest('.brk')) continue;
        if (new Set(rects.map(r => Math.round(r.top))).size > 1) out.push(`the word “${word}” is broken in ${e.className || e.tagName}`);
        else if (rects.some(r => r.left < box.left - 1 || r.right > box.right + 1)) out.push(`the word “${word}” sticks out of ${e.className || e.tagName}`);
      }
    }
    const labels = [...document.querySelectorAll('.gr text')].filter(seen).map(e => [e, e.getBoundingClientRect()]);
    for (let i = 0; i < labels.length; i++) {
      for (let j = i + 1; j < labels.length; j++) {
        const [a, b] = [labels[i][1], labels[j][1]];
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x > 2 && y > 0.45 * Math.min(a.height, b.height)) out.push(`labels of the graph overlap: “${labels[i][0].textContent}” and “${labels[j][0].textContent}”`);
      }
    }
    for (const [e, r] of labels) {
      const box = e.closest('a')?.querySelector('rect').getBoundingClientRect();
      if (box && (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1)) out.push(`“${e.textContent}” sticks out of its box in the graph`);
    }
    return [out.length, ...new Set(out)].slice(0, 5);
  });
  found.slice(1).forEach(say);
}

/** axe, all of its rules. Where the page has been looked at whole in another width, a few articles and issues stand for all. */
async function accessible({ page, say }, whole = true) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(exclude => window.axe.run({ include: [['html']], exclude }, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
  }), whole ? [] : [['.art:nth-of-type(n+3)'], ['.issue:nth-of-type(n+4)']]);
  for (const v of violations) say(`axe ${v.id} (${v.nodes.length}×): ${v.help}: ${v.nodes[0].html.slice(0, 160)}`);
}

/** ids are unique, every inner link lands, links outward are safe, nothing is styled or scripted inline. */
async function links({ page, say }) {
  const found = await page.evaluate(() => {
    const out = [], ids = new Map();
    document.querySelectorAll('[id]').forEach(e => ids.set(e.id, (ids.get(e.id) ?? 0) + 1));
    ids.forEach((n, id) => { if (n > 1) out.push(`id ${id} stands ${n} times`); });
    document.querySelectorAll('a[href]').forEach(a => {
      const href = a.getAttribute('href');
      if (href.startsWith('#')) { if (!ids.has(href.slice(1))) out.push(`${href} leads nowhere`); }
      else if (!/^https?:\/\//.test(href) || !/noopener/.test(a.rel)) out.push(`unsafe link ${href}`);
    });
    document.querySelectorAll('*').forEach(e => { for (const a of e.attributes) if (a.name === 'style' || a.name.startsWith('on')) out.push(`${e.tagName} has ${a.name}=`); });
    document.querySelectorAll('[aria-labelledby],[aria-describedby]').forEach(e => {
      for (const id of `${e.getAttribute('aria-labelledby') ?? ''} ${e.getAttribute('aria-describedby') ?? ''}`.trim().split(/\s+/)) if (!ids.has(id)) out.push(`label #${id} is missing`);
    });
    return out;
  });
  found.forEach(say);
}

/** The letters of every run of text agree with the nearest language and direction. */
async function tongues({ page, say }) {
  const found = await page.evaluate(() => {
    const rtl = /\p{Script=Arabic}|\p{Script=Hebrew}/gu, letter = /\p{L}/gu, out = [];
    const own = new Map(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const e = node.parentElement;
      if (e.closest('script,style')) continue;
      const block = e.closest('[lang]');
      const [r, n] = own.get(block) ?? [0, 0];
      own.set(block, [r + (node.data.match(rtl) ?? []).length, n + (node.data.match(letter) ?? []).length]);
    }
    own.forEach(([r, n], e) => {
      if (e === document.documentElement || n === 0) return;
      const lang = e.getAttribute('lang'), right = ['ar', 'fa', 'ur', 'he'].includes(lang), rather = r * 2 > n;
      if (lang !== 'und' && right !== rather) out.push(`lang=${lang} round ${e.textContent.trim().slice(0, 60)}`);
      const drawn = e.closest('svg') ? e.closest('[direction]').getAttribute('direction') : getComputedStyle(e).direction;
      if (e.closest('svg') === null && (drawn === 'rtl') !== rather) out.push(`dir=${drawn} round ${e.textContent.trim().slice(0, 60)}`);
    });
    return out.slice(0, 5);
  });
  found.forEach(say);
}

/** WCAG 1.4.12: with wider spacing of lines, paragraphs, words and letters nothing is cut off or runs out of the page. */
async function spaced({ page, say }) {
  const loose = 'body *{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';
  await page.evaluate(loose => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(loose);
    document.adoptedStyleSheets.push(sheet);
  }, loose);
  await reflow({ page, say: what => say(`with WCAG text spacing it ${what}`) });
  const cut = await page.evaluate(() => [...document.querySelectorAll('main :is(p,td,th,li,h2,h3,h4,blockquote,button,a)')].filter(e => {
    const style = getComputedStyle(e);
    return style.overflow === 'hidden' && style.clipPath === 'none' && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
  }).slice(0, 3).map(e => e.outerHTML.slice(0, 100)));
  cut.forEach(e => say(`with WCAG text spacing this is cut off: ${e}`));
  await page.evaluate(() => { document.adoptedStyleSheets.pop(); });
}

/** An address of a statement marks it where it stands. */
async function marked({ page, say }) {
  const shade = () => page.evaluate(() => getComputedStyle(document.querySelector('.art .para:has(.n)')).backgroundColor);
  const before = await shade();
  await page.evaluate(() => { location.hash = document.querySelector('.art .n').id; });
  if (await shade() === before) say('the target of an address is not marked');
  await page.evaluate(() => { location.hash = 'about'; });
}

/** The first screen is the answer: title, one sentence of counts, the findings. */
async function answers({ page, say }) {
  const below = await page.evaluate(() => ['h1', '.stand', '.finds'].filter(css => {
    const e = document.querySelector(css);
    return e && e.getBoundingClientRect().top > innerHeight - 100;
  }));
  below.forEach(css => say(`${css} is not on the first screen`));
}

/** Keys alone: the skip link comes first and leads to the report, every stop is seen, and nothing holds the focus. */
async function keyboard({ page, say }) {
  const stop = () => page.evaluate(() => {
    const e = document.activeElement, style = getComputedStyle(e), after = getComputedStyle(e, '::after');
    const seen = [style, after].some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || (e.closest('svg') && getComputedStyle(e.querySelector('rect') ?? e).strokeWidth === '2.5px');
    window.stops ??= new Map();
    if (!window.stops.has(e)) window.stops.set(e, window.stops.size);
    return { at: window.stops.get(e), seen, body: e === document.body, html: e.outerHTML.slice(0, 100), skip: e.matches('.skip') };
  });
  await page.keyboard.press('Tab');
  if (!(await stop()).skip) say('the first stop is not the skip link');
  const blind = new Set();
  let last = -1;
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const { at, seen, body, html } = await stop();
    if (body) break;
    if (at === last) say(`the focus is held by ${html}`);
    if (!seen) blind.add(html);
    last = at;
  }
  [...blind].slice(0, 3).forEach(html => say(`the focus is not seen on ${html}`));
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  if (!await page.evaluate(() => document.activeElement.closest('main'))) say('the skip link does not lead into the report');
}

/** A told cell of the coverage opens the outlet's sentence; what differs in wordings is marked by an element, not by colour alone. */
async function coverage({ page, say }) {
  const cell = page.locator('.cv td a[href^="#s-"]').first();
  if (!await cell.count()) return;
  await cell.focus();
  await page.keyboard.press('Enter');
  if (!await comes(page.locator('dialog[open] .para'))) say('a cell of the coverage does not open its sentence');
  await escape(page);
  const found = await page.evaluate(() => {
    const out = [], mark = document.querySelector('.wd mark');
    if (mark && !/underline/.test(getComputedStyle(mark).textDecorationLine)) out.push('words that differ are not underlined');
    const words = [...document.querySelectorAll('.cv td')].filter(td => !td.textContent.trim());
    if (words.length) out.push(`${words.length} cells of the coverage say nothing`);
    return out;
  });
  found.forEach(say);
}

/** The peek dialog opens by key, shows the words, closes by Escape and gives the focus back; a filter hides and counts. */
async function interactions({ page, say }) {
  const cell = page.locator('a.cell.peek').first();
  if (await cell.count()) {
    await cell.focus();
    await page.keyboard.press('Enter');
    if (!await comes(page.locator('dialog[open] .card'))) say('a cell does not open its words');
    await escape(page);
    const handle = await cell.elementHandle();
    if (!await holds(page, e => e === document.activeElement, handle)) say('the focus does not return after Escape');
  }
  // Every filter, by its first choice: as many notes are left as bear it.
  await page.evaluate(() => { document.querySelector('.filters').open = true; });
  const wrong = await page.evaluate(() => {
    const form = document.querySelector('.filters form'), out = [];
    const set = (select, value) => { select.value = value; form.dispatchEvent(new Event('change', { bubbles: true })); };
    for (const select of form.querySelectorAll('select')) {
      const value = select.options[1].value;
      set(select, value);
      const bears = note => {
        const [act, verb = 'neutral', form = 'paraphrased'] = note.dataset.how.split(' '), { outlet, lang } = note.closest('[data-outlet]').dataset;
        return ({ act, verb, form, outlet, lang, side: note.dataset.side, issue: note.dataset.issue }[select.name] ?? '').split(' ').includes(value);
      };
      const notes = [...document.querySelectorAll('[data-how]')], shown = notes.filter(note => !note.closest('.fx')), wanted = notes.filter(bears);
      if (!wanted.length || shown.length !== wanted.length || !numbers(document.querySelector('.fstat').textContent).includes(wanted.length)) out.push(`${select.name}=${value} shows ${shown.length} of ${wanted.length}`);
      if (!own_digits(document.querySelector('.fstat').textContent)) out.push(`${select.name}=${value} counts in other digits than the page: ${document.querySelector('.fstat').textContent}`);
      set(select, '');
    }
    return out;
  });
  wrong.forEach(what => say(`the filter ${what}`));
  const filter = page.locator('select[name=lang]');
  const values = await filter.locator('option').evaluateAll(all => all.map(o => o.value).filter(Boolean));
  if (values.length > 1) {
    await page.evaluate(() => { document.querySelector('.filters').open = true; });
    await filter.selectOption(values[0]);
    const shown = await page.evaluate(() => [[...document.querySelectorAll('.note')].filter(n => !n.closest('.fx')).length, document.querySelectorAll('.note').length, numbers(document.querySelector('.fstat').textContent)]);
    if (shown[0] === 0 || shown[0] === shown[1] || !shown[2].includes(shown[0])) say(`the language filter shows ${shown}`);
    if (!page.url().includes(`lang=${values[0]}`)) say('the filter does not stand in the address');
    await page.reload();
    if (await page.locator('select[name=lang]').inputValue() !== values[0]) say('the filter is lost on reload');
    await page.evaluate(() => { document.querySelector('.filters').open = true; });
    await page.locator('button[type=reset]').click();
  }
}

/** Search: hits are counted, listed, reached by key and opened; the query stands in the address and survives a reload; a copy button says what it did. */
async function search({ page, say }) {
  const field = page.locator('input[name=q]');
  if (!await field.count()) return say('there is no search');
  await page.evaluate(() => { document.querySelector('.filters').open = true; });
  const word = await page.evaluate(() => document.querySelector('.art .X,.held p.q').textContent.match(/\p{L}{4,}/u)?.[0] ?? '');
  await field.fill(word);
  await comes(page.locator('.hits li'));
  const state = () => page.evaluate(() => ({
    said: document.querySelector('.fstat').textContent, counts: numbers(document.querySelector('.fstat').textContent), own: own_digits(document.querySelector('.fstat').textContent + document.querySelector('.beyond').textContent), listed: document.querySelectorAll('.hits li').length, marked: document.querySelectorAll('.hits mark').length,
    shown: [...document.querySelectorAll('[data-how]')].filter(n => !n.closest('.fx')).length, all: document.querySelectorAll('[data-how]').length,
  }));
  const found = await state();
  if (!found.listed || !found.marked || !found.counts.includes(found.shown) || !found.own) say(`the search for “${word}” finds ${JSON.stringify(found)}`);
  if (new URL(page.url()).searchParams.get('q') !== word) say('the search does not stand in the address');
  await field.focus();
  await page.keyboard.press('Tab');
  if (!await page.evaluate(() => document.activeElement.closest('.hits'))) await page.keyboard.press('Tab');
  if (await page.locator('.art .note').count()) {
    await page.keyboard.press('Enter');
    if (!await comes(page.locator('dialog[open] .body > *'))) say('a hit is not opened by key');
    await escape(page);
  }
  if (!await holds(page, () => document.activeElement.closest('.hits'))) say('the focus does not return to the hit');
  await page.reload();
  if (found.listed) await comes(page.locator('.hits li'));
  const again = await state();
  if (JSON.stringify(again) !== JSON.stringify(found)) say(`the search is lost on reload: ${JSON.stringify(again)}`);
  await page.evaluate(() => { document.querySelector('.filters').open = true; });
  await page.locator('button[type=reset]').click();
  if (!await page.locator('.art .note').count()) return;
  const copy = page.locator('.art .note button.copy').first();
  await page.locator('.art .note').first().scrollIntoViewIfNeeded();
  await copy.focus();
  await page.keyboard.press('Enter');
  if (!await holds(page, () => document.querySelector('.told').textContent !== '')) say('copying a link is not announced');
}

/** The data can be taken along: a row for each statement and each cell, under their addresses. */
async function data({ page, say }) {
  const wanted = await page.evaluate(() => ({ statements: document.querySelectorAll('[data-how]').length, positions: document.querySelectorAll('.mx td[data-side]').length }));
  for (const [name, rows] of Object.entries(wanted)) {
    const button = page.locator(`.take button[name=${name}]`);
    if (!rows) continue;
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: 15000 }).catch(() => null), button.click()]);
    const text = file && readFileSync(await file.path(), 'utf8');
    const found = text ? text.split('\r\n').length - 2 : 0;
    if (found !== rows) say(`the file of ${name} has ${found} rows of ${rows}`);
  }
}

/** The page's own fold agrees with the table that the program's fold agrees with. */
function folds() {
  const script = readFileSync(new URL('../../templates/script/10-filters.js', import.meta.url), 'utf8');
  const fold = new Function(`${script.slice(script.indexOf('const fold ='), script.indexOf('const terms ='))}; return fold;`)();
  for (const [one, other, same] of JSON.parse(readFileSync(new URL('../fold.json', import.meta.url), 'utf8'))) {
    if ((fold(one) === fold(other)) !== same) problems.push(`the search folds ${one} to ${fold(one)}, ${other} to ${fold(other)}`);
  }
}

/** The text of a PDF's pages, if poppler is here to read it: in the order in which it was drawn, which keeps columns apart,
 * then in that of reading, which keeps Persian words whole that hold a non-joiner. */
function pages_of(pdf, first, last) {
  const read = how => spawnSync('pdftotext', [...how, '-f', String(first), '-l', String(last), '-', '-'], { input: pdf, maxBuffer: 1 << 28, encoding: 'utf8' });
  const out = [read(['-raw']), read([])];
  return out.some(one => one.error) ? null : out.map(one => one.stdout).join('\n');
}
const right = /\p{Script=Arabic}|\p{Script=Hebrew}/u;

const squeeze = text => text.normalize('NFKC').replace(/[\s\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069]+/g, '');

/** Words of right-to-left scripts come out of a PDF with the letters of a ligature turned round: a word is known by its letters. */
const letters = word => [...word.normalize('NFKD').replace(/\p{M}/gu, '')].sort().join('');
const turned = text => text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '').match(/[\p{Script=Arabic}\p{Script=Hebrew}]{3,}/gu) ?? [];

/** Whether a statement stands in the text of a PDF: its first letters, or nearly all of its words where they are turned. */
function printed_in(pdf) {
  const all = squeeze(pdf), words = new Set(turned(pdf).map(letters));
  return text => {
    if (!right.test(text)) return all.includes(squeeze(text).slice(0, 16));
    const own = turned(text);
    return own.filter(word => words.has(letters(word))).length >= own.length * 0.75;
  };
}

/** The words inside every content mark of the articles. */
const contents = page => page.evaluate(() => [...document.querySelectorAll('#articles .para > .q .X')].map(x => x.textContent));

/** Everything about one report. */
async function look(browser, report) {
  let said = [];
  // Both directions are looked at in every dress; further page languages of a direction in the two that differ most.
  const full = /<html lang="(ar|en)"/.test(readFileSync(report, 'utf8'));
  for (const dark of [false, true]) {
    for (const width of [1440, 1024, 768, 360, 320]) {
      if (!full && (dark || (width !== 1440 && width !== 320))) continue;
      const view = await open(browser, report, { width, dark });
      if (width !== 768) await accessible(view, width === 1440);
      if (!dark) {
        await reflow(view);
        await whole(view);
        if (width === 1440 || width === 320) await spaced(view);
      }
      if (!dark && width === 1440) {
        said = await contents(view.page);
        await links(view);
        await tongues(view);
      }
      await view.page.close();
    }
  }
  const view = await open(browser, report, { width: 1440 });
  await answers(view);
  await keyboard(view);
  await coverage(view);
  await interactions(view);
  await search(view);
  await data(view);
  await marked(view);
  await view.page.close();
  if (said.length === 0) problems.push(`${report}: no statement is marked in any article`);

  const plain = await open(browser, report, { width: 1280, script: false });
  // Without script the page cannot be asked by script: what the accessibility tree and layout see is asked instead.
  const session = await browser.newCDPSession(plain.page);
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const words = [];
  const read = node => {
    if (node.nodeName === '#text') words.push(node.nodeValue);
    else if (!['SCRIPT', 'STYLE'].includes(node.nodeName)) (node.children ?? []).forEach(read);
  };
  read(root);
  const find = (node, test) => (test(node) ? node : (node.children ?? []).reduce((found, child) => found ?? find(child, test), null));
  const filters = find(root, node => (node.attributes ?? []).includes('filters'));
  if (filters && !filters.attributes.includes('hidden')) plain.say('the filters are shown');
  const all = squeeze(words.join(''));
  for (const text of said) if (!all.includes(squeeze(text))) plain.say(`missing: ${text.slice(0, 80)}`);
  await plain.page.close();

  const print = await open(browser, report, { width: 1280, media: 'print' });
  const hidden = await print.page.evaluate(() => [...document.querySelectorAll('#articles .X')].filter(x => !x.checkVisibility({ contentVisibilityAuto: true }) || x.getClientRects().length === 0).map(x => x.textContent.slice(0, 80)));
  hidden.slice(0, 5).forEach(text => print.say(`a statement would not print: ${text}`));
  const pdf = await print.page.pdf({ preferCSSPageSize: true, printBackground: false });
  const text = pages_of(pdf, 1, 100000);
  if (text === null) console.log(`${report}: the PDF's text was not read back, there is no pdftotext here`);
  else {
    const there = printed_in(text), second = printed_in(pages_of(pdf, 2, 2));
    for (const words of said) if (!there(words)) print.say(`not in the PDF: ${words.slice(0, 80)}`);
    const matrix = await print.page.evaluate(() => document.querySelector('.mx tbody th a')?.textContent);
    if (matrix && !second(matrix)) print.say('the matrix does not stand on the second sheet of paper');
  }
  await print.page.close();
}

/** A report in several files: every kind of page stands alone, and an address of the one-page form leads on. */
async function look_site(browser, report) {
  const folder = report.replace(/\.html$/, '_files');
  const article = readdirSync(folder).find(name => name.startsWith('article-'));
  for (const file of [report, join(folder, 'issues.html'), join(folder, 'actors.html'), join(folder, article)]) {
    for (const width of [1280, 320]) {
      const view = await open(browser, file, { width });
      await reflow(view);
      await whole(view);
      if (width === 1280) {
        await accessible(view);
        await tongues(view);
      }
      await view.page.close();
    }
  }
  const view = await open(browser, report, { width: 1280 });
  const { page, say } = view;
  await search(view);
  const ids = await page.evaluate(() => [document.querySelector('.held li').id, document.querySelector('td a.cell.peek').getAttribute('href').split('#')[1]]);
  for (const id of ids) {
    await page.goto('about:blank');
    await page.goto(`${pathToFileURL(resolve(report)).href}#${id}`);
    await page.waitForURL(/_files\//, { timeout: 15000 }).catch(() => say(`#${id} does not lead on to its page`));
    if (!await page.locator(':target').count()) say(`#${id} is not marked on its page`);
  }
  await page.close();
}

/** A report of thousands of statements opens in less than two seconds; the best of three, since others use the machine too. */
async function opens(browser, report) {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(resolve(report)).href);
    best = Math.min(best, await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))));
    await page.close();
  }
  console.log(`${report}: ${(readFileSync(report).length / 1e6).toFixed(2)} MB, opened in ${Math.round(best)} ms`);
  if (best > 2000) problems.push(`${report}: opens in ${Math.round(best)} ms`);
}

folds();
const is_large = report => readFileSync(report).length > 2e6, is_site = report => existsSync(report.replace(/\.html$/, '_files'));
await with_browser(async browser => {
  for (const report of reports.filter(is_large)) await opens(browser, report);
});
// Two at a time: on a machine of two cores more only keep each other from answering.
const rest = reports.filter(report => !is_large(report));
const work = async browser => {
  for (let report; (report = rest.shift());) await (is_site(report) ? look_site : look)(browser, report);
};
await Promise.all([with_browser(work), with_browser(work)]);
for (const problem of problems.sort()) console.error(problem);
console.log(`${reports.length} reports looked at, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
