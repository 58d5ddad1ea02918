import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';

/** How a case or sponsor and its executions may disagree. */
export const PROBLEMS = [
  'missing',
  'ended',
  'unheard',
  'untold',
  'held',
  'tracing',
  'vetting',
  'reunification',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** The most findings of one run that are told one by one. */
export const MAX_FINDINGS = 200;

/** What one comparison of the table with the executions found at an office, and what it did; ids and codes. */
export const ReconciliationSchema = z.object({
  office: OfficeSchema,
  at: InstantSchema,
  /** How many cases and sponsors it looked at. */
  looked: z.int().min(0),
  /** How many disagreements it found. */
  found: z.int().min(0),
  findings: z
    .array(
      z.object({
        owner: z.string(),
        problem: z.enum(PROBLEMS),
        executionId: z.string(),
        workItemId: z.string().optional(),
        /** True if the platform mended it; otherwise a supervisor is asked. */
        repaired: z.boolean(),
      }),
    )
    .max(MAX_FINDINGS),
});
export type Reconciliation = z.infer<typeof ReconciliationSchema>;
export type ReconcilerFinding = Reconciliation['findings'][number];

/** What of each office a run has seen so far. */
export type Seen = ReadonlyMap<string, Omit<Reconciliation, 'office' | 'at'>>;

/** One case or sponsor as a run found it. */
export interface LookedAt {
  readonly offices: readonly string[];
  readonly findings: readonly ReconcilerFinding[];
}

const NOTHING = { looked: 0, found: 0, findings: [] };

/** What a run has seen, with one more case or sponsor of these offices. */
export function seenToo(seen: Seen, { offices, findings }: LookedAt): Seen {
  const next = new Map(seen);
  for (const office of offices) {
    const before = next.get(office) ?? NOTHING;
    next.set(office, {
      ...{ looked: before.looked + 1, found: before.found + findings.length },
      findings: [...before.findings, ...findings].slice(0, MAX_FINDINGS),
    });
  }
  return next;
}
