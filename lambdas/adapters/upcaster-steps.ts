import { GENESIS } from '../../domain/audit/chain.ts';
import { plus } from '../../domain/kernel/calendar.ts';

/** A stored record before it is parsed. */
export type Fields = Record<string, unknown>;
/** What a record of the schema before becomes; its number is counted up beside it. */
export type Step = (fields: Fields) => Fields;

/** The next schema only allows more: what there is stays. */
export const allowsMore: Step = (fields) => fields;

/**
 * Schema 1 only recorded whether medical care was within reach: 60 minutes, the limit of the shipped policies, or
 * not.
 */
export const sponsorTo2: Step = ({ medicalReach, ...fields }) => ({
  ...fields,
  contact: { channel: 'email', timeZone: 'UTC', stopped: [] },
  adults: [],
  minutesToMedicalCare: medicalReach === true ? 60 : null,
  features: [],
  audit: { seq: 0, hash: GENESIS },
});

/** An older sponsor has no workflow monitoring its vetting until the vetting changes. */
export const sponsorTo3: Step = (fields) => ({ ...fields, vettingRun: 0 });

/** Before schema 3 households were not asked for their wishes. */
export const caseTo3: Step = (fields) => ({ ...fields, preferences: [] });

/** Before schema 3 a batch was kept for ever; its next change says until when. */
export const batchTo3: Step = (fields) => ({
  ...fields,
  expiresAt: Math.floor(Date.parse(plus(String(fields.begunAt), 'P90D')) / 1000),
});

export const personTo2: Step = (fields) => ({ ...fields, version: 1 });

/** Since schema 3 a notice records its channel; notices that staff read in the console were sent when written. */
export const noticeTo3: Step = (fields) => ({
  ...fields,
  ...((fields.to as Fields | undefined)?.kind === 'sponsor' ? {} : { channel: 'in-app', sentAt: fields.at }),
});

/** Since schema 2 a complaint says in which programme it was made, and until when it has to be opened. */
export const complaintTo2: Step = (fields) => ({
  ...{ programme: 'resettlement', openBy: fields.dueAt, ...fields },
});

export const tracingTo2: Step = (fields) => ({ ...fields, revision: 0 });

/** Before schema 3 a request became `consent-asked` when the found person had granted consent. */
export const tracingTo3: Step = (fields) => ({
  ...fields,
  status: fields.status === 'consent-asked' ? 'consent-granted' : fields.status,
});

/**
 * Before schema 4 the candidate's office was not asked before another office saw who the candidate is. For unsettled
 * candidates the reconciler still asks; until then they are no longer shown.
 */
export const tracingTo4: Step = (fields) => {
  const { office, candidates = [] } = fields as { office?: string; candidates?: Fields[] };
  const ofOther = (candidate: Fields) =>
    (candidate.decision === 'open' || candidate.decision === 'deferred') &&
    office !== undefined &&
    candidate.office !== undefined &&
    candidate.office !== office;
  return {
    ...fields,
    candidates: candidates.map((one) => (ofOther(one) ? { ...one, sharing: { status: 'asked' } } : one)),
  };
};

/**
 * Before schema 2 one adult signed for the whole household. That consent counts for the signatory and, as guardian,
 * for the children; the other adults are asked.
 */
export const consentTo2: Step = (fields) => ({
  ...fields,
  personId: fields.signatory,
  signedAs: 'self',
  guards: true,
  taken: 'before-schema-2',
});
