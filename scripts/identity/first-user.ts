import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDataFolder } from '../../local/data-folder.ts';
import { hashedPassword, openAccounts } from '../../local/identity/accounts.ts';
import { SignInStore } from '../../local/identity/sign-in-store.ts';
import { openAsking } from './ask.ts';

const USAGE =
  'Usage: npm run first-user -- --data DIR --id ID --name NAME [--keep-records]; the password is asked for, or read from the input.';

async function main(): Promise<void> {
  const {
    data,
    id,
    name,
    'keep-records': keep,
  } = parseArgs({
    options: {
      ...{ data: { type: 'string' }, id: { type: 'string' }, name: { type: 'string' } },
      'keep-records': { type: 'boolean' },
    },
  }).values;
  if (!data || !id || !name) throw new Error(USAGE);
  const folder = openDataFolder(data);
  try {
    if (!keep && existsSync(join(data, 'dynamodb', 'table.sqlite')))
      throw new Error(
        `The data folder ${data} holds records of a time when anyone could be anyone: choose an empty one, or keep them with --keep-records.`,
      );
    const identity = folder.folder('identity')!;
    const store = new SignInStore(identity);
    try {
      if (store.isReal) throw new Error(`The data folder ${data} is real already: npm run user adds people.`);
      const asking = openAsking();
      const password = await asking.password().finally(asking.close);
      openAccounts(store).add(
        { id, name, roles: ['administrator'], office: undefined },
        await hashedPassword(password),
      );
      // Tokens of the demonstration become invalid with the key that signed them.
      rmSync(join(identity, 'signing-key.json'), { force: true });
    } finally {
      store.close();
    }
  } finally {
    folder.close();
  }
  console.log(
    `${data} is real: ${id} signs in with a password, and sets up a second factor at the first sign-in.`,
  );
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
