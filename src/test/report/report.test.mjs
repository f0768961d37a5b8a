// The page of `hunt --report`, opened from disk in Chromium. Playwright comes with the tests of the dashboards.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const { chromium } = createRequire(path.join(root, 'src/test/dashboards/package.json'))('playwright-core');
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => fs.existsSync(file));
const launcher = process.env.IDETUNNEL ?? path.join(root, 'bin/idetunnel');
const screenshots = process.env.SCREENSHOTS;

const HOSTILE = 'code-tunnel.exe tunnel --name "</pre><script>window.attacked=1</script><img src=https://attacker.example/x onerror=window.attacked=2>"';

let folder;
let browser;
let url;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
  const hostile = path.join(folder, 'hostile.jsonl');
  fs.writeFileSync(hostile, JSON.stringify({
    _time: '1793000000', host: '<b>h9</b>', source: 'XmlWinEventLog:Microsoft-Windows-Sysmon/Operational', EventCode: '1',
    User: 'D\\<svg onload=window.attacked=3>', Image: 'C:\\Users\\Public\\code-tunnel.exe', CommandLine: HOSTILE,
  }) + '\n');
  const page = path.join(folder, 'hunt.html');
  execFileSync(launcher, ['hunt', '--quiet', '--report', page, path.join(root, 'samples/sessions'), path.join(root, 'samples/evtx'), hostile],
    { stdio: ['ignore', 'ignore', 'inherit'] });
  url = pathToFileURL(page).href;
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
});

after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function open(width, height = 900) {
  const context = await browser.newContext({ viewport: { width, height }, timezoneId: 'America/New_York', locale: 'de-DE', acceptDownloads: true });
  // A busy machine takes its time.
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  const problems = [];
  const requests = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, problems, requests };
}

async function picture(page, name) {
  if (screenshots) await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true });
}

const firstMark = (page) => page.locator('svg .mark').first().getAttribute('cx').then(Number);

for (const [name, width] of [['desktop', 1280], ['print', 718], ['phone', 390]]) {
  test(`at ${name} size it opens with no message, no request and nothing that sticks out`, async () => {
    const { page, problems, requests } = await open(width);
    await picture(page, name);
    assert.deepEqual(problems, []);
    assert.deepEqual(requests, [url]);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

test('what an attacker wrote stays text', async () => {
  const { page } = await open(1280);
  assert.equal(await page.evaluate(() => window.attacked), undefined);
  assert.equal(await page.locator('img, iframe, object, svg script, pre *').count(), 0);
  assert.ok((await page.locator('#findings pre').allTextContents()).includes(HOSTILE));
});

test('the policy holds even for markup that would get in', async () => {
  let reached = 0;
  const elsewhere = http.createServer((_, answer) => { reached++; answer.end(); });
  await new Promise((listening) => elsewhere.listen(0, '127.0.0.1', listening));
  const { page } = await open(1280);
  await page.evaluate((port) => {
    const box = document.body.appendChild(document.createElement('div'));
    box.innerHTML = `<img src="http://127.0.0.1:${port}/x.png" onerror="window.attacked=4"><p id="styled" style="color:red">x</p>`;
    const script = document.createElement('script');
    script.textContent = 'window.attacked=5';
    box.append(script);
    return fetch(`http://127.0.0.1:${port}/`).catch(() => 0);
  }, elsewhere.address().port);
  elsewhere.close();
  assert.equal(reached, 0);
  assert.equal(await page.evaluate(() => window.attacked), undefined);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.getElementById('styled')).color), 'rgb(255, 0, 0)');
});

test('the timeline zooms, moves and comes back, in UTC', async () => {
  const { page } = await open(1280);
  const start = await firstMark(page);
  await page.click('#in');
  assert.notEqual(await firstMark(page), start);
  await page.click('#all');
  assert.equal(await firstMark(page), start);
  const box = await page.locator('#timeline').boundingBox();
  await page.mouse.move(box.x + 500, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 600, box.y + 40);
  await page.mouse.up();
  assert.ok(await firstMark(page) > start + 90);
  await page.click('#all');
  const ticks = await page.locator('#axis text').allTextContents();
  assert.ok(ticks.length >= 3 && ticks.every((tick) => /^\d{4}-\d\d-\d\d$/.test(tick)), ticks.join());
});

test('a mark leads to its finding, from the keyboard, too', async () => {
  const { page } = await open(1280);
  const target = await page.locator('svg a').first().getAttribute('href');
  await page.locator('svg a').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, target);
  assert.equal(await page.locator(target).count(), 1);
});

test('the indicators are saved as CSV', async () => {
  const { page } = await open(1280);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('.download a')]);
  assert.equal(download.suggestedFilename(), 'indicators.csv');
  assert.match(fs.readFileSync(await download.path(), 'utf8'), /^"type","value","first","last","hosts","users"\r\n"hash",/);
});

test('in print everything is unfolded', async () => {
  const { page } = await open(1280);
  assert.ok(await page.locator('details:not([open])').count() > 0);
  const pdf = await page.pdf({ format: 'A4', printBackground: true, path: screenshots ? path.join(screenshots, 'report.pdf') : undefined });
  assert.ok(pdf.length > 50_000);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('details:not([open])').count(), 0);
});
