import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Anchor } from '../domain/audit/anchor.ts';
import type { Anchoring } from '../domain/audit/anchoring.ts';
import type { Bundle } from '../domain/audit/bundle.ts';
import { anchoringNow, LOOK_AGAIN_MS, tellAnchoring } from './audit/anchoring-progress.ts';
import { fetchBundle } from './audit/fetch-bundle.ts';
import { keepCopies } from './audit/keep-copies.ts';
import { readBundle, verifyFile } from './audit/read-bundle.ts';
import { timelineHtml } from './audit/timeline-html.ts';
import { platformAt } from './platform-client.ts';

const USAGE = `Usage: npm run -s audit -- export (--case ID | --sponsor ID) --out FILE
       npm run -s audit -- verify FILE [--anchors DIR]
       npm run -s audit -- timeline FILE --out FILE.html [--anchors DIR]
       npm run -s audit -- anchor                anchors all chains now
       npm run -s audit -- anchors --into DIR    copies the newest anchors, to keep them elsewhere
       npm run -s audit -- verifier --out FILE   the verifier as one file for any Node from 20 on
  export, anchor and anchors: [--url http://127.0.0.1:8080] [--user auditor | --token FILE]`;

const read = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      user: { type: 'string', default: 'auditor' },
      token: { type: 'string' },
      case: { type: 'string' },
      sponsor: { type: 'string' },
      out: { type: 'string' },
      into: { type: 'string' },
      anchors: { type: 'string' },
    },
  });

function argumentsOf(): ReturnType<typeof read> {
  try {
    return read();
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}
const { values, positionals } = argumentsOf();

const given = (value: string | undefined): string => {
  if (value === undefined) throw new Error(USAGE);
  return value;
};

const call = platformAt(values);

const bundleOf = (kind: 'cases' | 'sponsors', owner: string): Promise<Bundle> =>
  fetchBundle((path) => call('GET', path), kind, owner);

const COMMANDS: Record<string, (what: string | undefined) => Promise<string>> = {
  async export() {
    const out = given(values.out);
    const bundle =
      values.sponsor === undefined
        ? await bundleOf('cases', given(values.case))
        : await bundleOf('sponsors', values.sponsor);
    writeFileSync(out, `${JSON.stringify(bundle)}\n`, { mode: 0o600 });
    return `${out}: ${bundle.entries.length} entries. Check it: npm run -s audit -- verify ${out}`;
  },
  async verify(file) {
    const { lines, right } = verifyFile(given(file), values.anchors);
    if (!right) process.exitCode = 1;
    return lines.join('\n');
  },
  async timeline(file) {
    const out = given(values.out);
    const { lines } = verifyFile(given(file), values.anchors);
    writeFileSync(out, timelineHtml(readBundle(given(file)), lines), { mode: 0o600 });
    return `${out} can be printed.`;
  },
  async anchor() {
    let now = (await call('POST', '/anchors', {})) as Anchoring;
    for (; now.state !== 'made' && !now.trouble; now = await anchoringNow(call)) {
      console.error(tellAnchoring(now));
      await setTimeout(LOOK_AGAIN_MS);
    }
    if (now.trouble) throw new Error(tellAnchoring(now));
    const { anchors } = (await call('GET', '/anchors')) as { anchors: Anchor[] };
    const root = anchors.find(({ number }) => number === now.number)?.root ?? 'unknown';
    return `Anchor ${now.number}: ${now.ends} chains had grown. Root ${root}`;
  },
  async anchors() {
    const into = given(values.into);
    const { anchors } = (await call('GET', '/anchors')) as { anchors: Anchor[] };
    return keepCopies(into, anchors);
  },
  async verifier() {
    const outfile = given(values.out);
    const entry = join(import.meta.dirname, 'audit/verifier.ts');
    await build({
      ...{ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20' },
      logLevel: 'error',
    });
    return `${outfile} checks bundles by itself: node ${outfile} FILE [--anchors DIR]`;
  },
};

try {
  const [command = '', what] = positionals;
  console.log(await (COMMANDS[command] ?? (() => Promise.reject(new Error(USAGE))))(what));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
