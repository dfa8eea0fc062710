// Looks at worksheets in headless Chromium and says what is not as it should be.
//
// usage: node sheet.mjs CHROMIUM SHEET.html…
// Each sheet is opened from its file in light and dark and printed: no request, no message, axe has nothing to say, no
// pixel has a colour, the key begins a page, Arabic stands in 14 points or more and is never slanted.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, ...sheets] = process.argv.slice(2);
if (!executablePath || sheets.length === 0) {
  console.error('usage: node sheet.mjs CHROMIUM SHEET.html…');
  process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const problems = [];
const profile = mkdtempSync(join(tmpdir(), 'whosaid-sheets-'));
const browser = await chromium.launchPersistentContext(profile, { executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'], headless: true });

async function open(sheet, { width = 1000, dark = false, media = 'screen' }) {
  const page = await browser.newPage();
  const say = what => problems.push(`${sheet} ${width}px${dark ? ' dark' : ''} ${media}: ${what}`);
  const address = pathToFileURL(resolve(sheet)).href;
  page.on('request', r => { if (r.url().split(/[?#]/)[0] !== address) say(`a request leaves the page: ${r.url()}`); });
  page.on('console', m => say(`console ${m.type()}: ${m.text()}`));
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', media });
  await page.goto(address);
  return { page, say };
}

/** The colours of a picture that are no grey. */
async function coloured(png) {
  const page = await browser.newPage();
  const count = await page.evaluate(async data => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), c => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(image.width, image.height), at = canvas.getContext('2d');
    at.drawImage(image, 0, 0);
    const { data: p } = at.getImageData(0, 0, image.width, image.height);
    let n = 0;
    for (let i = 0; i < p.length; i += 4) if (Math.max(p[i], p[i + 1], p[i + 2]) - Math.min(p[i], p[i + 1], p[i + 2]) > 1) n++;
    return n;
  }, png.toString('base64'));
  await page.close();
  return count;
}

/** What holds of the marked-up page. */
async function marked({ page, say }) {
  const found = await page.evaluate(() => {
    const out = [], ids = new Map();
    document.querySelectorAll('[id]').forEach(e => ids.set(e.id, (ids.get(e.id) ?? 0) + 1));
    ids.forEach((n, id) => { if (n > 1) out.push(`id ${id} stands ${n} times`); });
    document.querySelectorAll('a[href^="#"]').forEach(a => { if (!ids.has(a.getAttribute('href').slice(1))) out.push(`${a.getAttribute('href')} leads nowhere`); });
    document.querySelectorAll('*').forEach(e => { for (const a of e.attributes) if (a.name === 'style' || a.name.startsWith('on')) out.push(`${e.tagName} has ${a.name}=`); });
    if (document.querySelector('script')) out.push('there is a script');
    const key = document.querySelector('.key');
    if (key && getComputedStyle(key).breakBefore !== 'page') out.push('the key does not begin a page');
    for (const task of document.querySelectorAll('.task')) if (getComputedStyle(task).breakBefore !== 'page') out.push(`${task.id} does not begin a page`);
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const style = getComputedStyle(node.parentElement);
      if (style.fontStyle !== 'normal' && node.data.trim()) out.push(`slanted: ${node.data.trim().slice(0, 40)}`);
      if (/\p{Script=Arabic}/u.test(node.data) && parseFloat(style.fontSize) < 18.6) out.push(`${style.fontSize}: ${node.data.trim().slice(0, 40)}`);
    }
    return out.slice(0, 6);
  });
  found.forEach(say);
}

async function look(sheet) {
  for (const dark of [false, true]) {
    for (const width of [1000, 320]) {
      const view = await open(sheet, { width, dark });
      await view.page.evaluate(axe);
      const { violations } = await view.page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const v of violations) view.say(`axe ${v.id} (${v.nodes.length}×): ${v.help}: ${v.nodes[0].html.slice(0, 160)}`);
      if (await view.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) view.say('scrolls sideways');
      await view.page.close();
    }
    const print = await open(sheet, { dark, media: 'print' });
    await marked(print);
    const seen = await coloured(await print.page.screenshot({ fullPage: true }));
    if (seen) print.say(`${seen} coloured pixels`);
    const pdf = await print.page.pdf({ preferCSSPageSize: true, printBackground: true });
    const folder = mkdtempSync(join(tmpdir(), 'whosaid-pdf-'));
    const drawn = spawnSync('pdftoppm', ['-r', '40', '-png', '-', join(folder, 'p')], { input: pdf });
    if (drawn.error) console.log(`${sheet}: the PDF was not drawn, there is no pdftoppm here`);
    else {
      const pages = spawnSync('ls', [folder], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
      for (const page of pages) {
        const n = await coloured(readFileSync(join(folder, page)));
        if (n) print.say(`${n} coloured pixels on ${page}`);
      }
      const text = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
      const key = await print.page.evaluate(() => document.documentElement.lang === 'en' && document.querySelector('.key h2')?.textContent);
      if (key && !text.error && !text.stdout.split('\f').some(page => page.trimStart().startsWith(key))) print.say('no page of the PDF begins with the key');
    }
    rmSync(folder, { recursive: true, force: true });
    await print.page.close();
  }
}

await Promise.all(sheets.map(look));
await browser.close();
rmSync(profile, { recursive: true, force: true });
for (const problem of problems.sort()) console.error(problem);
console.log(`${sheets.length} worksheets looked at, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
