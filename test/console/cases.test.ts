import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { CODES, REASONS } from '../../console/src/cases/codes.ts';
import { addressOf, filtersOf, withFilter } from '../../console/src/cases/list/case-filters.ts';
import { faultsOf, faultsOfRule, isWrong } from '../../console/src/cases/new/faults.ts';
import type { HouseholdValues } from '../../console/src/cases/new/household-values.ts';
import {
  emptyConsent,
  emptyHousehold,
  emptyTracing,
  newCaseOf,
} from '../../console/src/cases/new/household-values.ts';
import { emptyMember } from '../../console/src/cases/new/member-values.ts';
import { grouped } from '../../console/src/cases/use-where.ts';
import {
  CaseStatusSchema,
  OutcomeSchema,
  PrioritySchema,
  SubmissionCategorySchema,
} from '../../domain/case/case.ts';
import { ConsentPurposeSchema, ConsentSchema, ConsentTakenSchema } from '../../domain/case/consent.ts';
import { FieldClassSchema } from '../../domain/case/field-class.ts';
import { BlockableStepSchema, FlagKindSchema } from '../../domain/case/flag.ts';
import { IdentityPaperKindSchema } from '../../domain/case/identity.ts';
import { NeedCodeSchema } from '../../domain/case/need-codes.ts';
import { NoticeTemplateSchema } from '../../domain/case/notice.ts';
import {
  CustodySchema,
  PersonSchema,
  RelationshipSchema,
  SeparationSchema,
  SexSchema,
  SpecificNeedSchema,
} from '../../domain/case/person.ts';
import { PreferenceSchema } from '../../domain/case/preference.ts';
import { NewCaseSchema, refuseContradictions } from '../../domain/casework/register-case.ts';
import { INTAKE_NOTES } from '../../domain/intake/rules.ts';
import { PersonMessageSchema } from '../../domain/persons-page/person-message.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { StageNameSchema } from '../../domain/policy/stage-name.ts';
import { SponsorMessageSchema } from '../../domain/sponsorship/sponsor-message.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { WORK_ITEM_KINDS } from '../../registry/work-item-kinds.ts';
import { HealthClassSchema } from '../../stages/health-assessment/health-record.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { sourceFiles } from '../fixtures/source-files.ts';

const texts = allTexts('en');
const missing = (prefix: string, codes: readonly string[]) =>
  codes.map((code) => `${prefix}.${code}`).filter((id) => texts[id] === undefined);

/** Acts whose names are put together where they are recorded, and what they are put together from. */
const PUT_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'plan.${one.state}': ['delivered', 'not-delivered', 'cancelled'],
  'class.${status}': ['held', 'cancelled'],
  'access-review.${decision}': ['kept', 'withdrawn'],
  'sponsor.${to}': ['suspended', 'revoked', 'reinstated'],
  'sponsor-message.${kind}': SponsorMessageSchema.shape.kind.options,
  'sponsor-question.${form.decision}': ['answered', 'closed'],
  'person-message.${kind}': PersonMessageSchema.shape.kind.options,
  'person-question.${wanted.decision}': ['answered', 'closed'],
  'release.${status}': ['released', 'refused'],
  'export.${status}': ['approved', 'refused'],
  'notice.${status}': ['bounced', 'complained'],
  'follow-up.${outcome}': ['lost-contact', 'moved-away'],
  'appointment.${outcome}': ['held', 'missed', 'cancelled'],
  'known-family.${how.state}': ['matched', 'not-found', 'declined'],
  'offer.${status}': ['declined', 'not-confirmed', 'expired', 'withdrawn', 'broken-down'],
  '${kind}.given': ['anchor-agreement', 'applicant-agreement'],
  '${stage}.reopened': ['health-assessment'],
  'reintegration.${form.decision}': ['agreed', 'no-assistance-wished'],
};

