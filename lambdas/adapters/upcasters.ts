import { GENESIS } from '../../domain/audit/chain.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import type { ENTITY_SCHEMAS } from '../../registry/entity-schemas.ts';

type Fields = Record<string, unknown>;
type EntityName = keyof typeof ENTITY_SCHEMAS;

/**
 * Schema 1 only recorded whether medical care was within reach: 60 minutes, the limit of the shipped policies, or
 * not.
 */
const sponsorTo2 = ({ medicalReach, ...fields }: Fields): Fields => ({
  ...fields,
  schema: 2,
  contact: { channel: 'email', timeZone: 'UTC', stopped: [] },
  adults: [],
  minutesToMedicalCare: medicalReach === true ? 60 : null,
  features: [],
  audit: { seq: 0, hash: GENESIS },
});

/** An older sponsor has no workflow monitoring its vetting until the vetting changes. */
const sponsorTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3, vettingRun: 0 });

/** Since schema 2 a request says when it was carried out under another name; none of before says it. */
const rightsTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Since schema 3 a case may be erased because its time is over. */
const rightsTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3 });

/** Since schema 4 a sponsor may be erased. */
const sponsorTo4 = (fields: Fields): Fields => ({ ...fields, schema: 4 });

/** The overview is added by the next commit; until then lists read the whole case. */
const caseTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Before schema 3 households were not asked for their wishes. */
const caseTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3, preferences: [] });

/** Before schema 4 a number known to another office was refused. */
const caseTo4 = (fields: Fields): Fields => ({ ...fields, schema: 4 });

/** Before schema 5 the case record held its stages; the next change moves them to an item of their own. */
const caseTo5 = (fields: Fields): Fields => ({ ...fields, schema: 5 });

/** Before schema 6 only cases that had not started were held. */
const caseTo6 = (fields: Fields): Fields => ({ ...fields, schema: 6 });

/**
 * The dates that a case waits for are added to its overview by the next commit; until then lists read the whole case.
 */
const caseTo7 = (fields: Fields): Fields => ({ ...fields, schema: 7 });

/** Before schema 8 a held case was compared with only one other. */
const caseTo8 = (fields: Fields): Fields => ({ ...fields, schema: 8 });

/** Before schema 9 two households with one number blocked each other's journeys until the number was corrected. */
const caseTo9 = (fields: Fields): Fields => ({ ...fields, schema: 9 });

/** Before schema 10 every household was registered with its categories and destination office. */
const caseTo10 = (fields: Fields): Fields => ({ ...fields, schema: 10 });

/** Since schema 11 a case may be erased. */
const caseTo11 = (fields: Fields): Fields => ({ ...fields, schema: 11 });

/** What ends is added to the overview by the next commit; until then lists read the whole case. */
const caseTo12 = (fields: Fields): Fields => ({ ...fields, schema: 12 });

/** Before schema 3 a batch was kept for ever; its next change says until when. */
const batchTo3 = (fields: Fields): Fields => ({
  ...fields,
  schema: 3,
  expiresAt: Math.floor(Date.parse(plus(String(fields.begunAt), 'P90D')) / 1000),
});

/** Before schema 2 a best-interests procedure had no report. */
const bestInterestsTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Before schema 2 a waiver had no details. */
const healthTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Before schema 3 a finding of tuberculosis had no class. */
const healthTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3 });

/** Before schema 2 the reader's office was not recorded. */
const grantTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Schema 2 has one more template. */
const noticeTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Before schema 2 documents had no small pictures. */
const documentTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Before schema 3 a small picture had no digest: it is taken as it was sealed. */
const documentTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3 });

const personTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2, version: 1 });
/** Before schema 3 nobody joined a household once its case ran, and nobody left it but into a case of their own. */
const personTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3 });
/** Schema 4 has how a person is called and reached, by which papers they are known, and UNHCR's needs codes. */
const personTo4 = (fields: Fields): Fields => ({ ...fields, schema: 4 });
/** Schema 2 may have the same of somebody who joins. */
const changeTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });
/** Before schema 3 everybody who moved joined the other case. */
const changeTo3 = (fields: Fields): Fields => ({ ...fields, schema: 3 });
/** Before schema 4 at most 300 later acts could be assigned when a move was taken back. */
const changeTo4 = (fields: Fields): Fields => ({ ...fields, schema: 4 });
/** Since schema 3 a notice records its channel; notices that staff read in the console were sent when written. */
const noticeTo3 = (fields: Fields): Fields => ({
  ...fields,
  schema: 3,
  ...((fields.to as Fields | undefined)?.kind === 'sponsor' ? {} : { channel: 'in-app', sentAt: fields.at }),
});

