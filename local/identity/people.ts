import { SIGNED_IN_PATH, SIGNED_OUT_PATH } from '../../contracts/console.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import type { Functions } from '../functions.ts';
import { openAccounts } from './accounts.ts';
import { type Issuer, openIssuer } from './issuer.ts';
import type { SigningKey } from './keys.ts';
import { openProvider, type Provider } from './provider.ts';
import { recordSignIns, type SignInRecords } from './sign-in-records.ts';
import type { SignInStore } from './sign-in-store.ts';
import { byPassword, demonstration } from './sign-in-ways.ts';
import { countWaiting } from './work-waiting.ts';

interface Options {
  url: string;
  key: SigningKey;
  store: SignInStore;
  functions: Functions;
  table: EmbeddedTable;
  now(): number;
  real: boolean;
  log(message: string): void;
}

/** Who signs in on this host and how: the accounts of a real folder, or the invented staff of a demonstration. */
export function openPeople(options: Options): {
  issuer: Issuer;
  provider: Provider;
  records: SignInRecords;
} {
  const { url, key, store, functions, table, now, real, log } = options;
  const issuer = real ? openIssuer(url, key, () => undefined) : openIssuer(url, key);
  const way = real ? byPassword(openAccounts(store), issuer) : demonstration(() => countWaiting(table, now));
  const records = recordSignIns(store, functions, log);
  const paths = { signedInPath: SIGNED_IN_PATH, signedOutPath: SIGNED_OUT_PATH };
  const provider = openProvider(issuer, paths, way, store, (event) => records.note(event));
  return { issuer, provider, records };
}
