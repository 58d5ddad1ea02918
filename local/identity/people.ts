import { SIGNED_IN_PATH, SIGNED_OUT_PATH } from '../../contracts/console.ts';
import type { StaffDirectory } from '../../contracts/staff-directory.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import type { Functions } from '../functions.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { demoCasesOf } from './demo-cases.ts';
import { type InventedPeople, inventedDirectory, openInvented } from './invented-people.ts';
import { type Issuer, openIssuer } from './issuer.ts';
import { openSigningKey } from './keys.ts';
import { type OrganisationDoor, openOrganisationDoor } from './organisation/door.ts';
import { openRelyingParty } from './organisation/relying-party.ts';
import type { Organisation } from './organisation/settings.ts';
import { ownDirectory } from './own-directory.ts';
import { ORGANISATION_PATH, openProvider, type Provider } from './provider.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { recordSignIns, type SignInRecords } from './sign-in-records.ts';
import type { SignInStore } from './sign-in-store.ts';
import { byPassword, demonstration } from './sign-in-ways.ts';
import { openWelcomes, type Welcomes } from './welcome.ts';
import { countWaiting } from './work-waiting.ts';

/** Who has an account on this host: people of a real folder, or the invented staff of a demonstration. */
export interface Residents {
  readonly issuer: Issuer;
  readonly directory: StaffDirectory;
  readonly own: { readonly accounts: Accounts; readonly welcomes: Welcomes } | undefined;
  readonly invented: InventedPeople;
  readonly sessions: Sessions;
}

export async function openResidents(
  url: string,
  folder: string | undefined,
  store: SignInStore,
  real: boolean,
): Promise<Residents> {
  const key = await openSigningKey(folder);
  const invented = openInvented(store);
  const sessions = openSessions(store);
  const issuer = openIssuer(url, key, real ? () => undefined : invented.named);
  if (!real)
    return { issuer, directory: inventedDirectory(invented, sessions), own: undefined, invented, sessions };
  const accounts = openAccounts(store);
  const welcomes = openWelcomes(accounts, issuer);
  const directory = ownDirectory(accounts, welcomes, sessions);
  return { issuer, directory, own: { accounts, welcomes }, invented, sessions };
}

interface Options {
  residents: Residents;
  folder: string | undefined;
  store: SignInStore;
  functions: Functions;
  table: EmbeddedTable;
  /** Whose provider may say who somebody is, in a real folder. */
  organisation: Organisation | undefined;
  now(): number;
  log(message: string): void;
}

/** How they sign in. */
export function openPeople({ residents, folder, store, functions, table, organisation, now, log }: Options): {
  provider: Provider;
  records: SignInRecords;
} {
  const { issuer, own, invented, sessions } = residents;
  const leftOpen = demoCasesOf(folder);
  const way = own
    ? byPassword(own.accounts, issuer, organisation && doorOf(organisation, issuer.url, own.accounts, log))
    : demonstration(() => countWaiting(table, now, leftOpen), invented);
  const records = recordSignIns(store, functions, log);
  const paths = { signedInPath: SIGNED_IN_PATH, signedOutPath: SIGNED_OUT_PATH };
  const note = (event: Parameters<typeof records.note>[0]) => records.note(event);
  const provider = openProvider(issuer, paths, way, sessions, note, own?.welcomes);
  return { provider, records };
}

const doorOf = (
  organisation: Organisation,
  url: string,
  accounts: Accounts,
  log: (message: string) => void,
): OrganisationDoor =>
  openOrganisationDoor(
    organisation.name,
    openRelyingParty(organisation, `${url}/oauth2/${ORGANISATION_PATH}`),
    accounts,
    log,
  );
