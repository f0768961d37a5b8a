// Each dashboard in the browser, over the samples and over nothing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser } from '../browser.mjs';
import { chosen } from '../chosen.mjs';
import { defaults, fill, rows, search, tokens, withData } from '../panels.mjs';
import { nothing, samples } from '../places.mjs';
import { SearchHead } from '../search-head.mjs';
import { names, read, tabbed } from '../view.mjs';

const EMPTY = /No search results returned|No data!|Waiting for input/;
const INPUTS_AND_TITLES = 400;
const CHARTS = new Set(['splunk.bar', 'splunk.column']);

/** Panels that not every input is for: the process tree has inputs of its own, sign-ins have no host, and whether the command works depends on nothing. */
const ONLY = { viz_tree: ['global_time', 'tree_host', 'tree_process'], viz_signins: ['global_time', 'person'], viz_command: ['global_time'] };
const obeys = (viz, token) => (viz in ONLY ? ONLY[viz].includes(token) : !token.startsWith('tree_'));

/** What a person clicks on in a panel. */
const MARK = { 'splunk.table': 'tbody td', 'splunk.singlevalue': '[data-test="majorValue"]', 'splunk.bar': '.highcharts-point', 'splunk.column': '.highcharts-point' };

let browser;
let full;
let empty;
let tab;
let emptyTab;
before(async () => {
  [browser, full, empty] = await Promise.all([Browser.start(), SearchHead.start(...samples), SearchHead.start(nothing)]);
  [tab, emptyTab] = await Promise.all([browser.open(full), browser.open(empty)]);
});
after(async () => {
  await browser?.stop();
  full?.stop();
  empty?.stop();
});

