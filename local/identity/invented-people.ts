import type { Colleague, StaffDirectory, StaffRole } from '../../contracts/staff-directory.ts';
import { DirectoryRefused } from '../../contracts/staff-directory.ts';
import { DEMO_USERS, type DemoUser, userNamed } from './demo-users.ts';
import type { Sessions } from './sessions.ts';
import type { SignInStore } from './sign-in-store.ts';

/** Somebody of a demonstration as administrators left them. */
interface Invented extends DemoUser {
  readonly suspended?: true;
  /** When they were added; those who were shipped have no such day. */
  readonly addedAt?: string;
}

export interface InventedPeople {
  /** Who can be chosen on the sign-in page. */
  list(): readonly DemoUser[];
  named(name: string): DemoUser | undefined;
  isOut(id: string): boolean;
}

/** As they are before anybody changed anything. */
export const AS_SHIPPED: InventedPeople = { list: () => DEMO_USERS, named: userNamed, isOut: () => false };

/** The invented staff of a demonstration, with what was changed about them in this folder. */
export function openInvented(store: SignInStore) {
  const { database } = store;
  const changed = (): Map<string, Invented> =>
    new Map(
      database
        .prepare('SELECT id, content FROM invented ORDER BY id')
        .all()
        .map(({ id, content }) => [String(id), JSON.parse(String(content)) as Invented]),
    );
  const all = (): Invented[] => {
    const known = changed();
    const shipped = DEMO_USERS.map((user) => {
      const now = known.get(user.id);
      known.delete(user.id);
      return now ?? user;
    });
    return [...shipped, ...known.values()];
  };
  const one = (id: string): Invented | undefined => changed().get(id) ?? userNamed(id);
  return {
    all,
    one,
    list: () => all().filter(({ suspended, roles }) => !suspended && roles.length > 0),
    named(id: string) {
      const found = one(id);
      return found?.suspended || found?.roles.length === 0 ? undefined : found;
    },
    isOut: (id: string): boolean => one(id)?.suspended === true,
    keep(user: Invented): void {
      const content = JSON.stringify(user);
      database.prepare('INSERT OR REPLACE INTO invented VALUES (?, ?)').run(user.id, content);
    },
  };
}

const LOGIN = /^[a-z][a-z0-9.-]{1,38}[a-z0-9]$/;

const colleagueOf = ({ id, name, office, roles, suspended, addedAt }: Invented): Colleague => ({
  ...{ id, login: id, name, suspended: suspended === true, invited: false, hasSecond: false },
  roles: roles.filter((role): role is StaffRole => role !== 'sponsor'),
  ...(office === undefined ? {} : { office }),
  ...(addedAt === undefined ? {} : { addedAt }),
});

/** The same people as what administrators look after. Nobody has a password, so there is none to renew. */
export function inventedDirectory(
  people: ReturnType<typeof openInvented>,
  sessions: Sessions,
): StaffDirectory {
  const found = (id: string): Invented => {
    const user = people.one(id);
    if (user?.kind !== 'staff') throw new DirectoryRefused('unknown');
    return user;
  };
  return {
    list: async () => people.all().map(colleagueOf),
    async find(id) {
      const user = people.one(id);
      return user?.kind === 'staff' ? colleagueOf(user) : undefined;
    },
    async add({ login, name }) {
      if (!LOGIN.test(login)) throw new DirectoryRefused('login-form');
      if (people.one(login)) throw new DirectoryRefused('login-taken');
      const addedAt = new Date().toISOString();
      people.keep({ id: login, name, kind: 'staff', roles: [], office: undefined, addedAt });
      return { id: login, invitation: { kind: 'none' } };
    },
    async place(id, { roles, office }) {
      people.keep({ ...found(id), roles, office });
    },
    async suspend(id) {
      people.keep({ ...found(id), suspended: true });
    },
    async reinstate(id) {
      const { suspended: _suspended, ...user } = found(id);
      people.keep(user);
    },
    async inviteAgain(id) {
      found(id);
      return { kind: 'none' };
    },
    async forgetSecond(id) {
      found(id);
    },
    endIdleAfter: async (minutes) => sessions.endIdleAfter(minutes),
  };
}
