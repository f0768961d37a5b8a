// What Splunk's validator does not look at.
import schemas from '@splunk/visualization-schemas';
import search from '@splunk/datasources/SplunkSearchOptionsSchema.js';
import { tokens } from './panels.mjs';

const VISUALIZATIONS = {
  'splunk.bar': schemas.barOptionsSchema, 'splunk.column': schemas.columnOptionsSchema, 'splunk.markdown': schemas.markdownOptionsSchema,
  'splunk.singlevalue': schemas.singleValueOptionsSchema, 'splunk.table': schemas.tableOptionsSchema, 'splunk.line': schemas.lineOptionsSchema,
  'splunk.area': schemas.areaOptionsSchema, 'splunk.punchcard': schemas.punchcardOptionsSchema, 'splunk.bubble': schemas.bubbleOptionsSchema,
  'splunk.scatter': schemas.scatterOptionsSchema, 'splunk.pie': schemas.pieOptionsSchema,
};

/** Sentences on what is wrong with a definition in the flat layout; none where all is well. */
export function problems(definition) {
  return [...options(definition), ...references(definition), ...grid(definition)];
}

function* options({ visualizations, dataSources }) {
  for (const [id, { type, options = {} }] of Object.entries(visualizations)) {
    const known = VISUALIZATIONS[type];
    if (!known) yield `${id}: no schema is known for ${type}`;
    else for (const name of Object.keys(options)) if (!(name in known)) yield `${id}: ${type} has no option ${name}`;
  }
  for (const [id, { type, options = {} }] of Object.entries(dataSources)) {
    const known = { ...search.default, ...(type === 'ds.chain' && { extend: {} }) };
    for (const name of Object.keys(options)) if (!(name in known)) yield `${id}: a search has no option ${name}`;
  }
}

function* references(definition) {
  const { visualizations, dataSources, inputs, layout } = definition;
  const used = new Set();
  for (const [id, { dataSources: sources = {}, options = {}, context = {} }] of [...Object.entries(visualizations), ...Object.entries(inputs)]) {
    for (const source of Object.values(sources)) {
      used.add(source);
      if (!dataSources[source]) yield `${id}: there is no data source ${source}`;
    }
    for (const [, name] of JSON.stringify(options).matchAll(/(?:matchValue|rangeValue|gradient|formatByType|prefix|multiFormat)\((\w+)\)/g)) {
      if (!(name in context)) yield `${id}: there is no context ${name}`;
    }
    for (const name of Object.keys(context)) if (!JSON.stringify([options, context]).replaceAll(`"${name}":`, '').includes(name)) yield `${id}: nothing uses the context ${name}`;
  }
  for (const [id, { type, options }] of Object.entries(dataSources)) {
    if (type !== 'ds.chain') continue;
    used.add(options.extend);
    if (!dataSources[options.extend]) yield `${id}: there is no data source ${options.extend} to extend`;
  }
  for (const id of Object.keys(dataSources)) if (!used.has(id)) yield `${id}: nothing uses it`;
  const placed = layout.structure.map(({ item }) => item);
  for (const id of Object.keys(visualizations)) if (placed.filter((item) => item === id).length !== 1) yield `${id}: stands ${placed.filter((item) => item === id).length} times in the layout`;
  for (const id of Object.keys(inputs)) if (!layout.globalInputs.includes(id)) yield `${id}: does not stand in the layout`;
  yield* unknownTokens(definition);
}

function* unknownTokens({ visualizations, dataSources, inputs, defaults }) {
  const known = new Set(Object.keys(defaults?.tokens?.default ?? {}));
  for (const { type, options } of Object.values(inputs)) {
    if (type === 'input.timerange') ['earliest', 'latest'].forEach((end) => known.add(`${options.token}.${end}`));
    else known.add(options.token);
  }
  for (const [id, part] of [...Object.entries(dataSources), ...Object.entries(visualizations)]) {
    for (const name of tokens(JSON.stringify(part))) if (!known.has(name) && !/^row\..+\.value$|^(name|value)$/.test(name)) yield `${id}: nothing sets the token ${name}`;
  }
}

/** A grid must be covered without gaps or overlaps, or Splunk calls its panels incorrectly configured. */
function* grid({ layout }) {
  const { width, height } = layout.options;
  const blocks = layout.structure.map(({ item, position }) => ({ item, ...position }));
  for (const a of blocks) {
    if (a.x < 0 || a.x + a.w > width || a.y + a.h > height) yield `${a.item}: lies outside the grid`;
    for (const b of blocks) if (a.item < b.item && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) yield `${a.item}: overlaps ${b.item}`;
  }
  if (blocks.reduce((area, { w, h }) => area + w * h, 0) !== width * height) yield 'the grid has gaps';
}