for (const name of names()) {
  const { definition } = read(name);
  const { layout, visualizations } = definition;

  /** Shows the dashboard on a page of this width, on which all of it fits. */
  const show = async (on, theme = 'dark', width = 1280, shown = definition) => {
    await on.page.setViewportSize({ width, height: Math.ceil(layout.options.height * width / layout.options.width) + INPUTS_AND_TITLES });
    await on.show(shown, theme);
  };

  /** Asserts what will be true in a while: a busy machine may pause between a search and those chained to it, and look settled. */
  const eventually = async (assertion) => {
    for (let patience = 20; ; patience--) {
      try {
        return await assertion();
      } catch (error) {
        if (patience === 0) throw error;
        await new Promise((resume) => setTimeout(resume, 500));
      }
    }
  };

  describe(name, { timeout: 600_000 }, () => {
    test('is valid to Splunk’s own validator', async () => {
      const faults = (d) => tab.page.evaluate((shown) => window.validateDefinition(shown), tabbed(d));
      assert.deepEqual(await faults(definition), []);
      assert.notDeepEqual(await faults({ ...definition, visualizations: { viz_x: { type: 'splunk.nope' } } }), []);
    });

    for (const [theme, width] of [['light', 1920], ['dark', 1280]]) {
      test(`shows every panel filled, ${theme}, ${width} wide`, async () => {
        await show(tab, theme, width);
        assertSound(tab);
        await eventually(async () => assert.doesNotMatch(await tab.text(), EMPTY));
        const text = await tab.text();
        assert.doesNotMatch(text, /\$[\w.]+(\|\w)?\$|undefined|\[object|NaN/);
        for (const [id, { title }] of Object.entries(visualizations)) {
          const panel = (await tab.panel(id).innerText()).trim();
          assert.ok(panel.length > (title ?? '').length, `${id} shows something`);
          if (title && !title.includes('$')) assert.ok(panel.includes(title), `${id} shows its title`);
        }
      });
    }

    test('has rows behind every panel', async () => {
      for (const [id, viz] of withData(definition)) assert.ok((await rows(full, definition, viz)).length > 0, id);
    });

    test('says why there is nothing to see where there is no data', async () => {
      await show(emptyTab);
      assertSound(emptyTab);
      await eventually(async () => assert.doesNotMatch(await emptyTab.text(), EMPTY));
      for (const [id, { type }] of Object.entries(visualizations)) {
        // A chart has no place for a sentence, so it makes room.
        assert.equal(await emptyTab.panel(id).count(), CHARTS.has(type) ? 0 : 1, id);
      }
    });

    const clickable = Object.entries(visualizations).filter(([, { eventHandlers }]) => eventHandlers);
    if (clickable.length > 0) {
      test('carries what was clicked to where a click leads', { timeout: 120_000 }, async () => {
        const filled = chosen(name, definition);
        await show(tab, 'dark', 1280, filled);
        for (const [id, viz] of clickable) {
          const [row] = await rows(full, filled, viz);
          const clicked = Object.entries(row).map(([field, value]) => [`row.${field}.value`, value]);
          const values = { ...defaults(filled), ...Object.fromEntries(clicked) };
          await tab.page.evaluate(() => { window.opened = []; });
          await tab.panel(id).locator(MARK[viz.type]).first().click();
          await tab.page.waitForTimeout(300);
          await tab.settled();
          const links = viz.eventHandlers.filter(({ type }) => type === 'drilldown.customUrl');
          assert.deepEqual(await tab.page.evaluate(() => window.opened), links.map(({ options }) => fill(options.url, values)), id);
          const set = viz.eventHandlers.filter(({ type }) => type === 'drilldown.setToken').flatMap(({ options }) => options.tokens);
          for (const { token, key } of set) {
            const input = Object.entries(definition.inputs).find(([, { options }]) => options.token === token)[0];
            assert.equal(await tab.page.locator(`[data-input-id="${input}"] input`).inputValue(), values[key], `${id} sets ${token}`);
            filled.inputs[input].options.defaultValue = values[key];
          }
        }
      });
    }

    const names = Object.entries(visualizations).filter(([, { type, options }]) => type === 'splunk.table' && options?.columnFormat?.person?.align);
    for (const [id] of names) {
      test(`${id} writes persons as names, on the left, also where one is a number such as 501`, async () => {
        await show(tab);
        const cell = tab.panel(id).locator('tbody td').getByText('501', { exact: true });
        await eventually(async () => assert.equal(await cell.count(), 1));
        const gap = await cell.evaluate((text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          return range.getBoundingClientRect().left - text.closest('td').getBoundingClientRect().left;
        });
        assert.ok(gap < 20, `${gap} pixels from the left`);
      });
    }

    for (const [id, input] of Object.entries(definition.inputs)) {
      test(`${input.title} is obeyed by every panel that it is for`, async () => {
        const { token } = input.options;
        const own = input.type === 'input.timerange' ? [`${token}.earliest`, `${token}.latest`] : [token];
        const searched = withData(definition).filter(([viz]) => obeys(viz, token)).map(([viz, { dataSources }]) => {
          const { query, earliest, latest } = search(definition, dataSources.primary);
          return [viz, `${query} ${earliest} ${latest}`];
        });
        for (const [viz, text] of searched) assert.ok(own.every((one) => tokens(text).includes(one)), `${viz} reads ${token}`);
        await show(tab);
        full.searches.length = 0;
        const values = { ...defaults(definition), ...(await choose(tab, id, input)) };
        await tab.settled();
        assertSound(tab);
        const asked = full.searches.map(({ query, earliest, latest }) => normal(`${query} ${earliest} ${latest}`));
        for (const [viz, text] of searched) {
          const expected = normal(fill(text, values));
          assert.ok(asked.includes(expected), `${viz} was searched again: ${expected}`);
        }
      });
    }
  });
}

function assertSound(tab) {
  assert.deepEqual(tab.problems, []);
  assert.deepEqual(tab.elsewhere, []);
  assert.deepEqual(tab.head.unknown, []);
  assert.deepEqual(tab.head.searches.filter(({ error }) => error).map(({ error, query }) => `${error}\n${query}`), []);
}

function normal(text) {
  return text.replace(/\s+/g, ' ').replace(/^search /, '').trim();
}

/** Gives an input another value, as a person would; returns what its tokens are now. */
async function choose(tab, id, { type, options }) {
  const place = tab.page.locator(`[data-input-id="${id}"]`);
  if (type === 'input.text') {
    await place.locator('input').fill('elsewhere');
    await place.locator('input').press('Enter');
    return { [options.token]: 'elsewhere' };
  }
  if (type === 'input.timerange') {
    await place.locator('button').first().click();
    await tab.page.getByText('Last 24 hours', { exact: true }).last().click();
    return { [`${options.token}.earliest`]: '-24h@h', [`${options.token}.latest`]: 'now' };
  }
  await place.locator('[data-test="select"]').click();
  const choice = tab.page.locator('[data-test="option"]').nth(1);
  await choice.waitFor();
  const label = (await choice.innerText()).trim();
  await choice.click();
  return { [options.token]: Array.isArray(options.items) ? options.items.find((item) => item.label === label).value : label };
}
