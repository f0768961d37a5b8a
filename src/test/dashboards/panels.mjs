// What a definition says about its panels: the search behind each, and which tokens that search reads.

/** The search of a data source: { base, chained, query, earliest, latest }, where query is both in one; tokens are not put in. */
export function search(definition, id) {
  const { type, options } = definition.dataSources[id];
  if (type !== 'ds.chain') return { base: options.query, chained: '', query: options.query, ...options.queryParameters };
  const parent = search(definition, options.extend);
  return { ...parent, chained: `${parent.chained} ${options.query}`.trim(), query: `${parent.query} ${options.query}` };
}

/** The names of the tokens in a text. */
export function tokens(text) {
  return [...new Set([...text.matchAll(/\$([\w.]+)(?:\|\w)?\$/g)].map((match) => match[1]))];
}

/** The text with its tokens put in. Filters: s quotes, u makes fit for a URL. */
export function fill(text, values) {
  return text.replace(/\$([\w.]+)(?:\|(\w))?\$/g, (token, name, filter) => {
    if (!(name in values)) throw new Error(`the token ${token} has no value`);
    const value = String(values[name]);
    return filter === 's' ? `"${value.replaceAll('"', '\\"')}"` : filter === 'u' ? encodeURIComponent(value) : value;
  });
}

/** The values that tokens have when a dashboard opens. */
export function defaults(definition) {
  const values = {};
  for (const [name, { value }] of Object.entries(definition.defaults?.tokens?.default ?? {})) values[name] = value;
  for (const { type, options } of Object.values(definition.inputs)) {
    if (type === 'input.timerange') [values[`${options.token}.earliest`], values[`${options.token}.latest`]] = options.defaultValue.split(',');
    else values[options.token] = options.defaultValue;
  }
  return values;
}

/** The visualizations that show data: [id, visualization]. */
export function withData(definition) {
  return Object.entries(definition.visualizations).filter(([, viz]) => viz.dataSources);
}

/** What a panel's search finds, as rows of { field: value }. */
export async function rows(head, definition, viz, values = defaults(definition)) {
  const { base, chained, query, earliest, latest } = search(definition, viz.dataSources.primary);
  const answer = await head.run(fill(base, values), fill(earliest, values), fill(latest, values), fill(chained, values));
  if (answer.error) throw new Error(`${answer.error}\n${fill(query, values)}`);
  return (answer.columns[0] ?? []).map((_, i) => Object.fromEntries(answer.fields.map((field, f) => [field, answer.columns[f][i]])));
}
