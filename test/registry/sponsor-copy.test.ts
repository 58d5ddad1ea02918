import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { API } from '../../contracts/routes.ts';
import { primaryKey } from '../../contracts/table.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { ENTITY_SCHEMAS } from '../../registry/entity-schemas.ts';
import { READINGS } from '../../registry/receipt/disclosures.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import type { Fate } from '../../registry/sponsor-copy/fates.ts';
import { FATES_OF_SPONSOR } from '../../registry/sponsor-copy/fates.ts';
import { KEPT_BACK } from '../../registry/sponsor-copy/kept-back.ts';
import { looksAtSponsors, OF_OTHERS } from '../../registry/sponsor-copy/looks.ts';
import { ownWordsOf } from '../../registry/sponsor-copy/own-words.ts';
import { sponsorClassesOf } from '../../registry/sponsor-copy/reader.ts';
import { copyOfSponsor } from '../../registry/sponsor-copy/sponsor-copy.ts';
import { sponsor } from '../fixtures/sponsorship.ts';

type Record_ = Record<string, unknown>;
type Type = keyof typeof FATES_OF_SPONSOR;

const AT = '2026-03-10T09:00:00.000Z';
const SPONSOR = `sponsor-${'0'.repeat(20)}`;
const OFFER = 'offer-1';

