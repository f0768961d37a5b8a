// What is chosen, beside what a dashboard opens with, where a picture or a click needs more than that: a session of the samples, and a week of data.
const CHOSEN = {
  idetunnel_investigate: {
    input_host: 'srv-app03', input_person: 'adm.meyer', input_tree_host: 'srv-app03', input_tree_process: '{7A10C4E2-EF0C-6AE5-6D79-000000001100}',
  },
  idetunnel_health: { input_time: '-7d@h,now' },
};

/** The definition of a dashboard with these choices in it. */
export function chosen(name, definition) {
  const copy = structuredClone(definition);
  for (const [id, value] of Object.entries(CHOSEN[name] ?? {})) copy.inputs[id].options.defaultValue = value;
  return copy;
}
