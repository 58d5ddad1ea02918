import type * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import { groupsDue } from './groups.ts';
import type { LevelSchema } from './orientation-record.ts';

type Level = z.infer<typeof LevelSchema>;
interface Lines {
  readonly personId: string;
  readonly level: Level;
}

/** What the trainer writes down once for everybody who was there. */
export interface Attendance {
  readonly heldOn: string;
  readonly topics: readonly string[];
  readonly absent: readonly string[];
  readonly knewBefore?: readonly Lines[] | undefined;
  readonly learned?: readonly Lines[] | undefined;
}

/** The form of one household's session out of a class: those without a place, or who did not come, missed it. */
export function sessionForm(
  file: CaseFile,
  taught: OrientationClass,
  { absent, knewBefore = [], learned = [], ...held }: Attendance,
  at: string,
): Record<string, unknown> {
  const seated = taught.households.find(({ caseId }) => caseId === file.case.id)?.personIds ?? [];
  const due = groupsDue(file, at).find(({ id }) => id === taught.group)?.members ?? [];
  const present = due.filter((id) => seated.includes(id) && !absent.includes(id));
  const of = (lines: readonly Lines[]) => lines.filter(({ personId }) => present.includes(personId));
  return {
    ...{ decision: 'held', ...held, topics: [...held.topics] },
    ...{ present, absent: due.filter((id) => !present.includes(id)) },
    ...{ knewBefore: of(knewBefore), learned: of(learned) },
  };
}
