import {
  type ErrorResponse,
  InMemoryWebStorage,
  type SigninRedirectArgs,
  type User,
  UserManager,
  WebStorageStateStore,
} from 'oidc-client-ts';
import {
  CONSOLE_PATH,
  type ConsoleSettings,
  NOT_HERE,
  SETTLED,
  SIGNED_IN_PATH,
  SIGNED_OUT_PATH,
} from '../../../contracts/console.ts';
import { leaveEverywhere } from '../idle/presence.ts';
import { type Person, personOf } from './person.ts';

export interface Session {
  readonly person: Person;
  readonly settings: ConsoleSettings;
  /** The token that requests carry, renewed when it is about to end. */
  token(): Promise<string>;
  /** Signs in again and returns here; half-filled forms are kept. `anew` asks who it is, whatever the browser remembers. */
  reenter(anew?: boolean): Promise<void>;
  /** Tells the host's own issuer, which ends sign-ins at which nobody is, that somebody is here. */
  seen(): Promise<void>;
  /** Ends the sign-in without leaving the page. */
  end(): Promise<void>;
  /** Whether it was ended here. */
  hasLeft(): boolean;
  signOut(): Promise<void>;
}

export type Entry =
  | { kind: 'in'; session: Session; returnTo: string | undefined }
  /** The browser is leaving for the sign-in page. */
  | { kind: 'leaving' }
  /** Their organisation knows them, and nobody has an open account here by that name. */
  | { kind: 'not-here' };

interface Kept {
  returnTo?: string;
}

const RENEW_BEFORE_SECONDS = 60;

/**
 * Signs the person in: with the code in the URL when the browser returns from the sign-in page, otherwise by going
 * there, which returns immediately if there is a session. Whom Cognito has just learnt to know by their organisation goes
 * there once more. Tokens are only in memory, so a reload goes there again.
 */
export async function enter(settings: ConsoleSettings, locale: string): Promise<Entry> {
  const manager = managerOf(settings, locale);
  if (location.pathname !== SIGNED_IN_PATH) {
    await leave(manager, location.pathname + location.search);
    return { kind: 'leaving' };
  }
  const user = await manager.signinCallback().catch((error: unknown) => error as Partial<ErrorResponse>);
  if (user && !('profile' in user)) {
    const { error_description: said, state } = user;
    if (said?.includes(NOT_HERE)) return { kind: 'not-here' };
    if (!said?.includes(SETTLED)) throw user;
    await leave(manager, (state as Kept | undefined)?.returnTo ?? CONSOLE_PATH, {
      extraQueryParams: { identity_provider: settings.signInWith ?? '' },
    });
    return { kind: 'leaving' };
  }
  if (!user) throw new Error('Expected a signed-in person, received none.');
  const { returnTo } = (user.state ?? {}) as Kept;
  return { kind: 'in', session: sessionOf(manager, settings, user), returnTo };
}

function managerOf(settings: ConsoleSettings, locale: string): UserManager {
  return new UserManager({
    authority: settings.authority,
    client_id: settings.clientId,
    redirect_uri: location.origin + SIGNED_IN_PATH,
    post_logout_redirect_uri: location.origin + SIGNED_OUT_PATH,
    scope: 'openid email',
    ui_locales: locale,
    automaticSilentRenew: false,
    loadUserInfo: false,
    revokeTokensOnSignout: true,
    revokeTokenTypes: ['refresh_token'],
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // The proof that a code is ours has to survive the trip to the sign-in page and back; it is not a token.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

const leave = (manager: UserManager, returnTo: string, how: SigninRedirectArgs = {}): Promise<void> =>
  manager.signinRedirect({ state: { returnTo } satisfies Kept, ...how });

function sessionOf(manager: UserManager, settings: ConsoleSettings, first: User): Session {
  let user = first;
  let left = false;
  let renewing: Promise<User> | undefined;
  const here = () => location.pathname + location.search;

  async function renewed(): Promise<User> {
    const next = await manager.signinSilent();
    if (!next) throw new Error('Expected a renewed sign-in, received none.');
    return next;
  }

  return {
    person: personOf(first.profile),
    settings,
    async token() {
      if ((user.expires_in ?? 0) > RENEW_BEFORE_SECONDS) return user.id_token ?? '';
      renewing ??= renewed().finally(() => {
        renewing = undefined;
      });
      try {
        user = await renewing;
      } catch {
        if (user.expired) await leave(manager, here());
      }
      return user.id_token ?? '';
    },
    reenter: (anew) => leave(manager, here(), anew ? { prompt: 'login' } : {}),
    async seen() {
      if (settings.authority !== location.origin) return;
      const body = new URLSearchParams({ token: user.refresh_token ?? '' });
      await fetch('/oauth2/seen', { method: 'POST', body }).catch(() => {});
    },
    hasLeft: () => left,
    async end() {
      left = true;
      await manager.revokeTokens(['refresh_token']).catch(() => {});
      await manager.removeUser();
    },
    async signOut() {
      left = true;
      leaveEverywhere(localStorage);
      const back = location.origin + SIGNED_OUT_PATH;
      await manager.signoutRedirect({ extraQueryParams: { client_id: settings.clientId, logout_uri: back } });
    },
  };
}
