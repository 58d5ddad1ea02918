import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Secret, TOTP } from 'otpauth';
import { OfficeSchema, type Role, RoleSchema } from '../../domain/kernel/actor.ts';
import type { DemoUser } from './demo-users.ts';
import type { SignInStore } from './sign-in-store.ts';

/** Somebody with a password; `hasSecond` when their second factor is known. */
export interface Account extends DemoUser {
  readonly hasSecond: boolean;
  /** Sign-ins from before are over. */
  readonly since: number;
  readonly suspended: boolean;
  /** No password was chosen yet. */
  readonly invited: boolean;
  /** When it was added, in milliseconds; 0 for those from before this was kept. */
  readonly added: number;
}

export const MIN_PASSWORD_LENGTH = 14;
const MAX_PASSWORD_LENGTH = 200;
const MAX_FAILURES = 5;
const LOCKED_MS = 15 * 60_000;
const STEP_MS = 30_000;
const ID = /^[a-z][a-z0-9.-]{1,38}[a-z0-9]$/;

/** Says which rule a wish breaks. */
export class AccountRefused extends Error {
  override readonly name = 'AccountRefused';
}

/** The change would leave nobody who can let others in. */
export class LastAdministrator extends AccountRefused {
  constructor() {
    super('Expected another administrator who stays: npm run user add-role gives somebody the role.');
  }
}

export async function hashedPassword(password: string): Promise<string> {
  if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH)
    throw new AccountRefused(
      `Expected a password of ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters, received ${password.length}.`,
    );
  return await hash(password);
}

const codesOf = (id: string, secret: string): TOTP =>
  new TOTP({ issuer: 'Kinbridge', label: id, secret: Secret.fromBase32(secret) });

/** A secret for a new second factor, and the address by which an authenticator takes it over. */
export function newSecond(id: string): { secret: string; address: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, address: codesOf(id, secret).toString() };
}
export const addressOf = (id: string, secret: string): string => codesOf(id, secret).toString();

