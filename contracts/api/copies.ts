import * as z from 'zod';
import { NoticeLanguageSchema } from '../../domain/notices/languages.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { CaseCopySchema } from '../../registry/case-copy.ts';
import { NewCopySchema } from '../../registry/copy-classes.ts';
import { ReceiptLineSchema, SCOPES } from '../../registry/receipt/line.ts';
import { NewSponsorCopySchema } from '../../registry/sponsor-copy/reader.ts';
import { SponsorCopySchema } from '../../registry/sponsor-copy/sponsor-copy.ts';
import { own, SPONSORSHIP } from '../authorization.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

export const MakeCopy = route({
  function: 'MakeCopy',
  needs: { audit: ['read', 'put'] },
  method: 'POST',
  path: '/cases/{caseId}/copies',
  summary:
    'A copy of a case for the person concerned, the family or a court, with the classes of data that the reader may have; recorded in the audit of the case and in the readings of whoever makes it.',
  status: 201,
  grants: own('caseworker', 'protection-officer', 'supervisor'),
  params: CaseParamsSchema,
  body: NewCopySchema,
  answer: CaseCopySchema,
});

export const MakeReceipt = route({
  function: 'MakeReceipt',
  needs: { audit: ['read', 'put'] },
  method: 'POST',
  path: '/cases/{caseId}/receipts',
  summary:
    'Who saw or was told what of a household, when and on which consent, for one of its members in their language: it names no staff, no other household and no office but those of the case; recorded as a copy is.',
  status: 201,
  grants: own('caseworker', 'protection-officer', 'supervisor'),
  params: CaseParamsSchema,
  body: z.strictObject({
    personId: z.string().max(60),
    /** Whether what was told of other members alone stands in it too. */
    scope: z.enum(SCOPES).default('household'),
    language: NoticeLanguageSchema,
    reasonCode: ReasonCodeSchema,
  }),
  answer: z.object({
    lines: z.array(ReceiptLineSchema),
    /** The lines in the words of their reader. */
    text: z.object({
      ...{ title: z.string(), lead: z.string(), made: z.string(), nobody: z.string(), rights: z.string() },
      head: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    }),
    /** The same as a page of HTML to print or to hand over. */
    page: z.string(),
  }),
});

export const MakeSponsorCopy = route({
  function: 'MakeSponsorCopy',
  needs: { audit: ['read', 'put'] },
  method: 'POST',
  path: '/sponsors/{sponsorId}/copies',
  summary:
    'A copy of everything about a sponsor, for itself or one of its adults: it names no staff and tells of no household; recorded as a copy of a case is.',
  status: 201,
  grants: SPONSORSHIP,
  params: z.object({ sponsorId: IdSchema }),
  body: NewSponsorCopySchema,
  answer: SponsorCopySchema,
});

export const COPY_ROUTES = [MakeCopy, MakeReceipt, MakeSponsorCopy] as const;
