// A page in Chromium on a search head.
import { chromium } from 'playwright-core';
import fs from 'node:fs';

const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => fs.existsSync(file));

// What the framework itself writes, whatever the dashboard; the cells of a row that says why there are no others are empty.
const NOISE = /type 'null' with value 'null' is not a valid input to rangeValue|strict mode|defaultProps|grid has no config\.layoutApi|ResizeObserver loop/;

export class Browser {
  #chromium;

  static async start() {
    const browser = new Browser();
    browser.#chromium = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--font-render-hinting=none'],
    });
    return browser;
  }

  /** A page that is ready to show dashboards of this search head. */
  async open(head, { width = 1280, height = 900 } = {}) {
    const context = await this.#chromium.newContext({ viewport: { width, height }, timezoneId: 'UTC', locale: 'en-US' });
    const page = await context.newPage();
    const tab = new Tab(page, head, context);
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && tab.note(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => tab.note(`error: ${error.message}`));
    page.on('request', (request) => !request.url().startsWith(head.url) && /^(http|ws)/.test(request.url()) && tab.elsewhere.push(request.url()));
    await page.addInitScript(() => {
      window.opened = [];
      window.open = (url) => window.opened.push(url);
    });
    await page.goto(head.url);
    await page.waitForFunction(() => window.ready === true);
    return tab;
  }

  stop() {
    return this.#chromium.close();
  }
}

export class Tab {
  /** Errors and warnings of the console. */
  problems = [];
  /** Requests to other places than the search head. */
  elsewhere = [];

  constructor(page, head, context) {
    this.page = page;
    this.head = head;
    this.context = context;
  }

  note(text) {
    if (!NOISE.test(text)) this.problems.push(text);
  }

  /** Shows a definition and waits until all of its panels have what they will have. */
  async show(definition, theme = 'dark') {
    this.problems.length = 0;
    this.head.searches.length = 0;
    this.head.unknown.length = 0;
    await this.page.evaluate(([d, t]) => {
      history.replaceState(null, '', '/'); // where the framework keeps the tokens of the dashboard before
      document.documentElement.className = t;
      window.showDashboard(d, t);
    }, [definition, theme]);
    await this.settled();
  }

  /** Waits until no search runs and the page has stopped to change. */
  async settled() {
    let last = '';
    for (let same = 0; same < 4;) {
      await this.page.waitForTimeout(150);
      const now = this.head.searches.length + (await this.page.evaluate(() => document.body.innerText + document.querySelectorAll('svg *').length));
      same = now === last && this.head.open === 0 ? same + 1 : 0;
      last = now;
    }
  }

  /** The place of a visualization. */
  panel(id) {
    return this.page.locator(`[data-test="viz-item"][data-id="${id}"]`);
  }

  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  close() {
    return this.context.close();
  }
}
