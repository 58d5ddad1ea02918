import type { Method } from './api/route.ts';
import type { FunctionNeeds } from './function-contract.ts';

/** The header in which CloudFront proves that a request came through it. */
export const ORIGIN_HEADER = 'x-kinbridge-origin';

/** Where calendar programs fetch feeds. */
export const CALENDAR_PATH = '/calendar/';

/** A page for people who do not sign in: it returns HTML and accepts forms. */
export interface PageRoute {
  readonly method: Method;
  readonly path: string;
  /** A page of `PAGES`. */
  readonly function: PageName;
  readonly open: true;
}

/** Where the pages of persons are. */
export const PERSON_PATH = '/p/';

/** Where somebody goes who leaves a page at once: a page that everybody looks at, and that tells nothing. */
export const QUICK_EXIT = 'https://www.wikipedia.org/';

/**
 * The pages of persons and sponsors, each with its paths. A link's token stands for one purpose, one offer and one sponsor, and
 * names none of them; that of a registration confirms an e-mail address, stands for what was entered, and names nobody; that of a person's page
 * stands for one page, and opens it only together with its code.
 */
export const PAGES = {
  PersonPage: { paths: ['/p/{token}'], needs: {} },
  SponsorPage: { paths: ['/s/{token}'], needs: {} },
  CalendarPage: { paths: ['/calendar/{token}'], needs: { audit: ['read', 'put'] } },
  JoinPage: { paths: ['/join', '/join/{token}'], needs: { keysIds: true, sendsMail: true } },
} as const satisfies Record<string, { readonly paths: readonly string[]; readonly needs: FunctionNeeds }>;
export type PageName = keyof typeof PAGES;

/** The routes of the pages: each is fetched, and takes the form that it shows. */
export const PAGE_ROUTES: readonly PageRoute[] = (Object.keys(PAGES) as PageName[]).flatMap((name) =>
  PAGES[name].paths.flatMap((path) =>
    (['GET', 'POST'] as const).map((method) => ({ method, path, function: name, open: true as const })),
  ),
);
