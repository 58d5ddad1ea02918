import fc from 'fast-check';
import type { Case, StageState } from '../../../../domain/case/case.ts';
import { ARRIVAL, type Course, courseOf } from '../../../../domain/statistics/flow/course.ts';
import { shippedPolicy } from '../../../../registry/shipped.ts';
import { caseFile } from '../../../fixtures/case-file.ts';

export const NOW = '2026-11-15T12:00:00.000Z';
export const policy = shippedPolicy('resettlement', 1)!;
const DAY_MS = 86_400_000;
export const ago = (days: number): string => new Date(Date.parse(NOW) - days * DAY_MS).toISOString();
const KINDS = ['eligibility-review', 'state-decision', 'health-exam', 'travel-booking'] as const;

interface Drawn {
  readonly registered: number;
  readonly steps: readonly { days: number; how: StageState['status'] }[];
  readonly status: Case['status'];
  readonly outcome: 'resettled' | 'denied' | 'withdrawn';
  readonly offices: readonly [string, string | undefined];
  readonly waits: readonly { kind: (typeof KINDS)[number]; office: string; opened: number; due: number }[];
  readonly valid: readonly number[];
}

/** A case that took these steps, one after the other. */
export function courseFrom({ registered, steps, status, outcome, offices, waits, valid }: Drawn): Course {
  let left = registered;
  const stages: Case['stages'] = {};
  const done = status === 'registered' ? [] : steps;
  for (const [index, { days, how }] of done.entries()) {
    const stage = policy.stages[index];
    if (stage === undefined || stage === 'closure') break;
    left = Math.max(0, left - days);
    stages[stage] = { status: how, outcome: 'some', at: ago(left) };
    if (how === 'reopened') break;
  }
  if (status === 'closed') stages.closure = { status: 'completed', outcome, at: ago(Math.max(0, left - 1)) };
  const closing =
    status === 'closed' || status === 'closing' ? { closing: { outcome, reasonCode: 'x' } } : {};
  const [office, destinationOffice] = offices;
  const caseRecord: Case = {
    ...{ ...caseFile().case, status, stages, registeredAt: ago(registered), office },
    ...{ run: status === 'registered' ? 0 : 1, ...closing },
    destinationOffice,
  } as Case;
  return courseOf({
    caseRecord,
    overview: {
      ...{ members: 1, flags: [], readers: [], until: [] },
      waits: waits.map(({ kind, office: at, opened, due }) => ({
        ...{ kind, office: at, openedAt: ago(opened), dueAt: ago(due), count: 1 },
      })),
      valid: valid.map((days, index) => ({
        what: (['health', 'consent', 'paper'] as const)[index]!,
        until: ago(-days).slice(0, 10),
      })),
    },
    policy,
  });
}

const anOffice = fc.constantFrom('amman', 'nairobi');

/** Courses of cases of every kind: some on their way, some arrived, some that left the programme. */
export const aCourse: fc.Arbitrary<Course> = fc
  .record({
    registered: fc.integer({ min: 0, max: 900 }),
    steps: fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 120 }),
        how: fc.constantFrom(
          'completed' as const,
          'completed' as const,
          'skipped' as const,
          'reopened' as const,
        ),
      }),
      { maxLength: policy.stages.indexOf(ARRIVAL) + 1 },
    ),
    status: fc.constantFrom('registered' as const, 'active' as const, 'closing' as const, 'closed' as const),
    outcome: fc.constantFrom('resettled' as const, 'denied' as const, 'withdrawn' as const),
    offices: fc.tuple(anOffice, fc.option(fc.constantFrom('toronto', 'lyon'), { nil: undefined })),
    waits: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        office: fc.constantFrom('amman', 'nairobi', 'toronto', 'elsewhere'),
        opened: fc.integer({ min: 0, max: 200 }),
        due: fc.integer({ min: -30, max: 30 }),
      }),
      { selector: ({ kind, office }) => `${kind} ${office}`, maxLength: 5 },
    ),
    valid: fc.array(fc.integer({ min: -40, max: 200 }), { maxLength: 3 }),
  })
  .map(courseFrom);
