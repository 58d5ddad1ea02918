import type { CaseFile } from '../../domain/case/case-file.ts';
import type { PageLine } from '../../domain/case/page-line.ts';
import { linesOf } from '../../domain/plan/lines.ts';
import { HOUSEHOLD } from '../../domain/plan/service-plan.ts';
import { nextVisit } from './schedule.ts';

/**
 * What a person reads on their own page after the arrival: the day of the next visit, and how much of what they and the
 * household are owed is still to come. Nothing of another member, and no line of a class of data.
 */
export function followUpToldTo(file: CaseFile, personId: string): PageLine[] {
  const visit = nextVisit(file.followUp);
  const days = linesOf(file)
    .filter(({ whom, line }) => (whom === personId || whom === HOUSEHOLD) && line.class === undefined)
    .flatMap(({ line: { state, dueAt } }) => (state === 'planned' && dueAt !== undefined ? [dueAt] : []))
    .sort();
  const [next] = days;
  return [
    ...(visit ? [{ word: 'person.of.post-arrival-follow-up.visit', days: { visit: visit.dueAt } }] : []),
    ...(next === undefined
      ? []
      : [
          {
            word: 'person.of.post-arrival-follow-up.owed',
            values: { count: days.length },
            days: { next },
          },
        ]),
  ];
}
