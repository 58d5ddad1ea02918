import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ReminderLanguageSchema } from '../../domain/appointments/appointment.ts';
import { OutcomeSchema } from '../../domain/case/case.ts';
import type { Flag } from '../../domain/case/flag.ts';
import { CustodySchema } from '../../domain/case/person.ts';
import { RoleSchema } from '../../domain/kernel/actor.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { StageNameSchema } from '../../domain/policy/stage-name.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { fromItem, toItem } from '../../lambdas/adapters/stored-item.ts';
import { UPCASTERS } from '../../lambdas/adapters/upcasters.ts';
import { ENTITY_SCHEMAS } from '../../registry/entity-schemas.ts';
import { caseFile, refusal } from '../fixtures/case-file.ts';
import { sponsor } from '../fixtures/sponsorship.ts';

const THEN = {
  stages: [
    ...[
      'eligibility-review',
      'family-reunification',
      'state-decision',
      'best-interests',
      'health-assessment',
    ],
    ...['cultural-orientation', 'sponsorship', 'travel', 'post-arrival-follow-up', 'closure'],
  ],
  programmes: ['resettlement', 'family-reunification'],
  outcomes: [
    ...['resettled', 'reunified', 'not-eligible', 'denied', 'not-in-best-interests'],
    ...['relationship-not-established', 'no-sponsor', 'withdrawn', 'deceased', 'cancelled'],
  ],
};
/** Who has custody likewise. */
const CUSTODY = CustodySchema.options.filter((custody) => !['guardian', 'none', 'unknown'].includes(custody));
/** Languages likewise: what is in none of the new ones is stored as before. */
const LANGUAGES = ['en', 'fr', 'ar'];
/** And roles: who has none of the new ones is stored as before. */
const ROLES = RoleSchema.options.filter((role) => role !== 'programme-manager' && role !== 'partner-staff');
/** Those of a programme's own records stand in its folder. */
const inFolders = readdirSync('programmes')
  .map((name) => `programmes/${name}/stored-schemas.json`)
  .filter((path) => existsSync(path));
const known: Record<string, string> = Object.assign(
  {},
  ...['test/fixtures/stored-schemas.json', ...inFolders].map((path) =>
    JSON.parse(readFileSync(path, 'utf8')),
  ),
);

/**
 * Names of stages, programmes and outcomes that are one more with every new folder: a record that does not use the new
 * name reads as it did, so it is no other schema. These stand for them as they were when the fingerprints were taken.
 */
const NAMES = new Map<z.ZodType, readonly string[]>([
  [CustodySchema, CUSTODY],
  [StageNameSchema, THEN.stages],
  [ProgrammeSchema, THEN.programmes],
  [OutcomeSchema, THEN.outcomes],
  [RoleSchema, ROLES],
  [ReminderLanguageSchema, LANGUAGES],
]);

const fingerprint = (schema: z.ZodType): string =>
  createHash('sha256')
    .update(
      canonicalize(
        z.toJSONSchema(schema, {
          io: 'input',
          unrepresentable: 'any',
          override: ({ zodSchema, jsonSchema }) => {
            const names = NAMES.get(zodSchema as unknown as z.ZodType);
            if (names) jsonSchema.enum = [...names];
          },
        }),
      ) ?? '',
    )
    .digest('hex')
    .slice(0, 16);

const present = Object.fromEntries(
  Object.entries(ENTITY_SCHEMAS).map(([type, schema]) => [
    `${type} ${schema.shape.schema.value}`,
    fingerprint(schema),
  ]),
);

describe('stored schemas', () => {
  it.each(Object.entries(present))('%s is as it was when its number was given', (entry, hash) => {
    expect(
      known[entry],
      `The stored schema of "${entry}" changed. Count its \`schema\` number up in domain/, add an upcaster from the old ` +
        `number in lambdas/adapters/upcasters.ts, and add the new fingerprint ${hash} under the new number to ` +
        'test/fixtures/stored-schemas.json, or to that of its programme (the old line stays).',
    ).toBe(hash);
  });

  it('sees a field that is added, dropped, made optional or renamed', () => {
    const before = z.object({ a: z.string(), b: z.number() });
    const others = [before.extend({ c: z.string() }), before.omit({ b: true }), before.partial({ b: true })];
    expect(new Set([before, ...others].map(fingerprint)).size).toBe(4);
  });

  it('has an upcaster for every number before the present one', () => {
    for (const [type, schema] of Object.entries(ENTITY_SCHEMAS))
      for (let number = 1; number < schema.shape.schema.value; number += 1)
        expect(UPCASTERS[type as keyof typeof ENTITY_SCHEMAS]?.[number - 1], `${type} ${number}`).toBeTypeOf(
          'function',
        );
  });
});

