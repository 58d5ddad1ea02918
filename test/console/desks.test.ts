import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { profileChange, profileFaults, profileOf } from '../../console/src/sponsors/profile-values.ts';
import { faultsOf, newSponsorOf, type RegisterValues } from '../../console/src/sponsors/register-values.ts';
import { NoticeSchema, NoticeTemplateSchema, UndeliveredSchema } from '../../domain/case/notice.ts';
import { SPONSOR_GATES } from '../../domain/placement/sponsors/sponsor-gates.ts';
import { DEFAULT_SPONSOR_POLICY } from '../../domain/policy/sponsor-policy.ts';
import { ProfileChangeSchema } from '../../domain/sponsorship/change-profile.ts';
import { SPONSOR_IMPORT_RULES } from '../../domain/sponsorship/import-sponsors.ts';
import { NewSponsorSchema } from '../../domain/sponsorship/register-sponsor.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { BANDS } from '../../domain/tracing/persons/probability.ts';
import { CALENDARS, RELATIONS } from '../../domain/tracing/schema.ts';
import { TracingStatusSchema } from '../../domain/tracing-request/tracing-request.ts';
import { sponsor } from '../fixtures/sponsorship.ts';

const textsOf = (room: string) =>
  JSON.parse(readFileSync(`console/src/${room}/texts/en.json`, 'utf8')) as Record<string, string>;
const missing = (room: string, prefix: string, codes: readonly string[], suffix = '') => {
  const texts = textsOf(room);
  return codes.map((code) => `${room}.${prefix}.${code}${suffix}`).filter((id) => texts[id] === undefined);
};

describe('there are words for', () => {
  test('every gate and every term of a proposal, each with a sentence', () => {
    const terms = Object.keys(DEFAULT_SPONSOR_POLICY.weights);
    expect(missing('placement', 'gate', [...SPONSOR_GATES, 'asked-before'])).toEqual([]);
    expect(missing('placement', 'gate', SPONSOR_GATES, '.why')).toEqual([]);
    expect(missing('placement', 'term', terms)).toEqual([]);
    expect(missing('placement', 'term', terms, '.why')).toEqual([]);
  });

  test('every notice, its delivery and why it failed', () => {
    expect(missing('notices', 'template', NoticeTemplateSchema.options)).toEqual([]);
    expect(missing('notices', 'status', NoticeSchema.shape.status.options)).toEqual([]);
    expect(missing('notices', 'because', UndeliveredSchema.options)).toEqual([]);
  });

  test('every state of a request, band, relation and calendar', () => {
    expect(missing('tracing', 'status', TracingStatusSchema.options)).toEqual([]);
    expect(missing('tracing', 'band', BANDS)).toEqual([]);
    expect(missing('tracing', 'relation', RELATIONS)).toEqual([]);
    expect(missing('tracing', 'calendar', CALENDARS)).toEqual([]);
  });

  test('every kind of sponsor, vetting and fault of an import', () => {
    const { kind, vetting } = SponsorSchema.shape;
    expect(missing('sponsors', 'kind', kind.options)).toEqual([]);
    expect(missing('sponsors', 'vetting', vetting.shape.status.options)).toEqual([]);
    expect(missing('sponsors', 'rule', SPONSOR_IMPORT_RULES)).toEqual([]);
  });
});

describe('the form of a new sponsor', () => {
  const filled: RegisterValues = {
    kind: 'family',
    ...{ name: ' Lind ', email: 'lind@example.org', phone: '+389 70 123456' },
    ...{ mailLanguage: 'mk', capacity: '4', languages: 'EN, ar;ti', minutes: '', experience: '0' },
    ...{ adults: 'Rosa Lind\n\n Ola Lind ', availableFrom: '2026-12-01', availableUntil: '' },
    abilities: ['interpreter'],
  };

  test('gives what the server takes', () => {
    expect(faultsOf(filled).size).toBe(0);
    const wanted = newSponsorOf(filled, 'skopje', '2026-11-22');
    expect(NewSponsorSchema.parse(wanted)).toMatchObject({
      ...{ name: 'Lind', phone: '+38970123456', languages: ['en', 'ar', 'ti'], minutesToMedicalCare: null },
      ...{ interpreter: true, accessibleHousing: false, destinationOffice: 'skopje' },
      adults: [{ name: 'Rosa Lind' }, { name: 'Ola Lind' }],
      availableFrom: '2026-12-01',
    });
    expect(wanted).not.toHaveProperty('availableUntil');
  });

  test.each([
    ['email', 'nobody'],
    ['phone', '070 123'],
    ['capacity', '501'],
    ['languages', 'english'],
    ['minutes', '1500'],
    ['adults', ' \n'],
    ['availableFrom', '2026-12'],
    ['availableUntil', '2026-11-30'],
  ] as const)('does not send %s as %o', (field, text) => {
    expect([...faultsOf({ ...filled, [field]: text })]).toEqual([field]);
  });
});

describe('the form of the profile of a sponsor', () => {
  const known = sponsor({ capacity: 6, taken: 2, held: 1, availableUntil: '2027-01-31', interpreter: true });
  const values = profileOf(known);

  test('sends what is other than it was, as the server takes it', () => {
    expect(profileChange(known, values)).toEqual({});
    const change = profileChange(known, {
      ...{ ...values, capacity: '8', availableFrom: '2026-12-01', availableUntil: '' },
      ...{ minutes: '30', features: 'rural, Near-School', vetoes: 'RRF-1\n\n RRF-2' },
      abilities: ['supportsSingleParents'],
    });
    expect(change).toEqual({
      ...{ capacity: 8, availableFrom: '2026-12-01', availableUntil: null, minutesToMedicalCare: 30 },
      ...{ features: ['rural', 'near-school'], vetoes: ['RRF-1', 'RRF-2'] },
      ...{ interpreter: false, supportsSingleParents: true },
    });
    expect(ProfileChangeSchema.safeParse({ ...change, reasonCode: 'found-on-visit' }).success).toBe(true);
  });

  test.each([
    ['capacity', '2', 'too-few'],
    ['capacity', 'many', 'wrong'],
    ['availableFrom', '2027-02-01', undefined],
    ['availableUntil', '2027-02-30x', 'wrong'],
    ['languages', 'english', 'wrong'],
    ['minutes', '1500', 'wrong'],
    ['features', 'it is rural!', 'wrong'],
    ['vetoes', 'x'.repeat(61), 'wrong'],
  ] as const)('does not send %s as %o', (field, text, fault) => {
    const faults = profileFaults({ ...values, [field]: text }, known);
    expect([...faults]).toEqual(fault ? [[field, fault]] : [['availableUntil', 'out-of-order']]);
  });
});
