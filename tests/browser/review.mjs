// Reviews reports in headless Chromium by keys alone, and says what is not as it should be.
//
// usage: node review.mjs CHROMIUM CORRECTIONS.json REPORT.html OTHER.html…
// The first report holds the five statements that tests/it/browser.rs knows: what is said of them is downloaded to
// CORRECTIONS.json. The others, in other languages and layouts, are looked at, and all statements of the first of them are
// confirmed: CORRECTIONS-all.json. Exit code 1 if anything is found.

import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, corrections, first, ...others] = process.argv.slice(2);
if (!first) {
  console.error('usage: node review.mjs CHROMIUM CORRECTIONS.json REPORT.html OTHER.html…');
  process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const problems = [];
const profile = mkdtempSync(join(tmpdir(), 'whosaid-review-'));
const browser = await chromium.launchPersistentContext(profile, { executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'], headless: true });

async function open(report, { width = 1440, dark = false } = {}) {
  const page = await browser.newPage(), address = pathToFileURL(resolve(report)).href;
  const say = what => problems.push(`${report} ${width}px${dark ? ' dark' : ''}: ${what}`);
  page.on('request', r => { if (!r.isNavigationRequest() && r.url().split(/[?#]/)[0] !== address && !r.url().startsWith('blob:')) say(`a request leaves the page: ${r.url()}`); });
  page.on('console', m => say(`console ${m.type()}: ${m.text()}`));
  page.on('pageerror', e => say(`script error: ${e.stack}`));
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.goto(address);
  return { page, say };
}

const shown = page => page.evaluate(() => ({
  head: document.querySelector('dialog.review h3').textContent, state: document.querySelector('dialog.review .state').textContent,
  far: document.querySelector('dialog.review .far').textContent, told: document.querySelector('dialog.review [role=status]').textContent,
  content: [...document.querySelectorAll('dialog.review .where .X')].map(x => x.textContent).join(''), focus: document.activeElement.name || document.activeElement.localName,
}));
async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
  return shown(page);
}
async function enter(page) {
  await page.locator('.to-review').focus();
  return press(page, 'Enter');
}
async function download(page) {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 15000 }), page.locator('dialog.review button[name=save]').click()]);
  return file.path();
}
/** Writes into the field that a key leads to, and leaves it. */
async function write(page, key, text) {
  await page.keyboard.press(key);
  await page.keyboard.press('Control+A');
  if (text) await page.keyboard.type(text); else await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.localName === 'h3', null, { timeout: 5000 });
  return shown(page);
}

/** Five statements: confirmed, rejected, changed in all that can be changed, undone, left alone. */
async function work(report) {
  const { page, say } = await open(report);
  const expect = (is, should, what) => { if (!String(is).includes(should)) say(`${what}: “${is}” instead of “${should}”`); };
  let now = await enter(page);
  expect(now.focus, 'h3', 'the focus on entering');
  expect(now.far, '0 of 5', 'the progress at the beginning');
  await page.locator('select[name=order]').selectOption('text');
  await page.locator('dialog.review h3').focus();
  now = await shown(page);
  expect(now.content, 'talks must resume', 'the first statement in the order of the text');
  now = await press(page, 'y');
  expect(now.far, '1 of 5', 'the progress after one');
  expect(now.told, 'confirmed', 'what is told');
  expect(now.content, 'it had sent weapons', 'the second statement');
  now = await press(page, 'n');
  expect(now.content, 'the plan', 'the third statement');
  // Who speaks, by the name of the list; what it does; where it stands; its words, a translation, a note.
  now = await write(page, 'a', 'Germany');
  expect(now.told, 'corrected', 'what is told of a change');
  await page.keyboard.press('c');
  await page.keyboard.type('denies');
  await page.keyboard.press('Enter');
  await write(page, 'i', 'weapons');
  await page.locator('fieldset li select').first().selectOption('disagree');
  await page.locator('dialog.review h3').focus();
  await write(page, 't', 'what it says');
  await write(page, 'e', 'see the broadcast; j, k and y are letters here');
  await press(page, 'w');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('words that nobody wrote');
  now = await press(page, 'Enter');
  expect(now.told, 'does not have these words', 'what is told of words that the article lacks');
  await page.waitForFunction(() => document.activeElement.name === 'words', null, { timeout: 5000 }).catch(() => say('the focus does not return to the words that the article lacks'));
  await page.keyboard.press('Escape');
  now = await write(page, 'w', 'rejected the plan');
  expect(now.content, 'rejected the plan', 'the words after their borders were moved');
  now = await press(page, 'y');
  expect(now.far, '3 of 5', 'the progress after three');
  now = await press(page, 'n', 'u');
  expect(now.told, 'Undone', 'what is told of undoing');
  expect(now.far, '3 of 5', 'the progress after undoing');
  // What the program missed: the words marked in the article become a statement, and so do words that are written.
  await page.evaluate(() => {
    const text = document.createTreeWalker(document.querySelector('dialog.review .where .q'), NodeFilter.SHOW_TEXT), range = document.createRange();
    while (text.nextNode()) if (text.currentNode.data.includes('rejected')) range.selectNodeContents(text.currentNode);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  now = await press(page, 'm');
  expect(now.told, 'added by you', 'what is told of a statement that is added');
  now = await press(page, 'u');
  expect(now.far, '3 of 5', 'the progress after an addition was undone');
  await press(page, 'm');
  now = await write(page, 'w', 'on Monday');
  expect(now.far, '4 of 6', 'the progress after an addition');
  now = await write(page, 'a', 'the envoy');
  expect(now.head, 'the envoy', 'the speaker of what was added');
  now = await press(page, 'k', 'ArrowRight', 'ArrowLeft', 'k');
  expect(now.content, 'an envoy', 'the statement after steps on and back');
  now = await press(page, '?');
  if (!await page.locator('dialog.review .help[open]').count()) say('the question mark does not open the help');
  await press(page, 'Escape');
  if (await page.locator('dialog.review[open]').count()) say('Escape does not leave the review');
  if (!await page.evaluate(() => document.activeElement.matches('.to-review'))) say('the focus does not return to the button');
  await press(page, 'n', 'y');
  // What was said is there again, and a file brings it back when all was discarded.
  await page.reload();
  now = await enter(page);
  expect(now.far, '4 of 6', 'the progress after a reload');
  const file = await download(page);
  copyFileSync(file, corrections);
  await page.locator('dialog.review button[name=discard]').click();
  expect((await shown(page)).far, '0 of 5', 'the progress after all was discarded');
  await page.locator('dialog.review h3').focus();
  expect((await press(page, 'u')).far, '4 of 6', 'the progress after that was undone');
  await page.locator('dialog.review button[name=discard]').click();
  await page.locator('dialog.review input[type=file]').setInputFiles({ name: 'none.json', mimeType: 'application/json', buffer: Buffer.from('[1]') });
  await page.waitForFunction(() => /no corrections file/.test(document.querySelector('dialog.review [role=status]').textContent), null, { timeout: 5000 }).catch(() => say('a file of another form is not refused'));
  await page.locator('dialog.review input[type=file]').setInputFiles(corrections);
  await page.waitForFunction(() => /4 of 6/.test(document.querySelector('dialog.review .far').textContent), null, { timeout: 5000 }).catch(() => say('a file is not read back'));
  const again = await download(page);
  if (readFileSync(again, 'utf8') !== readFileSync(corrections, 'utf8')) say('a file that was read and saved is another');
  await page.close();
}

/** In another language, width or layout: nothing sticks out, axe has nothing to say, keys work by their place too. */
async function look(report, dress) {
  const { page, say } = await open(report, dress);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*{content-visibility:visible!important}');
    document.adoptedStyleSheets = [sheet];
  });
  if (!await page.locator('.to-review').isVisible()) return say('there is no button to review');
  const before = await enter(page);
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  const wide = await page.evaluate(() => {
    const desk = document.querySelector('dialog.review'), out = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) out.push('the page overflows');
    for (const e of [desk, ...desk.querySelectorAll('.where,.codes,.round')]) if (e.scrollWidth > e.clientWidth + 1) out.push(`${e.className} overflows: ${e.scrollWidth} in ${e.clientWidth}`);
    for (const e of desk.querySelectorAll('button,summary,input[type=checkbox]')) {
      const box = e.getBoundingClientRect();
      if (box.height && (box.height < 20 || box.width < 20)) out.push(`too small to press: ${e.outerHTML.slice(0, 80)}`);
    }
    return out;
  });
  wide.forEach(say);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run('dialog.review', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
  for (const v of violations) say(`axe ${v.id} (${v.nodes.length}×): ${v.help}: ${v.nodes[0].html.slice(0, 160)}`);
  // A keyboard of another script has other letters in the places of y and u.
  const other = (key, code) => page.evaluate(([key, code]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })), [key, code]);
  await other('غ', 'KeyY');
  const after = await shown(page);
  if (after.far === before.far) say('a key of an Arabic keyboard does nothing');
  await other('ع', 'KeyU');
  if ((await shown(page)).far !== before.far) say('undoing by a key of an Arabic keyboard does nothing');
  await page.locator('input[name=keys]').uncheck();
  await page.locator('dialog.review h3').focus();
  if ((await press(page, 'y')).far !== before.far) say('keys that were switched off do something');
  await page.close();
}

/** A whole report is confirmed, without a pause between the keys. */
async function confirm(report) {
  const { page, say } = await open(report);
  await enter(page);
  const all = await page.evaluate(() => {
    const all = document.querySelectorAll('[data-held]').length;
    for (let i = 0; i < all; i++) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'y', bubbles: true, cancelable: true }));
    return all;
  });
  const { statements } = JSON.parse(readFileSync(await download(page), 'utf8'));
  if (statements.length !== all) say(`${statements.length} of ${all} statements are confirmed`);
  copyFileSync(await download(page), corrections.replace('.json', '-all.json'));
  await page.close();
}

await work(first);
for (const report of others) for (const dress of [{ width: 1440 }, { width: 1440, dark: true }, { width: 360 }, { width: 320 }]) await look(report, dress);
if (others.length) await confirm(others[0]);
await browser.close();
rmSync(profile, { recursive: true, force: true });
for (const problem of problems.sort()) console.error(problem);
console.log(`${others.length + 1} reports reviewed, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
