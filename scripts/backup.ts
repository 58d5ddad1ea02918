import { parseArgs } from 'node:util';
import { keysOfEnvironment } from '../local/keys/open-keys.ts';
import { backUp } from './backup/back-up.ts';

const USAGE =
  'Usage: npm run backup -- [--data DIR] [--keys DIR] --to FILE --for age1… --keys-to FILE --keys-for age1…\n' +
  '  npm run export -- key FILE makes a key; the two belong to two persons or two safes.';

const read = () =>
  parseArgs({
    options: {
      data: { type: 'string', default: '.kinbridge' },
      keys: { type: 'string' },
      to: { type: 'string' },
      for: { type: 'string' },
      'keys-to': { type: 'string' },
      'keys-for': { type: 'string' },
    },
  }).values;

/** Backs up a data folder, while its host runs or not. */
async function main(): Promise<void> {
  const { data, keys, to, for: recipient, 'keys-to': keysTo, 'keys-for': keysFor } = read();
  if (!to || !recipient || !keysTo || !keysFor) throw new Error(USAGE);
  const { at, files } = await backUp({
    dataDir: data,
    keysDir: keys ?? keysOfEnvironment().keysDir,
    records: { file: to, recipient },
    keys: { file: keysTo, recipient: keysFor },
  });
  console.log(
    `${to} holds ${data} as it was at ${at} (${files.length} files), ${keysTo} its keys and accounts: keep them in different places. Both are needed: npm run restore -- ${to} --key FILE --keys ${keysTo} --keys-key FILE --into DIR --ledger ARCHIVE\nARCHIVE is the newest copy of archive/ in the data folder: without it, whoever is erased from now on comes back.`,
  );
}

main().catch((error: Error) => {
  const isArguments = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isArguments ? `${error.message}\n${USAGE}` : error.message);
  process.exit(1);
});
