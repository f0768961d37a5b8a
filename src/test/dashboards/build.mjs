// Bundles Splunk's dashboard framework for the browser, into target/. It is for tests: neither committed nor shipped.
import { build } from 'esbuild';
import path from 'node:path';
import { bundle, here } from './places.mjs';

await build({
  entryPoints: [path.join(here, 'src/main.jsx')],
  outfile: bundle,
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'chrome120',
  loader: { '.js': 'jsx', '.svg': 'dataurl', '.png': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
  define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  logLevel: 'warning',
});
