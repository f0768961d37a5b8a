// Where things are.
import fs from 'node:fs';
import path from 'node:path';

export const here = import.meta.dirname;
export const root = path.resolve(here, '../../..');
export const views = path.join(root, 'default/data/ui/views');
/** What dashboards are shown with: events, an allow list, and a baseline. */
export const samples = ['--lookup', `idetunnel_allowlist=${path.join(here, 'events/allow.csv')}`, '--lookup', `idetunnel_baseline=${path.join(here, 'events/baseline.csv')}`, path.join(root, 'samples'), path.join(here, 'events/splunkd-and-heartbeats.json')];
/** One event that is of no interest to any search. */
export const nothing = path.join(here, 'src/nothing.json');
export const images = path.join(root, 'docs/images');
export const work = path.join(root, 'target/dashboards');
export const bundle = path.join(work, 'main.js');

/** The command line that answers searches; another one may be named for work on the app itself. */
export const idetunnel = process.env.IDETUNNEL_COMMAND ?? path.join(root, 'bin/idetunnel');

fs.mkdirSync(work, { recursive: true });
