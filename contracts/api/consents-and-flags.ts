import * as z from 'zod';
import { NewFlagSchema } from '../../domain/casework/consents-and-flags.ts';
import { NewConsentOfMemberSchema } from '../../domain/casework/record-consent.ts';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { CASEWORK, own, STAFF } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

export const RecordConsent = route({
  function: 'RecordConsent',
  method: 'POST',
  path: '/cases/{caseId}/consents',
  summary:
    'Records the consent of one person: purpose, recipient, fields, text version, language, how it was taken.',
  status: 202,
  grants: CASEWORK,
  params: CaseParamsSchema,
  body: NewConsentOfMemberSchema,
  answer: z.object({ consentId: IdSchema }),
});

export const WithdrawConsent = route({
  function: 'WithdrawConsent',
  method: 'POST',
  path: '/cases/{caseId}/consents/{consentId}/withdraw',
  summary: 'Withdraws a consent, or what a guardian gave for one child: what rests on it stops.',
  status: 200,
  grants: CASEWORK,
  params: CaseParamsSchema.extend({ consentId: IdSchema }),
  body: z.strictObject({ childId: z.string().optional() }).default({}),
  answer: z.object({
    consentId: IdSchema,
    /** Who was already told, and when. */
    told: z.array(z.object({ recipient: z.string(), at: InstantSchema })).default([]),
  }),
});

export const ReadWithdrawal = route({
  function: 'ReadWithdrawal',
  method: 'GET',
  path: '/cases/{caseId}/consents/{consentId}/withdrawal',
  summary: 'What withdrawing a consent would do now: who has been told already, and what would stop.',
  status: 200,
  grants: CASEWORK,
  reading: recorded('withdrawal.previewed'),
  params: CaseParamsSchema.extend({ consentId: IdSchema }),
  query: z.object({ childId: IdSchema.optional() }),
  answer: z.object({
    caseId: IdSchema,
    told: WithdrawConsent.answer.shape.told,
    /** The sponsors who were told or for whom something stops; by name where the reader works with them. */
    sponsors: z.array(
      z.object({ sponsorId: IdSchema, name: personal(z.string()).nullable(), office: OfficeSchema }),
    ),
    /** In the words of the audit, which will say the same afterwards; for whom, if not for all. */
    stops: z.array(
      z.object({
        act: z.string(),
        subject: z.string().nullable(),
        sponsorId: IdSchema.nullable(),
        personId: IdSchema.nullable(),
      }),
    ),
  }),
});

export const RaiseFlag = route({
  function: 'RaiseFlag',
  method: 'POST',
  path: '/cases/{caseId}/flags',
  summary: 'Raises a flag: an instruction that may block named steps. A protection flag restricts the case.',
  status: 202,
  grants: STAFF,
  params: CaseParamsSchema,
  body: NewFlagSchema,
  answer: z.object({ flagId: IdSchema }),
});

export const LiftFlag = route({
  function: 'LiftFlag',
  method: 'POST',
  path: '/cases/{caseId}/flags/{flagId}/lift',
  summary: 'Lifts a flag with a reason.',
  status: 200,
  grants: own('protection-officer', 'supervisor'),
  params: CaseParamsSchema.extend({ flagId: IdSchema }),
  body: z.strictObject({ reasonCode: ReasonCodeSchema }),
  answer: z.object({ flagId: IdSchema }),
});

export const CONSENT_AND_FLAG_ROUTES = [
  RecordConsent,
  WithdrawConsent,
  ReadWithdrawal,
  RaiseFlag,
  LiftFlag,
] as const;
