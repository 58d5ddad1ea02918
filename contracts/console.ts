/** Where the console is served; its own paths begin here. */
export const CONSOLE_PATH = '/console/';
/** Files whose names contain a hash of their content. */
export const CONSOLE_ASSETS_PATH = '/console/assets/';
export const CONSOLE_SETTINGS_PATH = '/console/settings.json';
/** Where the identity provider redirects the browser after sign-in. */
export const SIGNED_IN_PATH = '/console/signed-in';
export const SIGNED_OUT_PATH = '/console/';

/** What a host tells the console before sign-in. */
export interface ConsoleSettings {
  /** The OpenID provider's URL. */
  readonly authority: string;
  readonly clientId: string;
  /** True on the embedded host, whose mail is captured and can be read. */
  readonly development: boolean;
  /** The organisation's own provider by which people may also sign in at `authority`, as its pages call it. */
  readonly signInWith?: string;
}

/**
 * What Cognito passes on to the console in `error_description`: who comes for the first time is known now and has only to be
 * sent there once more, or has no open account here.
 */
export const SETTLED = 'kinbridge-settled';
export const NOT_HERE = 'kinbridge-not-here';

/**
 * The Content-Security-Policy of the console's pages: nothing inline, and nothing from elsewhere except what sign-in
 * needs. The design system's style sheet contains `data:` images and fonts; pictures of documents are shown from memory. `framed` is what its pages may show in a
 * frame.
 */
export const consolePolicy = (connect: readonly string[] = [], framed?: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "worker-src 'self'",
    ...(framed === undefined ? [] : [`frame-src ${framed}`]),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

export const IMMUTABLE = 'public, max-age=31536000, immutable';
