import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UNMARKED } from './backup/replay-erasures.ts';
import { restoreInto } from './backup/restore-into.ts';
import { secretKeyIn } from './export/archive.ts';

const USAGE =
  'Usage: npm run restore -- FILE --key FILE --keys FILE --keys-key FILE --into DIR --ledger DIR [--unmarked replay|leave-out]\n' +
  '  FILE is the backup, --keys the file that was written with it by --keys-to; each with the secret key that opens it.\n' +
  '  DIR of --ledger (once or more often) is the archive folder of the installation, or a copy: who was erased since the\n' +
  '  backup is erased in it too. Without one, only the erasures that the backup itself knows are replayed.';

const read = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      keys: { type: 'string' },
      'keys-key': { type: 'string' },
      into: { type: 'string' },
      ledger: { type: 'string', multiple: true },
      unmarked: { type: 'string' },
    },
  });

const sourceOf = (file: string, key: string) => ({ file, secretKey: secretKeyIn(readFileSync(key, 'utf8')) });

/** Restores a backup into an empty folder. */
async function main(): Promise<void> {
  const { values, positionals } = read();
  const [file] = positionals;
  const { key, keys, 'keys-key': keysKey, into } = values;
  if (!file || !key || !keys || !keysKey || !into || positionals.length > 1) throw new Error(USAGE);
  const unmarked = UNMARKED.find((each) => each === values.unmarked);
  if (values.unmarked !== undefined && !unmarked) throw new Error(USAGE);
  const { at, files } = await restoreInto({
    records: sourceOf(file, key),
    keys: sourceOf(keys, keysKey),
    ...{ into, unmarked },
    ...(values.ledger ? { ledgers: values.ledger } : {}),
  });
  if (!values.ledger)
    console.log('No --ledger DIR was given: whoever was erased after this backup is in what was restored.');
  console.log(
    `${into} is as the folder was at ${at} (${files.length} files and the keys). What was done since then is not in it. Start it with: npm start -- --data ${into}`,
  );
}

main().catch((error: Error) => {
  const isArguments = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isArguments ? `${error.message}\n${USAGE}` : error.message);
  process.exit(1);
});