describe('an item of another schema', () => {
  const flag: Flag = {
    type: 'flag',
    schema: 1,
    id: 'flag-1',
    caseId: 'case-1',
    kind: 'other',
    instruction: 'call first',
    blocks: [],
    raisedAt: '2026-01-01T00:00:00Z',
    raisedBy: 'somebody',
  };
  afterEach(() => {
    delete UPCASTERS.flag;
  });

  it('is brought to the present one, a step at a time', () => {
    UPCASTERS.flag = Object.assign([], {
      [-2]: (fields: object) => ({ ...fields, instruction: 'text' in fields && fields.text }),
      [-1]: ({ text: _text, ...fields }: { text: string }) => ({ ...fields, blocks: [] }),
    });
    const { instruction, blocks: _blocks, ...old } = flag;
    const item = { ...old, schema: -1, text: instruction, pk: 'CASE#case-1', sk: 'case#flag#flag-1' };
    expect(fromItem(item)).toEqual(flag);
  });

  it('of a sponsor of schema 1 keeps what it knew of medical care', () => {
    const {
      minutesToMedicalCare: _minutes,
      contact: _contact,
      vettingRun: _run,
      ...old
    } = toItem(sponsor({ experience: 4 }));
    const stored = (medicalReach: boolean) => fromItem({ ...old, schema: 1, medicalReach });
    expect(stored(true)).toMatchObject({ schema: 6, vettingRun: 0, minutesToMedicalCare: 60, experience: 4 });
    expect(stored(false)).toMatchObject({ minutesToMedicalCare: null, contact: { channel: 'email' } });
  });

  it('of a case of schema 2 states no preferences', () => {
    const { preferences: _none, ...old } = toItem(caseFile().case) as Record<string, unknown>;
    expect(fromItem({ ...old, schema: 2 })).toMatchObject({ schema: 13, preferences: [] });
  });

  it('of a tracing request of schema 2 says that consent was granted where it said asked', () => {
    const file = caseFile({ tracing: [{ seeker: 0, sought: { relationship: 'son', sex: 'm', name: 'A' } }] });
    const { revision: _revision, ...item } = toItem(file.tracing[0]!) as Record<string, unknown>;
    const stored = (status: string, schema: 1 | 2) =>
      fromItem({ ...item, schema, status, ...(schema === 2 ? { revision: 4 } : {}) });
    expect(stored('consent-asked', 2)).toMatchObject({ schema: 7, status: 'consent-granted', revision: 4 });
    expect(stored('consent-asked', 1)).toMatchObject({ status: 'consent-granted', revision: 0 });
    expect(stored('located', 2)).toMatchObject({ status: 'located' });
  });

  it('of a tracing request of schema 3 asks the offices of candidates who are not settled', () => {
    const file = caseFile({ tracing: [{ seeker: 0, sought: { relationship: 'son', sex: 'm', name: 'A' } }] });
    const candidate = (personId: string, decision: string, office: string) => ({
      ...{ caseId: 'case-x', personId, decision, office, evidence: 'e' },
    });
    const item = toItem(file.tracing[0]!) as Record<string, unknown>;
    const read = fromItem({
      ...item,
      schema: 3,
      office: 'amman',
      candidates: [
        candidate('here', 'open', 'amman'),
        candidate('there', 'open', 'nairobi'),
        candidate('later', 'deferred', 'nairobi'),
        candidate('found', 'confirmed', 'nairobi'),
      ],
    }) as TracingRequest;
    expect(read.candidates.map(({ personId, sharing }) => [personId, sharing?.status])).toEqual([
      ['here', undefined],
      ['there', 'asked'],
      ['later', 'asked'],
      ['found', undefined],
    ]);
  });

  it('is refused by number when it is newer, whatever else is in it', () => {
    const found = refusal(() => fromItem({ ...toItem(flag), schema: 2, secret: 'Samira Haddad' }));
    expect(found.name).toBe('NewerSchema');
    expect(found.message).toContain('flag');
    expect(found.message).not.toContain('Samira');
  });

  it('is refused by type when the type is unknown', () => {
    expect(refusal(() => fromItem({ ...toItem(flag), type: 'medal' })).name).toBe('NewerSchema');
  });

  it('names key and field, never a value, when it fits no schema', () => {
    const [person] = caseFile().persons;
    const { birthDate: _gone, ...rest } = toItem(person!);
    const told = (item: Record<string, unknown>): string => {
      try {
        return `nothing, and gave ${fromItem(item).type}`;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(told(rest)).toContain('does not fit its schema at: birthDate');
    expect(told(rest)).toContain(person!.id);
    expect(told({ ...rest, birthDate: 'about 1988' })).toMatch(/at: birthDate\.$/);
  });
});
