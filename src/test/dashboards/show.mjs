// One picture of a dashboard over the samples, and what the page complained of: node show.mjs VIEW [dark|light] [WIDTH]
import path from 'node:path';
import { Browser } from './browser.mjs';
import { samples, work } from './places.mjs';
import { SearchHead } from './search-head.mjs';
import { read } from './view.mjs';

const [, , name, theme = 'dark', width = '1280'] = process.argv;
const { definition } = read(name);
const head = await SearchHead.start(...samples);
const browser = await Browser.start();
const tab = await browser.open(head, { width: Number(width), height: Math.ceil(definition.layout.options.height * Number(width) / 1440) + 120 });
await tab.show(definition, theme);
await tab.page.screenshot({ path: path.join(work, `${name}-${theme}.png`) });
for (const { error, query } of head.searches) if (error) console.log(error, query);
for (const problem of [...tab.problems, ...head.unknown, ...tab.elsewhere]) console.log(problem);
await browser.stop();
head.stop();
