import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { NewLine } from '../../domain/plan/owe.ts';
import { HOUSEHOLD } from '../../domain/plan/service-plan.ts';
import type { OrientationRecord } from './orientation-record.ts';
import { LevelSchema } from './orientation-record.ts';

type Session = OrientationRecord['sessions'][number];
type Assessed = NonNullable<Session['assessed']>;

/** What each of those present knew before the class, and after it: the same way for everybody. */
export const assessmentFields = {
  knewBefore: z.array(z.strictObject({ personId: z.string(), level: LevelSchema })).optional(),
  learned: z.array(z.strictObject({ personId: z.string(), level: LevelSchema })).optional(),
};
type Given = z.infer<z.ZodObject<typeof assessmentFields>>;

/** The assessment of a session: of everybody present if their group is assessed, of nobody absent. Throws `InvalidInput`. */
export function assessedOf(given: Given, present: readonly string[], isAsked: boolean): Assessed {
  const levelOf = (field: 'knewBefore' | 'learned', personId: string) =>
    given[field]?.find((one) => one.personId === personId)?.level;
  for (const field of ['knewBefore', 'learned'] as const) {
    const ids = given[field]?.map(({ personId }) => personId) ?? [];
    const missing = isAsked && present.some((personId) => !ids.includes(personId));
    if (missing || ids.some((id) => !present.includes(id)))
      throw invalid(field, rule('assessed-each', { present: present.length }), `${ids.length}`);
  }
  return present.flatMap((personId) => {
    const [before, after] = [levelOf('knewBefore', personId), levelOf('learned', personId)];
    return before && after ? [{ personId, before, after }] : [];
  });
}

/** Those whose last assessment says that they have not learned it yet. */
const notYet = ({ sessions }: OrientationRecord, members: readonly string[]): string[] =>
  members.filter(
    (id) =>
      sessions.flatMap(({ assessed = [] }) => assessed.filter(({ personId }) => personId === id)).at(-1)
        ?.after === 'not-yet',
  );

/**
 * What goes on after the arrival: a session for the household, and one more for everybody who has not learned it yet.
 * Nobody waits here for it.
 */
export function owedAfterArrival(
  file: CaseFile,
  record: OrientationRecord,
  members: readonly string[],
): NewLine[] {
  const { continueAfter } = file.policy.orientation;
  if (continueAfter === undefined) return [];
  const line = (whom: string, reference: string): NewLine => ({
    whom,
    service: { list: 'kinbridge-1', code: 'orientation-session' },
    owner: 'orientation-trainer',
    source: { kind: 'orientation', reference },
    due: { afterArrival: continueAfter },
  });
  return [line(HOUSEHOLD, 'continued'), ...notYet(record, members).map((id) => line(id, 'not-yet-learned'))];
}
