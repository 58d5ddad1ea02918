import type { ENTITY_SCHEMAS } from '../../registry/entity-schemas.ts';
import type { Fields, Step } from './upcaster-steps.ts';
import {
  allowsMore,
  batchTo3,
  caseTo3,
  complaintTo2,
  consentTo2,
  noticeTo3,
  personTo2,
  sponsorTo2,
  sponsorTo3,
  tracingTo2,
  tracingTo3,
  tracingTo4,
} from './upcaster-steps.ts';

type EntityName = keyof typeof ENTITY_SCHEMAS;

/**
 * The steps of each entity type: the first leads from schema 1 to 2, each next one further. A test fails when a stored
 * schema changes without a new number and a step here.
 */
export const UPCASTERS: Partial<Record<EntityName, readonly Step[]>> = {
  /** 2: the reader's office. */
  'access-grant': [allowsMore],
  /** 2: biometrics. */
  appointment: [allowsMore],
  /** 2: who had an item. 3: executions, and until when it is kept. 4: asking how work stands. */
  batch: [allowsMore, batchTo3, allowsMore],
  /** 2: the procedure's report. 3: whether the child may be parted. */
  'best-interests-record': [allowsMore, allowsMore],
  /**
   * 2: its overview, which the next commit adds; until then lists read the whole case. 3: wishes. 4: a number known to
   * another office. 5: its stages in an item of their own. 6: may be held once it runs. 7: the dates that it waits for.
   * 8: compared with more than one other. 9: one number twice blocks no journey. 10: categories and destination office
   * may come later. 11: may be erased. 12: what ends, in its overview. 13: its overview in one text.
   */
  case: [allowsMore, caseTo3, ...Array(10).fill(allowsMore)],
  /** 3: when supervisors were told that it is late. */
  complaint: [complaintTo2, allowsMore],
  /** 3: to a DNA test. */
  consent: [consentTo2, allowsMore],
  /** 2: small pictures. 3: the digest of one. 4: registers of families, residence titles. */
  document: [allowsMore, allowsMore, allowsMore],
  /** 2: the offices of its case, by which calendars know it. 3: tries are counted, visits skipped or given up. */
  'follow-up-plan': [allowsMore, allowsMore],
  /** 2: details of a waiver. 3: the class of a finding of tuberculosis. 4: what a waiver waives, and who examined. */
  'health-record': [allowsMore, allowsMore, allowsMore],
  /** 2: names and numbers of who joins. 3: who moves out may get a case of their own. 4: more than 300 later acts. 5: what children were. */
  'household-change': [allowsMore, allowsMore, allowsMore, allowsMore],
  /** 2: may import. */
  'machine-client': [allowsMore],
  /**
   * 2: one more template. 3: the channel. 4: tracing. 5: a renewed link. 6: why a sponsor was not told. 7: a promise taken
   * back or not confirmed. 8: a mention in a note. 9: one more template. 10: a decision about a sponsor's data. 11: a
   * decision that could not take effect. 12: a code for a sponsor's page, and complaints. 13: a supervisor asks how work
   * stands. 14: a complaint that is late. 15: work of partner organisations.
   */
  notice: [allowsMore, noticeTo3, ...Array(12).fill(allowsMore)],
  /** 2: a sponsor's yes is confirmed by staff. 3: a sponsorship may break down. 4: undertaking, funds and plan. */
  offer: [allowsMore, allowsMore, allowsMore],
  /** 2: a partner organisation that teaches it. */
  'orientation-class': [allowsMore],
  /** 2: what was known before and learned. */
  'orientation-record': [allowsMore],
  /** 3: may join or leave a household whose case runs. 4: how they are called and reached, their papers, needs codes. */
  person: [personTo2, allowsMore, allowsMore],
  /** 2: when it was carried out under another name. 3: a case whose time is over. 4: about DNA tests. */
  'rights-request': [allowsMore, allowsMore, allowsMore],
  /** 2: views that somebody removed end. */
  'saved-view': [allowsMore],
  /** 4: may be erased. 5: which adults were trained. 6: families that it named. */
  sponsor: [sponsorTo2, sponsorTo3, allowsMore, allowsMore, allowsMore],
  /** 2: the partner organisation of its staff. */
  'staff-access': [allowsMore],
  /** 2: names, which the next call adds. */
  'staff-member': [allowsMore],
  /** 5: evidence as it was measured. 6: that somebody is dead, or lives and wishes no contact. 7: who is proposed as dead. */
  'tracing-request': [tracingTo2, tracingTo3, tracingTo4, allowsMore, allowsMore, allowsMore],
  /** 2: the offices of its case, by which calendars know it. 3: each member's result of boarding and arrival. 4: legs. */
  'travel-plan': [allowsMore, allowsMore, allowsMore],
  /** 2: decisions that wait before they take effect. 3: work of a partner organisation. */
  'work-item': [allowsMore, allowsMore],
};

/** Upcasts stored fields to the current schema, one version at a time. */
export function upcast(type: EntityName, fields: Fields): Fields {
  let current = fields;
  for (;;) {
    const schema = current.schema as number;
    const step = UPCASTERS[type]?.[schema - 1];
    if (!step) return current;
    current = { ...step(current), schema: schema + 1 };
  }
}