/** One of each record, with every field that there is. */
const RECORDS: { readonly [T in Exclude<Type, 'audit-entry'>]: Record_ } = {
  sponsor: {
    ...sponsor({ id: SPONSOR, phone: '+12045550100', taken: 3, held: 2, interruptedVettingRun: 1 }),
    ...{ availableFrom: '2026-01-01', availableUntil: '2027-01-01', minutesToMedicalCare: 20 },
    ...{ features: ['rural'], vetoes: ['RRF-1'], tiedTo: ['RRF-2'], experience: 1 },
    families: [{ id: 'family-1', name: 'Amal', relation: 'friend', by: 'staff', at: AT, state: 'asked' }],
    adults: [
      { id: 'adult-1', name: 'Rosa Lind', check: 'clear', checkedOn: '2026-01-02', validUntil: '2027-12-31' },
    ],
    contact: {
      ...{ channel: 'sms', timeZone: 'UTC', quiet: { from: '22:00', until: '07:00' } },
      stopped: [{ channel: 'email', because: 'bounced', at: AT }],
    },
    vetting: { status: 'suspended', validUntil: '2027-12-31', reasonCode: 'asked-for-pause' },
  },
  document: {
    ...{ type: 'document', schema: 4, id: 'document-1', caseId: SPONSOR, about: 'sponsorwork-1' },
    ...{ kind: 'letter', class: 'identity', name: 'letter.pdf', date: '2026-01-05', expiresOn: '2027-01-05' },
    ...{
      bytes: 10,
      contentType: 'application/pdf',
      thumbnail: 5,
      digest: 'd1',
      thumbnailDigest: 'd2',
      status: 'kept',
    },
    ...{ refusal: 'type', scan: 'clean', addedAt: AT, addedBy: 'officer-1', endedAt: AT },
  },
  'rights-request': {
    ...{ type: 'rights-request', schema: 4, id: 'right-1', caseId: SPONSOR, personId: 'none' },
    ...{ right: 'objection', purpose: 'statistics', askedBy: 'sponsor', channel: 'letter' },
    ...{ words: 'Please stop.', askedOn: '2026-02-01', dueOn: '2026-03-01', recordedBy: 'officer-1' },
    ...{ recordedAt: AT, status: 'lifted', outcome: 'We stopped.' },
    decision: { by: 'supervisor-1', at: AT, reasonCode: 'right-holds', told: 'letter' },
    lifted: { by: 'supervisor-1', at: AT, reasonCode: 'question-settled' },
    carriedOut: { at: AT, backupsUntil: '2026-05-01' },
  },
  'legal-hold': {
    ...{ type: 'legal-hold', schema: 1, id: 'hold-1', caseId: SPONSOR, reasonCode: 'inquiry-open' },
    ...{ authority: 'police', reference: 'P-1', note: 'secret', setBy: 'supervisor-1', setAt: AT },
    lifted: { by: 'supervisor-1', at: AT, reasonCode: 'order-ended' },
  },
  'work-item': {
    ...{ type: 'work-item', schema: 3, id: 'sponsorwork-1', caseId: SPONSOR, version: 1 },
    ...{ kind: 'retention-review', stage: 'sponsorship', subject: SPONSOR, role: 'supervisor' },
    ...{ office: 'toronto', status: 'decided', round: 0, openedAt: AT, dueAt: AT, escalatedAt: AT },
    ...{ assignee: 'supervisor-1', context: { activeOn: '2020-01-01' }, token: 't', execution: 'e' },
    command: 'c',
    decision: {
      ...{ code: 'keep', by: 'supervisor-1', at: AT, command: 'c', answer: {} },
      form: { keepUntil: '2030-01-01', reasonCode: 'complaint-open', note: 'n' },
    },
    ...{ held: { by: 'x' }, takenBack: { by: 'x' }, given: { by: 'x' } },
  },
  notice: {
    ...{ type: 'notice', schema: 15, id: 'notice-1', caseId: 'case-1', template: 'sponsor-offer' },
    ...{ to: { kind: 'sponsor', id: SPONSOR }, data: { offerId: OFFER }, status: 'sent', at: AT },
    ...{ channel: 'email', sendAfter: AT, digest: 'd', tries: 1, sentAt: AT, reasonCode: 'bounced' },
    readBy: ['officer-1'],
  },
  offer: {
    ...{ type: 'offer', schema: 4, id: OFFER, caseId: 'case-1', sponsorId: SPONSOR, persons: 4 },
    ...{ source: 'ranked', status: 'declined', offeredAt: AT, answeredAt: AT, reasonCode: 'no-room' },
    undertaking: { text: 'kinbridge-1', signatures: [{ adultId: 'adult-1', on: '2026-03-01' }] },
    funds: { amount: 9100, currency: 'USD', account: 'trust-account', proof: 'bank-statement', by: 'x' },
    plan: {
      state: 'approved',
      lines: [{ service: 'housing', after: 'P1D', by: 'sponsor', what: 'A ramp for the wheelchair.' }],
      ...{ draftedBy: 'x', draftedAt: AT, seenBy: 'y', seenAt: AT, reasonCode: 'plan-incomplete' },
    },
  },
  'sponsor-message': {
    ...{ type: 'sponsor-message', schema: 1, id: 'message-1', caseId: 'case-1', offerId: OFFER },
    ...{ sponsorId: SPONSOR, kind: 'question', topic: 'health', text: 'Is there a lift?', at: AT },
    ...{ answer: 'A child of four.', answeredAt: AT },
  },
};

/** The sponsor's answer to the offer, in its own words. */
const ANSWER = {
  ...{ type: 'work-item', kind: 'sponsor-offer', subject: OFFER },
  decision: { by: SPONSOR, at: AT, form: { note: 'No room left.' } },
};

function copied(records: typeof RECORDS, reader: 'sponsor' | 'adult' = 'sponsor') {
  const file = {
    ...{ sponsor: records.sponsor, workItems: [records['work-item']], documents: [records.document] },
    ...{ rights: [records['rights-request']], holds: [records['legal-hold']] },
    policy: shippedPolicy('resettlement', 1)!,
  } as unknown as SponsorFile;
  const offer = records.offer as never;
  const written = { messages: [records['sponsor-message']], workItems: [ANSWER] } as never;
  const audience = { audience: reader, ...(reader === 'adult' ? { adultId: 'adult-1' } : {}) };
  return copyOfSponsor(
    {
      ...{ file, seenBy: [], notices: [records.notice as never] },
      offers: [{ offer, words: ownWordsOf(written, offer) }],
    },
    audience,
    sponsorClassesOf(file.sponsor, audience, ['identity', 'health', 'contact']),
    AT,
  );
}

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Record<string, z.ZodType>;
  readonly entries?: Record<string, string>;
}
const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def;

