import * as z from 'zod';
import { ContactChangeSchema } from '../../domain/sponsorship/change-contact.ts';
import { ProfileChangeSchema } from '../../domain/sponsorship/change-profile.ts';
import { SPONSOR_IMPORT_RULES } from '../../domain/sponsorship/import-sponsors.ts';
import { NamedFamilySchema } from '../../domain/sponsorship/known-family.ts';
import { NewSponsorSchema } from '../../domain/sponsorship/register-sponsor.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { StandingSchema, VettingResultSchema } from '../../domain/sponsorship/vetting.ts';
import { WorkItemSchema } from '../../domain/work-item/work-item.ts';
import { OfferSchema } from '../../stages/sponsorship/offer.ts';
import { AUDITOR, SPONSORSHIP } from '../authorization.ts';
import { recorded } from '../reads.ts';
import {
  AsFileSchema,
  CursorSchema,
  HeldBackRowsSchema,
  IdSchema,
  PageQuerySchema,
  RuleOfIssueSchema,
  route,
} from './route.ts';

const { persons, source, status, offeredAt, answeredAt, reasonCode } = OfferSchema.shape;

const SponsorParamsSchema = z.object({ sponsorId: IdSchema });
const ChangedSchema = z.object({
  sponsorId: IdSchema,
  version: z.int(),
  vetting: SponsorSchema.shape.vetting,
});
/**
 * Households named in a way that matches no case: the entry is kept and takes effect once there is such a case.
 * `path` is its position in the sponsor, such as `vetoes.0`; `value` is the entry.
 */
const WarningsSchema = z.array(
  z.object({ path: z.string(), rule: z.string(), ...RuleOfIssueSchema.shape, value: z.string() }),
);

export const RegisterSponsor = route({
  function: 'RegisterSponsor',
  method: 'POST',
  path: '/sponsors',
  summary: 'Registers a sponsor of the office of destination; warns of households that are not found.',
  status: 201,
  grants: SPONSORSHIP,
  needs: { keysIds: true },
  body: NewSponsorSchema,
  answer: z.object({ sponsorId: IdSchema, warnings: WarningsSchema }),
});

export const ImportSponsors = route({
  function: 'ImportSponsors',
  method: 'POST',
  path: '/sponsors/import',
  summary:
    'Registers the sponsors of a CSV file; each row that waits is told with its reason, households that are not found with a warning.',
  status: 200,
  grants: SPONSORSHIP,
  needs: { timeoutSeconds: 29, keysIds: true },
  mostBytes: 1_000_000,
  body: z.strictObject({ csv: z.string().min(1).max(300_000) }),
  answer: z.object({
    rows: z.int(),
    sponsors: z.array(
      z.object({
        row: z.int(),
        outcome: z.enum(['registered', 'already-registered', 'other-office']),
        sponsorId: IdSchema,
      }),
    ),
    rejected: z.array(
      z.object({
        row: z.int(),
        column: z.string(),
        rule: z.enum(SPONSOR_IMPORT_RULES),
        message: z.string(),
        ...RuleOfIssueSchema.shape,
        value: z.string(),
      }),
    ),
    rejectedRows: z.array(z.int()),
    /** For accepted rows: households named in a way that matches no case. */
    warnings: z.array(
      z.object({
        row: z.int(),
        column: z.string(),
        message: z.string(),
        ...RuleOfIssueSchema.shape,
        value: z.string(),
      }),
    ),
    unknownColumns: z.array(z.string()),
    rejectedFile: z.string().nullable(),
  }),
});

export const ListSponsors = route({
  function: 'ListSponsors',
  method: 'GET',
  path: '/sponsors',
  summary: "Sponsors of the caller's office.",
  status: 200,
  grants: SPONSORSHIP,
  reading: recorded('sponsors.listed'),
  /** `needs=vetting`: only sponsors whose vetting has to be done or renewed; a page may then be shorter. */
  query: PageQuerySchema.extend({ needs: z.enum(['vetting']).optional(), as: AsFileSchema }),
  answer: z.object({
    sponsors: z.array(SponsorSchema),
    heldBack: HeldBackRowsSchema,
    cursor: CursorSchema,
  }),
});

