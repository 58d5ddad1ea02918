import { SIGNED_IN_PATH, SIGNED_OUT_PATH } from '../../contracts/console.ts';
import type { Functions } from '../functions.ts';
import { openAccounts } from './accounts.ts';
import { type Issuer, openIssuer } from './issuer.ts';
import type { SigningKey } from './keys.ts';
import { openProvider, type Provider } from './provider.ts';
import { recordSignIns, type SignInRecords } from './sign-in-records.ts';
import type { SignInStore } from './sign-in-store.ts';
import { byPassword, demonstration } from './sign-in-ways.ts';

interface Options {
  url: string;
  key: SigningKey;
  store: SignInStore;
  functions: Functions;
  real: boolean;
  log(message: string): void;
}

/** Who signs in on this host and how: the accounts of a real folder, or the invented staff of a demonstration. */
export function openPeople({ url, key, store, functions, real, log }: Options): {
  issuer: Issuer;
  provider: Provider;
  records: SignInRecords;
} {
  const issuer = real ? openIssuer(url, key, () => undefined) : openIssuer(url, key);
  const way = real ? byPassword(openAccounts(store), issuer) : demonstration;
  const records = recordSignIns(store, functions, log);
  const paths = { signedInPath: SIGNED_IN_PATH, signedOutPath: SIGNED_OUT_PATH };
  const provider = openProvider(issuer, paths, way, store, (event) => records.note(event));
  return { issuer, provider, records };
}
