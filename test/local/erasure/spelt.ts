import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBlind } from '../../../lambdas/adapters/keys/blind.ts';
import { remainingKeys } from './remaining-keys.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const STEP = 3;
const TABLE = ['table.sqlite', 'table.sqlite-wal'];

/** Keys of rows of the search box, wherever they lie in the files of a table: in free pages and in its stream too. */
function listingsIn(data: string): { pk: string; sk: string; whose: string }[] {
  const files = TABLE.map((name) => join(data, 'dynamodb', name)).filter(existsSync);
  const text = files.map((file) => readFileSync(file).toString('latin1')).join('\n');
  const rows = [
    ...text.matchAll(/"pk":"FIND#([\w-]{16})","sk":"([\w-]*?)#([\w#-]+)"/g),
    ...text.matchAll(/FIND#([\w-]{16})([\w-]*?)#((?:case|sponsor)-[0-9a-z]{20}(?:#person-[0-9a-z]{20})?)/g),
  ];
  const found = rows.map(([, pk = '', sk = '', whose = '']) => ({ pk, sk, whose }));
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Keys may be in use by a host. */
async function indexKeyIn(folder: string) {
  const copy = mkdtempSync(join(tmpdir(), 'kinbridge-spelt-'));
  try {
    cpSync(folder, copy, { recursive: true });
    return (await remainingKeys(copy)).get('index');
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/**
 * Plays whoever has the files of a table and the keys that remain: what is listed of a case is spelt letter by letter,
 * because each further letter is one of a few.
 */
export async function speltOf(
  caseId: string,
  data: string,
  keysOf: string,
  office: string,
): Promise<string[]> {
  const key = await indexKeyIn(keysOf);
  if (!key) return [];
  const blind = await openBlind(() => ({ of: async () => new Map([['index', key]]) }) as never)();
  const starts = new Map(
    LETTERS.flatMap((one) =>
      LETTERS.map((other): [string, string] => [blind('find', `${office} name ${one}${other}`), one + other]),
    ),
  );
  const spelt = listingsIn(data)
    .filter(({ whose }) => whose.startsWith(caseId))
    .map(({ pk, sk }) => {
      let word = starts.get(pk) ?? '';
      for (let at = 0; word !== '' && at < sk.length; at += STEP)
        word +=
          LETTERS.find((each) =>
            blind('find-step', `name ${word}${each}`).startsWith(sk.slice(at, at + STEP)),
          ) ?? '?';
      return word;
    });
  return [...new Set(spelt.filter((word) => word !== ''))].sort();
}