/** The offices of the case are added by the plan's next change; until then the plan is in no calendar. */
const planTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/**
 * Each of these schemas of a notice only allows more: schema 4 the tracing template, 5 a renewed link, 6 why a sponsor was not
 * told, 7 a promise taken back or not confirmed, 8 a mention in a note, 9 one more template, 10 a decision about a sponsor's
 * data, 11 a decision that could not take effect, 12 a code for a sponsor's page and complaints.
 */
const noticeTo =
  (schema: number) =>
  (fields: Fields): Fields => ({ ...fields, schema });

/** Since schema 2 a complaint says in which programme it was made, and until when it has to be opened. */
const complaintTo2 = (fields: Fields): Fields => ({
  ...{ programme: 'resettlement', openBy: fields.dueAt, ...fields },
  schema: 2,
});

/** Before schema 2 a sponsor's yes needed no confirmation by staff. */
const offerTo2 = (fields: Fields): Fields => ({ ...fields, schema: 2 });

/** Before schema 3 a request became `consent-asked` when the found person had granted consent. */
const tracingTo3 = (fields: Fields): Fields => ({
  ...fields,
  schema: 3,
  status: fields.status === 'consent-asked' ? 'consent-granted' : fields.status,
});

/**
 * Before schema 4 the candidate's office was not asked before another office saw who the candidate is. For unsettled
 * candidates the reconciler still asks; until then they are no longer shown.
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

/** Before schema 5 the evidence of a candidate was kept as it was weighed, not as it was measured. */
const tracingTo5 = (fields: Fields): Fields => ({ ...fields, schema: 5 });

/**
 * Before schema 2 one adult signed for the whole household. That consent counts for the signatory and, as guardian,
 * for the children; the other adults are asked.
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
 * The upcasters of each entity type from schema n to n + 1, by n. A test fails when a stored schema changes without a
 * new number and an upcaster here.
 */
export const UPCASTERS: Partial<Record<EntityName, Record<number, (fields: Fields) => Fields>>> = {
  'access-grant': { 1: grantTo2 },
  /** Before schema 2 a batch did not know who had an item, before schema 3 it had no executions. */
  batch: { 1: (fields) => ({ ...fields, schema: 2 }), 2: batchTo3 },
  case: {
    1: caseTo2,
    2: caseTo3,
    3: caseTo4,
    4: caseTo5,
    5: caseTo6,
    6: caseTo7,
    7: caseTo8,
    8: caseTo9,
    9: caseTo10,
    10: caseTo11,
    11: caseTo12,
  },
  complaint: { 1: complaintTo2 },
  consent: { 1: consentTo2 },
  document: { 1: documentTo2, 2: documentTo3 },
  /** Before schema 3 tries were not counted, and visits were neither skipped nor given up. */
  'follow-up-plan': { 1: planTo2, 2: (fields) => ({ ...fields, schema: 3 }) },
  'health-record': { 1: healthTo2, 2: healthTo3 },
  /** Before schema 2 no partner system could import. */
  'machine-client': { 1: (fields) => ({ ...fields, schema: 2 }) },
  'household-change': { 1: changeTo2, 2: changeTo3, 3: changeTo4 },
  notice: {
    1: noticeTo2,
    2: noticeTo3,
    3: noticeTo(4),
    4: noticeTo(5),
    5: noticeTo(6),
    6: noticeTo(7),
    7: noticeTo(8),
    8: noticeTo(9),
    9: noticeTo(10),
    10: noticeTo(11),
    11: noticeTo(12),
  },
  offer: { 1: offerTo2 },
  'best-interests-record': { 1: bestInterestsTo2 },
  person: { 1: personTo2, 2: personTo3, 3: personTo4 },
  /** Before schema 2 names of staff were not stored; the next call adds them. */
  'staff-member': { 1: (fields) => ({ ...fields, schema: 2 }) },
  'rights-request': { 1: rightsTo2, 2: rightsTo3 },
  sponsor: { 1: sponsorTo2, 2: sponsorTo3, 3: sponsorTo4 },
  /** Before schema 2 views that somebody removed were kept for ever. */
  'saved-view': { 1: (fields) => ({ ...fields, schema: 2 }) },
  'travel-plan': { 1: planTo2 },
  /** Before schema 2 every decision took effect at once. */
  'work-item': { 1: (fields) => ({ ...fields, schema: 2 }) },
  'tracing-request': {
    1: (fields) => ({ ...fields, schema: 2, revision: 0 }),
    2: tracingTo3,
    3: tracingTo4,
    4: tracingTo5,
    /** Before schema 6 no death was recorded, and nobody was told anything. */
    5: (fields) => ({ ...fields, schema: 6 }),
  },
};

/** Upcasts stored fields to the current schema, one version at a time. */
export function upcast(type: EntityName, fields: Fields): Fields {
  let current = fields;
  for (;;) {
    const step = UPCASTERS[type]?.[current.schema as number];
    if (!step) return current;
    current = step(current);
  }
}
