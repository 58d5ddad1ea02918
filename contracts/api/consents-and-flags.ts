import * as z from 'zod';
import { NewConsentOfMemberSchema, NewFlagSchema } from '../../domain/case/consents-and-flags.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

export const RecordConsent = route({
  function: 'RecordConsent',
  method: 'POST',
  path: '/cases/{caseId}/consents',
  summary: 'Records a consent that a member gave: purpose, recipient, fields, text version, signatory.',
  status: 202,
  params: CaseParamsSchema,
  body: NewConsentOfMemberSchema,
  answer: z.object({ consentId: IdSchema }),
});

export const WithdrawConsent = route({
  function: 'WithdrawConsent',
  method: 'POST',
  path: '/cases/{caseId}/consents/{consentId}/withdraw',
  summary: 'Withdraws a consent: what rests on it stops.',
  status: 200,
  params: CaseParamsSchema.extend({ consentId: IdSchema }),
  answer: z.object({ consentId: IdSchema }),
});

export const RaiseFlag = route({
  function: 'RaiseFlag',
  method: 'POST',
  path: '/cases/{caseId}/flags',
  summary: 'Raises a flag: an instruction that may block named steps. A protection flag restricts the case.',
  status: 202,
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
  params: CaseParamsSchema.extend({ flagId: IdSchema }),
  body: z.strictObject({ reasonCode: ReasonCodeSchema }),
  answer: z.object({ flagId: IdSchema }),
});

export const CONSENT_AND_FLAG_ROUTES = [RecordConsent, WithdrawConsent, RaiseFlag, LiftFlag] as const;
