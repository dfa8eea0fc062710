// Opens pages made of words that would like to be markup, opens everything in them, and says what came alive.
//
// usage: node inert.mjs CHROMIUM PAGE.html…
// The words call `alert` or load something; the page's own policy is taken off, so that only the escaping protects it.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, ...pages] = process.argv.slice(2);
const problems = [];
const profile = mkdtempSync(join(tmpdir(), 'whosaid-inert-'));
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launchPersistentContext(profile, { executablePath, args, headless: true });

/** What a page of ours does not have. */
function alive() {
  const out = [], foreign = 'img,iframe,frame,object,embed,base,video,audio,source,link,foreignObject,animate,set,meta[http-equiv=refresh i],form[action]';
  for (const e of document.querySelectorAll(foreign)) out.push(`an element: ${e.outerHTML.slice(0, 120)}`);
  for (const e of document.querySelectorAll('*')) {
    for (const a of e.attributes) {
      if (/^on|^srcdoc$/i.test(a.name)) out.push(`an attribute: ${a.name}="${a.value.slice(0, 80)}"`);
      if (/^(xlink:)?href$|^src$|action$/i.test(a.name) && a.value && !/^(https?:\/\/|#|\.\.\/|[\w%.-]+\.html|[\w%.-]+_files\/)/.test(a.value)) out.push(`an address: ${a.name}="${a.value.slice(0, 80)}"`);
      if (a.name === 'href' && /^https?:/.test(a.value) && !/noopener.*noreferrer|noreferrer.*noopener/.test(e.rel)) out.push(`a link without rel: ${a.value}`);
    }
  }
  const scripts = [...document.scripts].filter(s => !/json/.test(s.type));
  if (scripts.length > 1) out.push(`${scripts.length} scripts`);
  for (const s of document.scripts) if (/json/.test(s.type)) { try { JSON.parse(s.textContent); } catch (error) { out.push(`broken data: ${error.message}`); } }
  if (window.came_alive) out.push('a script of an input ran');
  return out;
}

for (const file of pages) {
  const bare = `${file}.bare.html`;
  writeFileSync(bare, readFileSync(file, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  for (const address of [file, bare]) {
    const page = await browser.newPage();
    const say = what => problems.push(`${address}: ${what}`);
    page.on('dialog', d => { say(`a dialog: ${d.message()}`); d.dismiss(); });
    page.on('request', r => { if (!r.isNavigationRequest()) say(`a request: ${r.url()}`); });
    page.on('console', m => say(`console: ${m.text()}`));
    page.on('pageerror', e => say(`script error: ${e.message}`));
    await page.addInitScript(() => { window.alert = () => { window.came_alive = true; }; });
    await page.goto(pathToFileURL(address).href);
    (await page.evaluate(alive)).forEach(say);
    // Whatever opens is opened: details, the words behind cells and numbers, the box that finds.
    await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
    const openers = 'a.peek, a.n, svg a.nd';
    // In a site they lead to other pages, which are looked at by themselves.
    const many = await page.locator('a[href*=".html"]').count() ? 0 : Math.min(40, await page.locator(openers).count());
    for (let at = 0; at < many; at++) {
      await page.evaluate(([openers, at]) => document.querySelectorAll(openers)[at]?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })), [openers, at]);
      (await page.evaluate(alive)).forEach(what => say(`in the dialog: ${what}`));
      await page.evaluate(() => document.querySelector('dialog[open]')?.close());
    }
    await page.goto(pathToFileURL(address).href);
    for (const box of await page.locator('input[type=search]:visible').elementHandles()) {
      for (const words of ['<img src=x onerror=alert(1)>', 'script']) {
        await box.fill(words);
        await page.waitForTimeout(300);
        (await page.evaluate(alive)).forEach(what => say(`in what is found: ${what}`));
      }
    }
    await page.evaluate(() => document.querySelectorAll('a, button, select').forEach(e => { for (const kind of ['mouseover', 'focus', 'mouseenter']) e.dispatchEvent(new Event(kind)); }));
    (await page.evaluate(alive)).forEach(say);
    await page.close();
  }
}
await browser.close();
rmSync(profile, { recursive: true, force: true });
for (const problem of new Set(problems)) console.error(problem);
console.log(`${pages.length} pages looked at, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
