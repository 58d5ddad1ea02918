import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts.ts';
import { type Asked, NotProven, newAsked, type RelyingParty } from './relying-party.ts';

/** Whoever came back from their organisation, or why nobody is let in by it. */
export type CameBack =
  | { readonly kind: 'known'; readonly id: string; readonly query: string }
  | { readonly kind: 'unknown' | 'not-proven' | 'no-answer'; readonly query: string };

export interface OrganisationDoor {
  readonly name: string;
  /** Where to send the browser, and what it has to bring back; undefined if the provider does not answer. */
  send(query: string, locales: readonly string[]): Promise<{ to: string; browser: string } | undefined>;
  take(answer: URLSearchParams, browser: string | undefined): Promise<CameBack>;
}

interface Accounts {
  find(id: string): Account | undefined;
  /** Whether the provider means by this subject whom it meant before; the first time settles it. */
  isSubject(id: string, subject: string): boolean;
  noteFailed(id: string): void;
}

const HOLDS_MS = 600_000;
const MAX_WAITING = 1000;

/** Each question can be answered once, within ten minutes, in the browser that it was asked in. */
export function openOrganisationDoor(
  name: string,
  party: RelyingParty,
  accounts: Accounts,
  log: (message: string) => void,
): OrganisationDoor {
  const waiting = new Map<string, Asked & { browser: string; query: string; until: number }>();

  return {
    name,
    async send(query, locales) {
      const asked = newAsked();
      try {
        const to = await party.address(asked, locales);
        const browser = randomBytes(24).toString('base64url');
        if (waiting.size >= MAX_WAITING) waiting.delete(waiting.keys().next().value!);
        waiting.set(asked.state, { ...asked, browser, query, until: Date.now() + HOLDS_MS });
        return { to, browser };
      } catch (error) {
        log(`The organisation's provider cannot be asked: ${whyOf(error)}.`);
        return undefined;
      }
    },

    async take(answer, browser) {
      const state = answer.get('state') ?? '';
      const asked = waiting.get(state);
      waiting.delete(state);
      if (!asked || asked.until < Date.now() || asked.browser !== browser)
        return { kind: 'not-proven', query: '' };
      const { query } = asked;
      try {
        const { login, subject } = await party.named(asked, answer);
        const account = accounts.find(login);
        // Whoever is suspended is told no more than whoever is unknown.
        if (!account || account.suspended) {
          if (account) accounts.noteFailed(login);
          return { kind: 'unknown', query };
        }
        if (accounts.isSubject(login, subject)) return { kind: 'known', id: login, query };
        accounts.noteFailed(login);
        return { kind: 'unknown', query };
      } catch (error) {
        log(`Nobody was let in by their organisation: ${whyOf(error)}.`);
        return { kind: error instanceof NotProven ? 'not-proven' : 'no-answer', query };
      }
    },
  };
}

/** What failed; never what the provider said, which may name somebody. */
const whyOf = (error: unknown): string =>
  error instanceof NotProven ? error.message : (error as Error).name;