export const ReadSponsor = route({
  function: 'ReadSponsor',
  method: 'GET',
  path: '/sponsors/{sponsorId}',
  summary:
    'One sponsor, whether its vetting has to be done or renewed, and which households it names are not found.',
  status: 200,
  grants: SPONSORSHIP,
  reading: recorded('sponsor.viewed'),
  needs: { keysIds: true },
  params: SponsorParamsSchema,
  answer: z.object({
    sponsor: SponsorSchema,
    freePlaces: z.int(),
    needsVetting: z.boolean(),
    warnings: WarningsSchema,
    /** Open work about it. */
    waitsFor: z.array(
      WorkItemSchema.pick({ kind: true, subject: true, dueAt: true }).extend({ workItemId: IdSchema }),
    ),
  }),
});

export const ListOffers = route({
  function: 'ListOffers',
  method: 'GET',
  path: '/sponsors/{sponsorId}/offers',
  summary: 'What was offered to a sponsor, newest first; its notices tell of reminders and delivery.',
  status: 200,
  grants: { ...SPONSORSHIP, ...AUDITOR },
  reading: recorded('offers.listed', 'identity'),
  params: SponsorParamsSchema,
  query: PageQuerySchema,
  answer: z.object({
    offers: z.array(
      z.object({
        offerId: IdSchema,
        caseId: IdSchema,
        /** The number of its case, for those who may see it. */
        number: z.string().nullable(),
        ...{ persons, source, status, offeredAt, answeredAt, reasonCode },
      }),
    ),
    cursor: CursorSchema,
  }),
});

export const RecordVetting = route({
  function: 'RecordVetting',
  method: 'POST',
  path: '/sponsors/{sponsorId}/vetting',
  summary: 'Records checks of adults; the vetting of the sponsor follows from all of them.',
  status: 200,
  grants: SPONSORSHIP,
  params: SponsorParamsSchema,
  body: VettingResultSchema,
  answer: ChangedSchema,
});

export const ChangeStanding = route({
  function: 'ChangeStanding',
  method: 'POST',
  path: '/sponsors/{sponsorId}/standing',
  summary: 'Suspends, revokes or reinstates a sponsor, with a reason.',
  status: 200,
  grants: SPONSORSHIP,
  params: SponsorParamsSchema,
  body: StandingSchema,
  answer: ChangedSchema,
});

export const ChangeContact = route({
  function: 'ChangeContact',
  method: 'POST',
  path: '/sponsors/{sponsorId}/contact',
  summary: 'Puts right how a sponsor is reached; a channel with a new address works again.',
  status: 200,
  grants: SPONSORSHIP,
  params: SponsorParamsSchema,
  body: ContactChangeSchema,
  answer: ChangedSchema,
});

export const ChangeProfile = route({
  function: 'ChangeProfile',
  method: 'POST',
  path: '/sponsors/{sponsorId}/profile',
  summary:
    'Changes what placement uses of a sponsor, with a reason; capacity stays at or above the places held.',
  status: 200,
  grants: SPONSORSHIP,
  needs: { keysIds: true },
  params: SponsorParamsSchema,
  body: ProfileChangeSchema,
  /** Warnings about households that this change names. */
  answer: ChangedSchema.extend({ warnings: WarningsSchema }),
});

export const NameFamily = route({
  function: 'NameFamily',
  method: 'POST',
  path: '/sponsors/{sponsorId}/families',
  summary:
    'Records a family that a sponsor knows and named, by number or name; work opens to look for it. The answer never says whether there is such a family.',
  status: 202,
  grants: SPONSORSHIP,
  params: SponsorParamsSchema,
  body: NamedFamilySchema,
  answer: ChangedSchema,
});

export const SPONSOR_ROUTES = [
  RegisterSponsor,
  ImportSponsors,
  ListSponsors,
  ReadSponsor,
  ListOffers,
  RecordVetting,
  ChangeStanding,
  ChangeContact,
  ChangeProfile,
  NameFamily,
] as const;
