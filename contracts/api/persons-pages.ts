import * as z from 'zod';
import { NewPageSchema, RevokePageSchema } from '../../domain/persons-page/issue-page.ts';
import { PersonPageSchema } from '../../domain/persons-page/person-page.ts';
import { own } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

const GIVES = own('caseworker', 'supervisor', 'protection-officer');

/** A page as staff see it: never its link or its code, which are told once. */
export const PersonPageViewSchema = PersonPageSchema.pick({
  ...{ id: true, personId: true, language: true, issuedAt: true, issuedBy: true, until: true },
  ...{ alone: true, lastSeenOn: true, revoked: true },
});
export type PersonPageView = z.infer<typeof PersonPageViewSchema>;

export const ListPersonPages = route({
  function: 'ListPersonPages',
  method: 'GET',
  path: '/cases/{caseId}/pages',
  summary: 'The adults of a household who can have a page of their own, and the pages that were issued.',
  status: 200,
  grants: GIVES,
  reading: recorded('person-pages.listed', 'identity', 'protection'),
  params: CaseParamsSchema,
  answer: z.object({
    adults: z.array(z.string()),
    pages: z.array(PersonPageViewSchema),
    /** Somebody may be at risk of another member: a page is handed over with nobody else present. */
    handOverAlone: z.boolean(),
  }),
});

export const IssuePersonPage = route({
  function: 'IssuePersonPage',
  needs: { signsLinks: true },
  method: 'POST',
  path: '/cases/{caseId}/pages',
  summary:
    'Issues the page of an adult; an earlier one ends. The link and the code are answered to whoever issues it, and kept nowhere.',
  status: 201,
  grants: GIVES,
  params: CaseParamsSchema,
  body: z.strictObject({ personId: IdSchema, ...NewPageSchema.shape }),
  answer: z.object({
    pageId: IdSchema,
    url: z.string(),
    code: z.string(),
    until: PersonPageSchema.shape.until,
  }),
});

export const RevokePersonPage = route({
  function: 'RevokePersonPage',
  method: 'POST',
  path: '/cases/{caseId}/pages/{pageId}/revoke',
  summary: 'Ends a page at once: its link and its code open nothing any more.',
  status: 200,
  grants: GIVES,
  params: CaseParamsSchema.extend({ pageId: IdSchema }),
  body: RevokePageSchema,
  answer: z.object({ pageId: IdSchema }),
});

export const PERSON_PAGE_ROUTES = [ListPersonPages, IssuePersonPage, RevokePersonPage] as const;
