import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { openExport, secretKeyIn } from './export/archive.ts';
import { downloadExport } from './export/download.ts';
import { writeOpened } from './export/write-opened.ts';
import { platformAt } from './platform-client.ts';

const USAGE = `Usage: npm run export -- key FILE
       npm run export -- ask (--office NAME | --programme NAME) --to age1… --reason CODE
       npm run export -- approve ID --user administrator2
       npm run export -- download ID [--out FILE]
       npm run export -- open FILE --key FILE [--into DIR]
  asking, approving and downloading: [--url http://127.0.0.1:8080] [--user administrator | --token FILE]`;

const read = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      user: { type: 'string', default: 'administrator' },
      token: { type: 'string' },
      office: { type: 'string' },
      programme: { type: 'string' },
      to: { type: 'string' },
      reason: { type: 'string' },
      out: { type: 'string' },
      key: { type: 'string' },
      into: { type: 'string', default: 'kinbridge-export' },
    },
  });

function argumentsOf(): ReturnType<typeof read> {
  try {
    return read();
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(1);
  }
}
const { values, positionals } = argumentsOf();

const call = platformAt(values);

const given = (value: string | undefined): string => {
  if (value === undefined) throw new Error(USAGE);
  return value;
};

const COMMANDS: Record<string, (what: string | undefined) => Promise<string>> = {
  async key(file) {
    const key = await generateX25519Identity();
    const recipient = await identityToRecipient(key);
    writeFileSync(given(file), `# public key: ${recipient}\n${key}\n`, { mode: 0o600, flag: 'wx' });
    return `The secret key is in ${file}: keep it apart from what it opens. Export or back up to ${recipient}`;
  },
  async ask() {
    const { office, programme } = values;
    const body = { office, programme, recipient: given(values.to), reasonCode: given(values.reason) };
    const asked = (await call('POST', '/exports', body)) as { exportId: string };
    return `${asked.exportId} waits for a second person: npm run export -- approve ${asked.exportId} --user NAME`;
  },
  async approve(id) {
    const path = `/exports/${given(id)}/decision`;
    const done = (await call('POST', path, { decision: 'approve' })) as { until: string };
    return `Whoever asked can download it until ${done.until}.`;
  },
  async download(id) {
    const archive = await downloadExport((path) => call('GET', path), given(id));
    const file = values.out ?? `kinbridge-${id}.zip`;
    writeFileSync(file, archive, { mode: 0o600 });
    return `${file} has ${archive.length} bytes: npm run export -- open ${file} --key FILE`;
  },
  async open(file) {
    const key = secretKeyIn(readFileSync(given(values.key), 'utf8'));
    const counts = writeOpened(values.into, await openExport(readFileSync(given(file)), key));
    const rows = Object.entries(counts).map(([type, count]) => `  ${type}: ${count}`);
    return [`Readable, unencrypted, in ${values.into}:`, ...rows].join('\n');
  },
};

try {
  const [command = '', what] = positionals;
  console.log(await (COMMANDS[command] ?? (() => Promise.reject(new Error(USAGE))))(what));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
