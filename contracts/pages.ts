import type { Method } from './api/route.ts';

/** The header in which CloudFront proves that a request came through it. */
export const ORIGIN_HEADER = 'x-kinbridge-origin';

/** A page for people who do not sign in: it returns HTML and accepts forms. */
export interface PageRoute {
  readonly method: Method;
  readonly path: string;
  /** A function in `contracts/functions.ts` of the kind `page`. */
  readonly function: string;
  readonly open: true;
}

const page = (path: string, name: string): readonly PageRoute[] =>
  (['GET', 'POST'] as const).map((method) => ({ method, path, function: name, open: true }));

/**
 * The pages of sponsors. A link's token stands for one purpose, one offer and one sponsor, and names none of them.
 */
export const PAGE_ROUTES: readonly PageRoute[] = [
  ...page('/s/{token}', 'SponsorPage'),
  ...page('/join', 'JoinPage'),
  // Confirms the e-mail address of a registration; the token stands for what was entered, and names nobody.
  ...page('/join/{token}', 'JoinPage'),
];