/** The schema of a value itself, whether it may be missing, or be one of a list. */
function bare(schema: z.ZodType): z.ZodType {
  const { innerType, element } = defOf(schema);
  const inside = innerType ?? element;
  return inside ? bare(inside) : schema;
}
const fieldsOf = (schema: z.ZodType): Record<string, z.ZodType> => defOf(bare(schema)).shape ?? {};

const isNested = (fate: Fate | Readonly<Record<string, Fate>>): fate is Readonly<Record<string, Fate>> =>
  typeof fate !== 'string';

const TYPES = Object.keys(FATES_OF_SPONSOR) as Type[];
/** Each field with its fate: a path of one or two names. */
const paths = TYPES.flatMap((type) =>
  Object.entries(FATES_OF_SPONSOR[type]).flatMap(([name, fate]): [Type, string[], Fate][] =>
    isNested(fate)
      ? Object.entries(fate).map(([inner, of]) => [type, [name, inner], of])
      : [[type, [name], fate as Fate]],
  ),
);

const schemaAt = (type: Type, [name = '', inner]: readonly string[]): z.ZodType => {
  const field = fieldsOf(ENTITY_SCHEMAS[type])[name]!;
  return inner === undefined ? field : fieldsOf(field)[inner]!;
};

/** Values where no other is found by their kind alone. */
const OTHERS: Readonly<Record<string, unknown>> = {
  ...{ phone: '+12045550199', email: 'other@example.org', timeZone: 'Europe/Paris', stopped: [] },
  ...{ quiet: { from: '20:00', until: '07:00' }, languages: ['uk'], features: ['city'] },
};

function another(name: string, value: unknown, schema: z.ZodType): unknown {
  const { type, entries = {} } = defOf(bare(schema));
  if (name in OTHERS) return OTHERS[name];
  // How a notice went, which may be in the console alone.
  if (type === 'union' && name === 'channel') return 'sms';
  if (type === 'enum' && !Array.isArray(value)) return Object.values(entries).find((one) => one !== value);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return {};
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return '2026-03-11T10:00:00.000Z';
  return /^\d{4}-\d\d-\d\d$/.test(value) ? '2028-02-03' : `${value}x`;
}

/** The records with another value in one field. */
function changed(type: Exclude<Type, 'audit-entry'>, [name = '', inner]: string[]): typeof RECORDS {
  const record = structuredClone(RECORDS[type]);
  const field = record[name];
  const holder = (inner === undefined ? record : Array.isArray(field) ? field[0] : field) as Record_;
  const last = inner ?? name;
  expect(holder, `the record has ${name}`).toHaveProperty(last);
  holder[last] = another(last, holder[last], schemaAt(type, inner === undefined ? [name] : [name, inner]));
  return { ...RECORDS, [type]: record };
}

