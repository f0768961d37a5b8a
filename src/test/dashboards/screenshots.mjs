// Makes the pictures in docs/images: the upper part of every dashboard, in both themes, over the samples.
import fs from 'node:fs';
import path from 'node:path';
import { Browser } from './browser.mjs';
import { chosen } from './chosen.mjs';
import { images, samples } from './places.mjs';
import { SearchHead } from './search-head.mjs';
import { names, read } from './view.mjs';

const WIDTH = 1280;
const INPUTS = 80;
const MOST = 1600;

const head = await SearchHead.start(...samples);
const browser = await Browser.start();
const tab = await browser.open(head);
fs.mkdirSync(images, { recursive: true });
for (const name of names()) {
  const definition = chosen(name, read(name).definition);
  const height = definition.layout.options.height + INPUTS;
  await tab.page.setViewportSize({ width: WIDTH, height });
  for (const theme of ['dark', 'light']) {
    await tab.show(definition, theme);
    const file = path.join(images, `${name.replace('idetunnel_', '')}-${theme}.png`);
    await tab.page.screenshot({ path: file, clip: { x: 0, y: 0, width: WIDTH, height: Math.min(MOST, height) } });
    console.log(path.relative(process.cwd(), file), `${Math.ceil(fs.statSync(file).size / 1000)} kB`);
  }
}
await browser.stop();
head.stop();
