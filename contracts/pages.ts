import type { Method } from './api/route.ts';

/** The header in which CloudFront proves that a request came by it. */
export const ORIGIN_HEADER = 'x-kinbridge-origin';

/** A page for people without a sign-in: HTML out, forms in. */
export interface PageRoute {
  readonly method: Method;
  readonly path: string;
  /** A function of `contracts/functions.ts` of the kind `page`. */
  readonly function: string;
  readonly open: true;
}

const page = (path: string, name: string): readonly PageRoute[] =>
  (['GET', 'POST'] as const).map((method) => ({ method, path, function: name, open: true }));

/** The pages of sponsors. The token of a link stands for one purpose, one offer and one sponsor, and names none of them. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  ...page('/s/{token}', 'SponsorPage'),
  ...page('/join', 'JoinPage'),
  // Where the e-mail of a registration is confirmed; the token stands for what was written, and names nobody.
  ...page('/join/{token}', 'JoinPage'),
];
