import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { restoreInto } from './backup/restore-into.ts';
import { secretKeyIn } from './export/archive.ts';

const USAGE =
  'Usage: npm run restore -- FILE --key FILE --keys FILE --keys-key FILE --into DIR\n' +
  '  FILE is the backup, --keys the file that was written with it by --keys-to; each with the secret key that opens it.';

const read = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      keys: { type: 'string' },
      'keys-key': { type: 'string' },
      into: { type: 'string' },
    },
  });

const sourceOf = (file: string, key: string) => ({ file, secretKey: secretKeyIn(readFileSync(key, 'utf8')) });

/** Restores a backup into an empty folder. */
async function main(): Promise<void> {
  const { values, positionals } = read();
  const [file] = positionals;
  const { key, keys, 'keys-key': keysKey, into } = values;
  if (!file || !key || !keys || !keysKey || !into || positionals.length > 1) throw new Error(USAGE);
  const { at, files } = await restoreInto({
    records: sourceOf(file, key),
    keys: sourceOf(keys, keysKey),
    into,
  });
  console.log(
    `${into} is as the folder was at ${at} (${files.length} files and the keys). What was done since then is not in it. Start it with: npm start -- --data ${into}`,
  );
}

main().catch((error: Error) => {
  const isArguments = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isArguments ? `${error.message}\n${USAGE}` : error.message);
  process.exit(1);
});
