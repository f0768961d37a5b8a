// Each definition by itself: what can be said without a browser, and what the checks themselves can see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problems } from '../checks.mjs';
import { contrast, distance, seenBy } from '../colour.mjs';
import { names, read } from '../view.mjs';

const WRITING = ['#FFFFFF', '#1A1A1A'];

for (const name of names()) {
  const { definition } = read(name);

  test(`${name}: has known options, complete references and a grid without gaps`, () => {
    assert.deepEqual(problems(definition), []);
  });

  test(`${name}: has colours that everybody can tell apart`, () => {
    for (const colours of palettes(definition)) {
      for (const sight of ['all', 'protanopia', 'deuteranopia', 'tritanopia']) {
        for (const [i, one] of colours.entries()) {
          for (const other of colours.slice(i + 1)) {
            const apart = distance(seenBy(one, sight), seenBy(other, sight));
            assert.ok(apart >= 20, `${one} and ${other} look alike (${apart.toFixed(0)}), seen with ${sight}`);
          }
        }
      }
    }
  });

  test(`${name}: has writing that stands out from its background`, () => {
    for (const [id, { context = {} }] of Object.entries(definition.visualizations)) {
      for (const [key, backgrounds] of Object.entries(context).filter(([entry]) => entry.endsWith('Background'))) {
        context[key.replace(/Background$/, 'Text')].forEach(({ value }, i) =>
          assert.ok(contrast(value, backgrounds[i].value) >= 4.5, `${id}: ${value} on ${backgrounds[i].value}`));
      }
    }
  });
}

/** The sets of colours that stand side by side with a meaning each. */
function palettes({ visualizations }) {
  const sets = Object.values(visualizations).flatMap(({ options = {}, context = {} }) => [
    Object.values(options.seriesColorsByField ?? {}),
    ...Object.values(context).filter((entries) => Array.isArray(entries) && entries.every(({ value }) => /^#/.test(value))).map((entries) => entries.map(({ value }) => value)),
  ]);
  const distinct = sets.map((set) => [...new Set(set)].sort()).filter((set) => set.length > 1 && !set.every((colour) => WRITING.includes(colour)));
  return [...new Map(distinct.map((set) => [set.join(), set])).values()];
}

test('the checks see what Splunk’s validator does not', () => {
  const good = read(names()[0]).definition;
  const broken = (change) => {
    const copy = structuredClone(good);
    change(copy);
    return problems(copy).join('\n');
  };
  const [viz, { dataSources }] = Object.entries(good.visualizations).find(([, { dataSources: sources }]) => sources);
  const [source] = Object.values(dataSources);
  assert.match(broken((d) => { d.visualizations[viz].options.legendDisplai = 'off'; }), /has no option legendDisplai/);
  assert.match(broken((d) => { d.visualizations[viz].title = 'for $hots$'; }), /nothing sets the token hots/);
  assert.match(broken((d) => { d.visualizations[viz].dataSources.primary = 'ds_nope'; }), /no data source ds_nope/);
  assert.match(broken((d) => { d.dataSources.ds_extra = d.dataSources[source]; }), /ds_extra: nothing uses it/);
  assert.match(broken((d) => { d.layout.structure[0].position.w -= 10; }), /the grid has gaps/);
  assert.match(broken((d) => { d.layout.structure[0].position.h += 10; }), /overlaps|outside/);
  assert.match(broken((d) => { d.layout.structure.pop(); }), /stands 0 times/);
});
