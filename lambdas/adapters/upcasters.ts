import { GENESIS } from '../../domain/audit/chain.ts';
import type { ENTITY_SCHEMAS } from '../../registry/entity-schemas.ts';

type Fields = Record<string, unknown>;
type EntityName = keyof typeof ENTITY_SCHEMAS;

/** Schema 1 knew only whether medical care was in reach: 60 minutes, the limit of the shipped policies, or not. */
const sponsorTo2 = ({ medicalReach, ...fields }: Fields): Fields => ({
  ...fields,
  schema: 2,
  contact: { channel: 'email', timeZone: 'UTC', stopped: [] },
  adults: [],
  minutesToMedicalCare: medicalReach === true ? 60 : null,
  features: [],
  audit: { seq: 0, hash: GENESIS },
});

/** A sponsor of before has no workflow that looks after its vetting until that changes. */
const sponsorTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3, vettingRun: 0 });

/** The overview comes with the next commit; until then a list reads the case whole. */
const caseTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Until schema 3 no household was asked what it wishes. */
const caseTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3, preferences: [] });

/** Until schema 4 a number that another office has was refused. */
const caseTo4 = (fields: Fields): Fields => ({ ...fields, schema: 4 });

/** Until schema 5 the case record told its stages; the next change puts them beside it. */
const caseTo5 = (fields: Fields): Fields => ({ ...fields, schema: 5 });

/** Only a case of before its start was held until then. */
const caseTo6 = (fields: Fields): Fields => ({ ...fields, schema: 6 });

/** The dates that a case waits for come into its overview with the next commit; until then a list reads it whole. */
const caseTo7 = (fields: Fields): Fields => ({ ...fields, schema: 7 });

/** Until schema 8 a held case was compared with one other. */
const caseTo8 = (fields: Fields): Fields => ({ ...fields, schema: 8 });

/** Until then two households of one number blocked each other's journeys until it was corrected. */
const caseTo9 = (fields: Fields): Fields => ({ ...fields, schema: 9 });

/** Until schema 2 a waiver had no particulars. */
const healthTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Until schema 2 nobody noted where a reader works. */
const grantTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Schema 2 knows one template more. */
const noticeTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

const personTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2, version: 1 });
/** Since schema 3 a notice tells its channel; what staff read in the console went out when it was written. */
const noticeTo3 = (fields: Fields): Fields => ({
  ...fields,
  schema: 3,
  ...((fields.to as Fields | undefined)?.kind === 'sponsor' ? {} : { channel: 'in-app', sentAt: fields.at }),
});

/** The offices of the case come with the next change of the plan; until then no calendar has it. */
const planTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Schema 4 knows the template of tracing. */
const noticeTo4 = (fields: Fields): Fields => ({ ...fields, schema: 4 });

/** Schema 5 knows the template of a link that was asked for anew. */
const noticeTo5 = (fields: Fields): Fields => ({ ...fields, schema: 5 });

/** Schema 6 knows why a sponsor was not told. */
const noticeTo6 = (fields: Fields): Fields => ({ ...fields, schema: 6 });

/** Schema 7 knows the templates of a promise that was taken back, or not confirmed. */
const noticeTo7 = (fields: Fields): Fields => ({ ...fields, schema: 7 });

/** Until schema 2 a sponsor's yes needed nobody to confirm it. */
const offerTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Until schema 2 a request became `consent-asked` when the found person had granted consent. */
const tracingTo3 = (fields: Fields): Fields => ({
  ...fields,
  schema: 3,
  status: fields.status === 'consent-asked' ? 'consent-granted' : fields.status,
});

/**
 * Until schema 4 the office that has a candidate was not asked before another saw who they are. About those who are not
 * settled it is asked yet, by the reconciler; until then they are not shown any more.
 */
function tracingTo4(fields: Fields): Fields {
  const { office, candidates = [] } = fields as { office?: string; candidates?: Fields[] };
  const ofOther = (candidate: Fields) =>
    (candidate.decision === 'open' || candidate.decision === 'deferred') &&
    office !== undefined &&
    candidate.office !== undefined &&
    candidate.office !== office;
  return {
    ...fields,
    schema: 4,
    candidates: candidates.map((one) => (ofOther(one) ? { ...one, sharing: { status: 'asked' } } : one)),
  };
}

/**
 * Until schema 2 one adult signed for the whole household. It counts for the signatory and, as guardian, for the
 * children; the other adults are asked.
 */
const consentTo2 = (fields: Fields): Fields => ({
  ...fields,
  schema: 2,
  personId: fields.signatory,
  signedAs: 'self',
  guards: true,
  taken: 'before-schema-2',
});

/**
 * For each type of entity, what brings schema n to n + 1, by n. A test fails when a stored schema changes without a
 * new number and an upcaster here.
 */
export const UPCASTERS: Partial<Record<EntityName, Record<number, (fields: Fields) => Fields>>> = {
  'access-grant': { 1: grantTo2 },
  case: { 1: caseTo2, 2: caseTo3, 3: caseTo4, 4: caseTo5, 5: caseTo6, 6: caseTo7, 7: caseTo8, 8: caseTo9 },
  consent: { 1: consentTo2 },
  'follow-up-plan': { 1: planTo2 },
  'health-record': { 1: healthTo2 },
  notice: { 1: noticeTo2, 2: noticeTo3, 3: noticeTo4, 4: noticeTo5, 5: noticeTo6, 6: noticeTo7 },
  offer: { 1: offerTo2 },
  person: { 1: personTo2 },
  /** Until schema 2 names of staff were not kept; they come with the next call. */
  'staff-member': { 1: (fields) => ({ ...fields, schema: 2 }) },
  sponsor: { 1: sponsorTo2, 2: sponsorTo3 },
  'travel-plan': { 1: planTo2 },
  'tracing-request': { 1: (fields) => ({ ...fields, schema: 2, revision: 0 }), 2: tracingTo3, 3: tracingTo4 },
};

/** Brings stored fields to the present schema, one version at a time. */
export function upcast(type: EntityName, fields: Fields): Fields {
  let current = fields;
  for (;;) {
    const step = UPCASTERS[type]?.[current.schema as number];
    if (!step) return current;
    current = step(current);
  }
}
