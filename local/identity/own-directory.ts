import type { Colleague, StaffDirectory, StaffRole } from '../../contracts/staff-directory.ts';
import { DirectoryRefused, MAX_COLLEAGUES } from '../../contracts/staff-directory.ts';
import type { Account, Accounts } from './accounts.ts';
import { AccountRefused, LastAdministrator, unsetPassword } from './accounts.ts';
import type { Sessions } from './sessions.ts';
import type { Welcomes } from './welcome.ts';

const colleagueOf = ({
  id,
  name,
  office,
  roles,
  suspended,
  invited,
  hasSecond,
  added,
  since,
}: Account): Colleague => ({
  ...{ id, login: id, name, suspended, invited, hasSecond },
  roles: roles.filter((role): role is StaffRole => role !== 'sponsor'),
  ...(office === undefined ? {} : { office }),
  // The second factor is set up at the first sign-in.
  neverIn: !hasSecond && since === 0,
  addedAt: new Date(added).toISOString(),
});

/** The accounts of a real folder as what administrators look after. */
export function ownDirectory(accounts: Accounts, welcomes: Welcomes, sessions: Sessions): StaffDirectory {
  const found = (id: string): Account => {
    const account = accounts.find(id);
    if (!account) throw new DirectoryRefused('unknown');
    return account;
  };
  return {
    async list() {
      const all = accounts.list();
      if (all.length > MAX_COLLEAGUES)
        throw new Error(`Expected at most ${MAX_COLLEAGUES} accounts, received ${all.length}.`);
      return all.map(colleagueOf);
    },
    async find(id) {
      const account = accounts.find(id);
      return account && colleagueOf(account);
    },
    async add({ login, name, language }) {
      const id = login.toLowerCase();
      if (accounts.find(id)) throw new DirectoryRefused('login-taken');
      try {
        accounts.add({ id, name, roles: [], office: undefined }, unsetPassword(), language);
      } catch (error) {
        if (error instanceof AccountRefused) throw new DirectoryRefused('login-form', { cause: error });
        throw error;
      }
      return { id, invitation: await welcomes.invite(id, language) };
    },
    async place(id, { roles, office }) {
      found(id);
      keepingOne(() => accounts.place(id, roles, office));
    },
    async suspend(id) {
      found(id);
      keepingOne(() => accounts.suspend(id));
    },
    async reinstate(id) {
      found(id);
      accounts.reinstate(id);
    },
    async inviteAgain(id, language) {
      found(id);
      accounts.reset(id, unsetPassword(), { second: false });
      return welcomes.invite(id, language);
    },
    async forgetSecond(id) {
      found(id);
      accounts.forgetSecond(id);
    },
    endIdleAfter: async (minutes) => sessions.endIdleAfter(minutes),
  };
}

function keepingOne(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof LastAdministrator)
      throw new DirectoryRefused('last-administrator', { cause: error });
    throw error;
  }
}