describe('a copy of a sponsor’s data', () => {
  it('decides on every field of every record: a field that is added fails here until somebody does', () => {
    for (const type of TYPES) {
      const decided = paths.filter(([of]) => of === type).map(([, path]) => path.join('.'));
      const stored = Object.entries(fieldsOf(ENTITY_SCHEMAS[type])).flatMap(([name, field]) =>
        isNested((FATES_OF_SPONSOR[type] as Record<string, Fate>)[name] ?? 'copied')
          ? Object.keys(fieldsOf(field)).map((inner) => `${name}.${inner}`)
          : [name],
      );
      expect(decided.sort(), type).toEqual(stored.sort());
    }
  });

  it('decides on every record that lies with a sponsor or names it', () => {
    const about = Object.entries(ENTITY_SCHEMAS).filter(([type, schema]) => {
      const { pk } = primaryKey({
        ...{ type, id: SPONSOR, caseId: SPONSOR, seq: 1, number: 1, programme: 'resettlement', version: 1 },
        ...{ office: 'toronto', reader: 'x', at: AT, personId: 'x' },
      } as never);
      return pk.startsWith('SPONSOR#') || 'sponsorId' in fieldsOf(schema);
    });
    // The id of a work item names its owner, so its key is not made of the case.
    expect([...about.map(([type]) => type), 'work-item'].sort()).toEqual([...TYPES].sort());
  });

  it.each(
    paths.filter(([type, path, fate]) => {
      const isFixed = type === 'audit-entry' || ['type', 'schema'].includes(path[0]!);
      return !isFixed && fate !== 'decides' && fate !== 'in-part';
    }),
  )('does with %s %j what is decided: %s', (type, path, fate) => {
    const other = copied(changed(type as Exclude<Type, 'audit-entry'>, path));
    const before = copied(RECORDS);
    if (fate === 'copied') expect(other).not.toEqual(before);
    else expect(other).toEqual(before);
  });

  it('for one adult has nothing that another value in what is the other’s, or everybody’s, would change', () => {
    const other = { id: 'adult-2', name: 'Ola Lind', check: 'clear', checkedOn: '2026-01-03' };
    const two = (of: object, more: Record_ = {}): typeof RECORDS => ({
      ...RECORDS,
      sponsor: { ...RECORDS.sponsor, ...more, adults: [...(RECORDS.sponsor.adults as object[]), of] },
    });
    const before = copied(two(other), 'adult');
    const contact = { channel: 'email', timeZone: 'Europe/Paris', stopped: [] };
    const changes = [
      two({ ...other, id: 'adult-3' }),
      two({ ...other, name: 'Olav Lind' }),
      two({ ...other, check: 'not-clear' }),
      two({ ...other, checkedOn: '2026-02-03' }),
      two({ ...other, validUntil: '2029-01-01' }),
      two(other, { email: 'other@example.org', phone: '+12045550199', contact }),
      { ...two(other), document: { ...RECORDS.document, name: 'ola.pdf' } },
      { ...two(other), 'sponsor-message': { ...RECORDS['sponsor-message'], text: 'I am Ola.' } },
      { ...two(other), 'rights-request': { ...RECORDS['rights-request'], words: 'I am Ola.' } },
    ];
    for (const change of changes) expect(copied(change, 'adult')).toEqual(before);
    expect(copied(two(other, { name: 'Another' }), 'adult')).not.toEqual(before);
  });

  it('has of a review only until when the record is kept', () => {
    const review = (form: object) => ({
      ...RECORDS,
      'work-item': {
        ...RECORDS['work-item'],
        decision: { ...(RECORDS['work-item'].decision as object), form },
      },
    });
    const form = { keepUntil: '2030-01-01', reasonCode: 'complaint-open', note: 'n' };
    const before = copied(review(form));
    expect(before.retention.keptUntil).toBe('2030-01-01');
    expect(copied(review({ ...form, note: 'another', reasonCode: 'inquiry-open' }))).toEqual(before);
    expect(copied(review({ ...form, keepUntil: '2031-01-01' })).retention.keptUntil).toBe('2031-01-01');
  });

  it('names each reason for which something is kept back, whether there is such data or not', () => {
    const used = new Set(paths.map(([, , fate]) => fate));
    const without = copied({ ...RECORDS, 'legal-hold': { ...RECORDS['legal-hold'], setAt: AT } });
    expect(without.keptBack).toEqual(copied(RECORDS).keptBack);
    for (const reason of ['households', 'staff', 'authorities', 'internal', 'files', 'technical'] as const) {
      expect(used).toContain(reason);
      expect(copied(RECORDS).keptBack).toContain(reason);
    }
    expect(KEPT_BACK).toEqual(expect.arrayContaining([...copied(RECORDS).keptBack]));
  });

  it('knows of each reading whether it is a look at a sponsor', () => {
    const routes = API.flatMap(({ reading }) => (reading && 'act' in reading ? [reading.act] : []));
    const undecided = [...new Set([...routes, ...Object.keys(READINGS)])].filter(
      (act) => looksAtSponsors(act) === OF_OTHERS.has(act),
    );
    expect(undecided).toEqual([]);
  });
});