/** The accounts of a real folder. Each change leaves its event for the audit in the same transaction. */
export function openAccounts(store: SignInStore, now: () => number = () => Date.now()) {
  const { database } = store;
  const noted = (person: string, act: string, code?: string) =>
    store.note({ person, act, at: now(), ...(code === undefined ? {} : { code }) });
  const row = (id: string) => database.prepare('SELECT * FROM account WHERE id = ?').get(id);
  const change = (id: string, set: string, values: (string | number | null)[], act?: string, code?: string) =>
    store.atOnce(() => {
      const { changes } = database.prepare(`UPDATE account SET ${set} WHERE id = ?`).run(...values, id);
      if (changes === 0) throw new AccountRefused(`Expected the id of an account, received ${id}.`);
      if (act !== undefined) noted(id, act, code);
    });
  /** Whether anybody is left who can let others in. */
  const administrators = () =>
    database
      .prepare(`SELECT count(*) AS n FROM account WHERE suspended = 0 AND roles LIKE '%"administrator"%'`)
      .get()?.n;
  const keepingOne = (work: () => void): void =>
    store.atOnce(() => {
      const before = administrators();
      work();
      if (before !== 0 && administrators() === 0) throw new LastAdministrator();
    });
  // Whoever is unknown costs as much time as whoever is known.
  const nobody = hash('nobody has this password');

  function find(id: string): Account | undefined {
    const known = row(id);
    if (!known) return undefined;
    const { name, office, roles, second, since, suspended, password, added } = known;
    return {
      ...{ id, name: String(name), kind: 'staff', roles: JSON.parse(String(roles)) as Role[] },
      ...{ office: office === null ? undefined : String(office) },
      ...{ hasSecond: second !== null, since: Number(since), suspended: suspended !== 0 },
      ...{ invited: isUnset(password), added: Number(added) },
    };
  }

  /** Counts a try before it is judged, so that tries at the same time are no way around the limit. */
  function counted(id: string): boolean {
    return store.atOnce(() => {
      const after = database
        .prepare(
          `UPDATE account SET failures = failures + 1,
             locked_until = CASE WHEN failures + 1 >= ${MAX_FAILURES} THEN ? ELSE locked_until END
           WHERE id = ? AND locked_until <= ? RETURNING failures`,
        )
        .get(now() + LOCKED_MS, id, now());
      return after !== undefined;
    });
  }

  function failed(id: string): false {
    noted(id, 'sign-in.failed');
    if (Number(row(id)?.locked_until ?? 0) > now()) noted(id, 'sign-in.locked');
    return false;
  }

  /** A right password takes back its own count alone; only a right code after it forgets failures. */
  function passed(id: string, code: boolean): true {
    const left = code ? '0' : 'max(0, failures - 1)';
    database.prepare(`UPDATE account SET failures = ${left}, locked_until = 0 WHERE id = ?`).run(id);
    return true;
  }

  /** The step of time that a code belongs to, undefined for a wrong one. */
  function stepOf(id: string, secret: string, code: string): number | undefined {
    const token = code.replace(/\s/g, '');
    const delta = /^\d{6}$/.test(token)
      ? codesOf(id, secret).validate({ token, window: 1, timestamp: now() })
      : null;
    return delta === null ? undefined : Math.floor(now() / STEP_MS) + delta;
  }

  const used = (id: string, step: number): boolean =>
    database.prepare('UPDATE account SET step = ? WHERE id = ? AND step < ?').run(step, id, step).changes ===
    1;

  return {
    find,
    list: (): Account[] =>
      database
        .prepare('SELECT id FROM account ORDER BY id')
        .all()
        .map(({ id }) => find(String(id))!),

    async checkPassword(id: string, password: string): Promise<boolean> {
      const open = counted(id);
      const account = row(id);
      const isKnown = account && account.suspended === 0 && !isUnset(account.password);
      const known = String(isKnown ? account.password : await nobody);
      const right = await verify(known, password.slice(0, MAX_PASSWORD_LENGTH + 1));
      if (!open) return false;
      return right ? passed(id, false) : failed(id);
    },

    checkCode(id: string, code: string): boolean {
      const secret = row(id)?.suspended === 0 ? row(id)?.second : undefined;
      if (typeof secret !== 'string' || !counted(id)) return false;
      const step = stepOf(id, secret, code);
      return step !== undefined && used(id, step) ? passed(id, true) : failed(id);
    },

    /** Takes a second factor over when its first code is right and there is none yet. */
    enrol(id: string, secret: string, code: string): boolean {
      if (row(id)?.second !== null || !counted(id)) return false;
      const step = stepOf(id, secret, code);
      if (step === undefined) return failed(id);
      change(id, 'second = ?, step = ?', [secret, step], 'second-factor.enrolled');
      return passed(id, true);
    },

    /** What changes with the password, so that a half-done sign-in ends when the password is reset. */
    mark: (id: string): string => String(row(id)?.password ?? '').slice(-12),

    add({ id, name, roles, office }: Omit<DemoUser, 'kind'>, password: string, language?: string): void {
      if (!ID.test(id))
        throw new AccountRefused(
          `Expected an id of 3 to 40 letters, digits, dots and dashes, such as r.haddad, received ${id}.`,
        );
      if (row(id)) throw new AccountRefused(`Expected an id that nobody has, received ${id}.`);
      if (name.trim() === '' || name.length > 200)
        throw new AccountRefused('Expected a name of 1 to 200 characters.');
      if (office !== undefined && !OfficeSchema.safeParse(office).success)
        throw new AccountRefused(`Expected an office such as amman, received ${office}.`);
      for (const role of roles) refuseUnknown(role);
      store.atOnce(() => {
        database
          .prepare(
            'INSERT INTO account (id, name, office, roles, password, added, language) VALUES (?, ?, ?, ?, ?, ?, ?)',
          )
          .run(
            ...[id, name.trim(), office ?? null, JSON.stringify([...new Set(roles)]), password],
            ...[now(), language ?? null],
          );
        for (const role of roles) noted(id, 'role.added', role);
      });
    },

    reset(id: string, password: string, also: { second: boolean }): void {
      const set = `password = ?, since = ?, failures = 0, locked_until = 0, subject = NULL${also.second ? ', second = NULL' : ''}`;
      change(id, set, [password, now()], 'password.reset');
    },

    forgetSecond: (id: string): void => change(id, 'second = NULL, since = ?', [now()], 'sessions.ended'),

    endSessions: (id: string): void => change(id, 'since = ?', [now()], 'sessions.ended'),

    /** Whether an organisation's provider means by this subject whom it meant before; the first time settles it. */
    isSubject(id: string, subject: string): boolean {
      database.prepare('UPDATE account SET subject = ? WHERE id = ? AND subject IS NULL').run(subject, id);
      return row(id)?.subject === subject;
    },
    noteFailed: (id: string): void => noted(id, 'sign-in.failed'),

    /** Takes a chosen password over. */
    choose: (id: string, password: string): void =>
      change(id, 'password = ?, failures = 0, locked_until = 0', [password], 'password.reset'),

    suspend: (id: string): void =>
      keepingOne(() => change(id, 'suspended = 1, since = ?', [now()], 'sessions.ended')),
    reinstate: (id: string): void => change(id, 'suspended = 0', []),

    /** Gives these roles at this office and no others; what administrators do stands in their own record. */
    place: (id: string, roles: readonly string[], office: string | undefined): void =>
      keepingOne(() =>
        change(id, 'roles = ?, office = ?', [JSON.stringify(roles.map(refuseUnknown)), office ?? null]),
      ),

    changeRole(id: string, role: string, to: 'added' | 'removed'): void {
      const wanted = refuseUnknown(role);
      const before = find(id)?.roles ?? [];
      const others = before.filter((each) => each !== wanted);
      const roles = to === 'added' ? [...others, wanted] : others;
      keepingOne(() => change(id, 'roles = ?', [JSON.stringify(roles)], `role.${to}`, wanted));
    },
  };
}
export type Accounts = ReturnType<typeof openAccounts>;

/** A password that nothing matches: somebody still has to choose theirs. */
const UNSET = '!';
export const unsetPassword = (): string => `${UNSET}${randomBytes(18).toString('base64url')}`;
const isUnset = (password: unknown): boolean => String(password).startsWith(UNSET);

function refuseUnknown(role: string): Role {
  const known = RoleSchema.options.find((each) => each === role && each !== 'sponsor');
  if (!known)
    throw new AccountRefused(
      `Expected a role of ${RoleSchema.options.filter((each) => each !== 'sponsor').join(', ')}, received ${role}.`,
    );
  return known;
}