describe('codes', () => {
  const SCHEMAS = {
    status: CaseStatusSchema,
    programme: ProgrammeSchema,
    priority: PrioritySchema,
    category: SubmissionCategorySchema,
    relationship: RelationshipSchema,
    sex: SexSchema,
    separation: SeparationSchema,
    custody: CustodySchema,
    need: SpecificNeedSchema,
    purpose: ConsentPurposeSchema,
    taken: ConsentTakenSchema.exclude(['before-schema-2']),
    childView: ConsentSchema.shape.childView.unwrap(),
    flag: FlagKindSchema,
    'need-code': NeedCodeSchema,
    'identity-paper': IdentityPaperKindSchema,
    preference: PreferenceSchema,
    step: BlockableStepSchema,
    stage: StageNameSchema,
  } satisfies Record<Exclude<keyof typeof CODES, 'place'>, z.ZodEnum>;

  test.each(Object.entries(SCHEMAS))('of %s are those of the schema', (list, schema) => {
    expect([...CODES[list as keyof typeof SCHEMAS]].toSorted()).toEqual([...schema.options].toSorted());
  });

  test('have words, all of them', () => {
    for (const [list, codes] of Object.entries(CODES))
      expect(missing(list === 'stage' ? 'words.stage' : `words.value.${list}`, codes)).toEqual([]);
    expect(missing('words.value.outcome', OutcomeSchema.options)).toEqual([]);
    expect(missing('words.value.person-status', PersonSchema.shape.status.options)).toEqual([]);
    expect(missing('words.value.classification', HealthClassSchema.options)).toEqual([]);
    expect(missing('words.reason', Object.values(REASONS).flat())).toEqual([]);
    // Why an offer ended when nobody decided about it.
    const barred = ['suspended', 'revoked', 'not-clear'].map((bar) => `sponsor-${bar}`);
    const ended = [
      'consent-withdrawn',
      'case-interrupted',
      'stage-failed',
      'taken-back',
      'joined-another-case',
    ];
    expect(missing('words.reason', [...barred, ...ended])).toEqual([]);
    expect(missing('cases.class', FieldClassSchema.options)).toEqual([]);
    expect(missing('cases.notice', NoticeTemplateSchema.options)).toEqual([]);
    expect(missing('cases.rule', INTAKE_NOTES)).toEqual([]);
    expect(
      missing(
        'cases.wait',
        WORK_ITEM_KINDS.map(({ kind }) => kind),
      ),
    ).toEqual([]);
    expect(
      missing(
        'cases.team',
        WORK_ITEM_KINDS.map(({ role }) => role),
      ),
    ).toEqual([]);
    expect(missing('cases.consent.stops', ConsentPurposeSchema.options)).toEqual([]);
  });

  test('of what happens to a case have words', () => {
    const acts = sourceFiles()
      .filter(({ path }) => /^(domain|stages)\//.test(path))
      .flatMap(({ text }) => [...text.matchAll(/\bact: '([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1]!));
    expect(acts.length).toBeGreaterThan(50);
    expect(missing('cases.act', [...new Set(acts)])).toEqual([]);
  });

  test('that are put together have words, and each place that does so is known', () => {
    const places = sourceFiles()
      .filter(({ path }) => /^(domain|stages|programmes)\//.test(path))
      .flatMap(({ text }) => [...text.matchAll(/\bact: `([^`]+)`/g)].map((match) => match[1]!));
    expect(places.toSorted()).toEqual(Object.keys(PUT_TOGETHER).toSorted());
    const acts = Object.entries(PUT_TOGETHER).flatMap(([place, values]) =>
      values.map((value) => place.replace(/\$\{[^}]+\}/, value)),
    );
    expect(missing('cases.act', acts)).toEqual([]);
  });

  test('that pages put together have their texts', () => {
    const dialogs = readdirSync('console/src/cases/case').flatMap((name) => [
      ...readFileSync(`console/src/cases/case/${name}`, 'utf8').matchAll(/\bname="([\w-]+)"/g),
    ]);
    const names = [
      ...dialogs.map((match) => match[1]!),
      'withdraw',
      'cancel',
      'sponsor-lost',
      'sponsor-broken',
    ];
    for (const name of names) expect(missing(`cases.do.${name}`, ['what', 'go', 'done'])).toEqual([]);
    expect(missing('cases.filter', ['status', 'programme', 'priority', 'place'])).toEqual([]);
    expect(missing('cases.import.outcome', ['registered', 'already-registered', 'other-office'])).toEqual([]);
    expect(missing('cases.stage-state', ['completed', 'skipped', 'reopened'])).toEqual([]);
  });
});

describe('filters', () => {
  test('come from the address, without what is no code, and go back to the same address', () => {
    const filters = filtersOf(new URLSearchParams('priority=urgent&status=active&programme=cruise&x=1'));
    expect(filters).toEqual({ priority: 'urgent', status: 'active' });
    expect(addressOf(filters)).toBe('status=active&priority=urgent');
    expect(addressOf(withFilter(filters, 'status', ''))).toBe('priority=urgent');
  });
});

describe('open work', () => {
  test('of several people is told once, oldest and most urgent first', () => {
    const exam = { kind: 'health-exam', role: 'health-staff', office: 'amman' };
    const waits = [
      { ...exam, openedAt: '2026-03-03', dueAt: '2026-03-20' },
      { ...exam, openedAt: '2026-03-01', dueAt: '2026-03-22' },
      {
        kind: 'sponsor-proposal',
        role: 'sponsorship-officer',
        office: 'lyon',
        openedAt: '2026-03-02',
        dueAt: '2026-03-05',
      },
    ];
    expect(grouped(waits)).toMatchObject([
      { kind: 'sponsor-proposal', count: 1 },
      { kind: 'health-exam', count: 2, openedAt: '2026-03-01', dueAt: '2026-03-20' },
    ]);
  });
});

describe('a new case', () => {
  const now = new Date('2026-03-10T09:00:00Z');
  const filled: HouseholdValues = {
    ...emptyHousehold(),
    number: ' RRF-1 ',
    destinationOffice: 'lyon',
    primaryCategory: 'medical-needs',
    secondaryCategory: 'women-and-girls-at-risk',
    members: [
      {
        ...emptyMember('principal-applicant'),
        name: 'Samira Haddad',
        sex: 'f',
        birthDate: '1988-05-04',
        nationality: 'SYR',
      },
    ],
  };
  const faults = (values: HouseholdValues) => {
    const wanted = newCaseOf(values, 'amman', 18, now);
    const parsed = NewCaseSchema.safeParse(wanted);
    if (parsed.error) return faultsOf(parsed.error, wanted);
    const policy = shippedPolicy('resettlement', 1)!;
    return faultsOfRule(() => refuseContradictions(parsed.data, policy, now.toISOString()));
  };

  test('of an adult needs no custody, and is what the server takes', () => {
    expect(faults(filled)).toEqual({});
  });

  test('that is empty names each field, and consents and relatives that were begun', () => {
    const empty = { ...emptyHousehold(), consents: [emptyConsent()], tracing: [emptyTracing()] };
    const found = faults(empty);
    expect(found).toMatchObject({
      number: 'required',
      'members.0.name': 'required',
      'members.0.birthDate': 'required',
      'consents.0.purpose': 'required',
      'tracing.0.seeker': 'required',
    });
    for (const open of ['destinationOffice', 'primaryCategory', 'secondaryCategory'])
      expect(found).not.toHaveProperty(open);
    expect(isWrong(found, ['members'])).toBe(true);
    expect(isWrong(found, ['programme'])).toBe(false);
    expect(missing('cases.fault', [...new Set(Object.values(found))])).toEqual([]);
  });

  test('asks for custody of a child, and for another second category', () => {
    const child = { ...filled.members[0]!, relationship: 'son', birthDate: '2019-01-01' };
    expect(faults({ ...filled, members: [...filled.members, child] })).toEqual({
      'members.1.separation': 'required',
      'members.1.custody': 'required',
    });
    expect(faults({ ...filled, secondaryCategory: 'medical-needs' })).toEqual({
      secondaryCategory: 'secondary-category',
    });
    expect(faults({ ...filled, members: [...filled.members, { ...filled.members[0]! }] })).toEqual({
      members: 'one-principal',
    });
  });
});
