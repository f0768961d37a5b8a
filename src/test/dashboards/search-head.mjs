// Stands in for a search head: the few REST calls that Splunk's dashboard framework makes, answered with what bin/idetunnel finds in a folder of events.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import readline from 'node:readline';
import { bundle, here, idetunnel } from './places.mjs';

const PRESETS = [['Last 4 hours', '-4h@m', 'now'], ['Last 24 hours', '-24h@h', 'now'], ['Last 7 days', '-7d@h', 'now'], ['Last 30 days', '-30d@d', 'now']];

/** The time at which all tests run: some hours after the samples' last incident. */
export const NOW = '2026-10-30T05:00:00Z';

export class SearchHead {
  /** Every search that was asked for: { query, earliest, latest, rows, error }. */
  searches = [];
  /** Every other call, and what could not be answered. */
  unknown = [];
  /** How many calls wait for their answer. */
  open = 0;

  #answers = new Map();
  #jobs = new Map();
  #waiting = [];

  /** Starts a search head that has the events of these files and folders. */
  static async start(...events) {
    const head = new SearchHead();
    head.#engine = spawn(idetunnel, ['search', '--batch', '--now', NOW, ...events], { stdio: ['pipe', 'pipe', 'inherit'] });
    readline.createInterface({ input: head.#engine.stdout }).on('line', (line) => head.#waiting.shift()(JSON.parse(line)));
    head.#engine.on('exit', () => head.#waiting.forEach((answer) => answer({ error: 'bin/idetunnel has ended' })));
    head.#server = http.createServer((request, response) => {
      head.open++;
      response.on('close', () => head.open--);
      head.#serve(request, response).catch((e) => {
        head.unknown.push(`${request.method} ${request.url}: ${e.stack}`);
        response.writeHead(500).end();
      });
    });
    await new Promise((listening) => head.#server.listen(0, '127.0.0.1', listening));
    head.url = `http://127.0.0.1:${head.#server.address().port}`;
    return head;
  }

  #engine;
  #server;

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    this.#engine.stdin.end();
  }

  /** Runs a search, or one that goes on with the results of another; the same search over the same times runs once. */
  run(query, earliest, latest, chained) {
    const search = query.trim().replace(/^search\s+(?=[(`*])/, '');
    const asked = JSON.stringify(chained ? { base: search, search: chained, earliest, latest } : { search, earliest, latest });
    if (!this.#answers.has(asked)) {
      this.#answers.set(asked, new Promise((answer) => this.#waiting.push(answer)));
      this.#engine.stdin.write(`${asked}\n`);
    }
    return this.#answers.get(asked);
  }

  async #serve(request, response) {
    const url = new URL(request.url, 'http://x');
    const parameters = request.method === 'POST' ? new URLSearchParams(await text(request)) : url.searchParams;
    const json = (value, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/') return file(response, path.join(here, 'src/index.html'), 'text/html');
    if (url.pathname === '/main.js') return file(response, bundle, 'text/javascript');
    const call = url.pathname.replace(/^.*\/__raw\/services(NS\/[^/]+\/[^/]+)?/, '');
    const job = call.match(/^\/search\/(?:v2\/)?jobs\/([^/]+)(?:\/(results|results_preview|control|summary))?$/);
    if (request.method === 'POST' && /^\/search\/(v2\/)?jobs$/.test(call)) return json({ sid: this.#start(parameters) }, 201);
    if (/^\/search\/(v2\/)?jobs$/.test(call)) return json({ entry: await this.#states(parameters) });
    if (job?.[2]?.startsWith('results')) return json(await this.#results(this.#jobs.get(job[1]), parameters));
    if (job) return json({});
    if (call.endsWith('/authentication/current-context')) return json({ entry: [{ content: { username: 'admin', capabilities: [], roles: ['admin'] } }] });
    if (call.endsWith('/data/ui/times')) {
      return json({
        entry: PRESETS.map(([label, earliest_time, latest_time], order) =>
          ({ name: `preset${order}`, content: { label, earliest_time, latest_time, disabled: false, is_sub_menu: false, order } })),
      });
    }
    if (call.endsWith('/search/timeparser')) return json(Object.fromEntries(parameters.getAll('time').map((time) => [time, NOW])));
    this.unknown.push(`${request.method} ${request.url}`);
    return json({ messages: [] }, 404);
  }

  #start(parameters) {
    const sid = `sid${this.#jobs.size}`;
    const job = { sid, id: parameters.get('label'), query: parameters.get('search'), earliest: parameters.get('earliest_time'), latest: parameters.get('latest_time') };
    this.#jobs.set(sid, job);
    job.answer = this.#record(job);
    job.answer.then((answer) => { job.done = answer; });
    return sid;
  }

  async #record(job, chained) {
    const search = { id: job.id, query: chained ? `${job.query} ${chained}` : job.query, earliest: job.earliest, latest: job.latest };
    this.searches.push(search);
    const answer = await this.run(job.query, job.earliest, job.latest, chained);
    search.error = answer.error;
    search.rows = answer.columns?.[0]?.length ?? 0;
    search.fields = answer.fields;
    return answer;
  }

  /** The jobs that are asked for. They are done when this is answered: the framework asks again only after a second. */
  async #states(parameters) {
    const wanted = [...this.#jobs.values()].filter((job) => parameters.get('search')?.includes(job.sid) || parameters.getAll('sid').includes(job.sid));
    const asked = wanted.length > 0 ? wanted : [...this.#jobs.values()];
    await Promise.all(asked.map((job) => job.answer));
    return asked.map((job) => ({
      name: job.query,
      content: {
        sid: job.sid, isDone: !!job.done, isFailed: !!job.done?.error, isFinalized: false, dispatchState: job.done?.error ? 'FAILED' : job.done ? 'DONE' : 'RUNNING',
        doneProgress: job.done ? 1 : 0, resultCount: job.done?.columns?.[0]?.length ?? 0, resultPreviewCount: job.done?.columns?.[0]?.length ?? 0,
        messages: job.done?.error ? [{ type: 'ERROR', text: job.done.error }] : [],
      },
    }));
  }

  async #results(job, parameters) {
    const asked = parameters.get('search')?.trim();
    const chained = asked && (asked.startsWith('|') ? asked : `| ${asked}`);
    const answer = await (chained ? this.#record(job, chained) : job.answer);
    if (answer.error) return { fields: [], columns: [], messages: [{ type: 'ERROR', text: answer.error }] };
    const offset = Number(parameters.get('offset') ?? 0);
    const end = Number(parameters.get('count') ?? 0) === 0 ? undefined : offset + Number(parameters.get('count'));
    return {
      fields: answer.fields.map((name) => ({ name })),
      columns: answer.columns.map((column) => column.slice(offset, end)),
      messages: [], preview: false, init_offset: offset, post_process_count: answer.columns[0]?.length ?? 0,
    };
  }
}

async function text(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

function file(response, name, type) {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
  fs.createReadStream(name).pipe(response);
}
