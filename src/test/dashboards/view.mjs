// Reads the Dashboard Studio views that the app ships.
import fs from 'node:fs';
import path from 'node:path';
import { views } from './places.mjs';

/** The ids of all Studio views, sorted. */
export function names() {
  return fs.readdirSync(views).map((file) => path.parse(file).name).filter((name) => /<dashboard [^>]*version="2"/.test(xml(name))).sort();
}

/** A view: { name, label, theme, definition }. */
export function read(name) {
  const text = xml(name);
  const definition = text.match(/<definition><!\[CDATA\[([\s\S]*)\]\]><\/definition>/)[1];
  return { name, label: text.match(/<label>(.*?)<\/label>/)[1], theme: text.match(/theme="(\w+)"/)[1], definition: JSON.parse(definition) };
}

/** The same definition in the tabbed layout, which is the one that newer frameworks' schema knows. Splunk converts the flat layout likewise. */
export function tabbed(definition) {
  const { globalInputs, ...flat } = definition.layout;
  return {
    ...definition,
    layout: { globalInputs, tabs: { items: [{ layoutId: 'layout_1', label: definition.title }] }, layoutDefinitions: { layout_1: flat } },
  };
}

function xml(name) {
  return fs.readFileSync(path.join(views, `${name}.xml`), 'utf8');
}
