import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Role } from '../../domain/kernel/actor.ts';
import { type Accounts, hashedPassword, openAccounts } from '../../local/identity/accounts.ts';
import { isRealFolder, SignInStore } from '../../local/identity/sign-in-store.ts';
import { openAsking } from './ask.ts';

const USAGE = `Usage: npm run user -- COMMAND --data DIR
  list
  add --id ID --name NAME --role ROLE [--role ROLE] [--office OFFICE]
  reset-password --id ID [--second-factor]    also forgets the second factor
  end-sessions --id ID
  suspend --id ID                             no sign-in any more, until reinstated
  reinstate --id ID
  add-role --id ID --role ROLE
  remove-role --id ID --role ROLE
Passwords are asked for, or read from the input.`;

interface Given {
  id: string;
  name: string | undefined;
  office: string | undefined;
  role: string[];
  second: boolean;
}

async function askedPassword(): Promise<string> {
  const asking = openAsking();
  return hashedPassword(await asking.password().finally(asking.close));
}

function oneRole(role: string[]): string {
  if (role.length !== 1) throw new Error(`Expected one --role, received ${role.length}.`);
  return role[0]!;
}

const COMMANDS: Record<string, (accounts: Accounts, given: Given) => Promise<void> | void> = {
  list(accounts) {
    for (const { id, roles, office, hasSecond, suspended } of accounts.list())
      console.log(
        [
          id,
          office ?? '-',
          roles.join(' ') || '-',
          hasSecond ? 'second factor' : '-',
          suspended ? 'suspended' : '-',
        ].join('\t'),
      );
  },
  async add(accounts, { id, name, office, role }) {
    if (!name || role.length === 0) throw new Error(USAGE);
    accounts.add({ id, name, office, roles: role as Role[] }, await askedPassword());
  },
  async 'reset-password'(accounts, { id, second }) {
    accounts.reset(id, await askedPassword(), { second });
  },
  'end-sessions': (accounts, { id }) => accounts.endSessions(id),
  suspend: (accounts, { id }) => accounts.suspend(id),
  reinstate: (accounts, { id }) => accounts.reinstate(id),
  'add-role': (accounts, { id, role }) => accounts.changeRole(id, oneRole(role), 'added'),
  'remove-role': (accounts, { id, role }) => accounts.changeRole(id, oneRole(role), 'removed'),
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ data: { type: 'string' }, id: { type: 'string' }, name: { type: 'string' } },
      ...{ office: { type: 'string' }, role: { type: 'string', multiple: true } },
      'second-factor': { type: 'boolean' },
    },
  });
  const { data, id = '', name, office, role = [] } = values;
  const command = positionals.length === 1 ? COMMANDS[positionals[0]!] : undefined;
  if (!command || !data || (id === '' && positionals[0] !== 'list')) throw new Error(USAGE);
  if (!isRealFolder(data))
    throw new Error(`The data folder ${data} has no accounts: npm run first-user makes it real.`);
  const store = new SignInStore(join(data, 'identity'));
  try {
    await command(openAccounts(store), { id, name, office, role, second: values['second-factor'] ?? false });
  } finally {
    store.close();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
