import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import { ageAt } from '../kernel/calendar.ts';

/**
 * Members who have come of age since their custody was recorded: from then on nobody has custody of them, and they are
 * with the household as adults. Their own consent is asked for by whatever needs it next.
 */
export function comeOfAge(file: CaseFile, at: string): Change {
  const { majority } = file.policy.bestInterests;
  const grown = activeMembers(file).filter(
    ({ custody, birthDate }) => custody !== 'not-a-child' && ageAt(birthDate, at) >= majority,
  );
  return {
    ...noChange({}),
    writes: grown.map((person) => ({
      ...person,
      ...{ version: person.version + 1, custody: 'not-a-child', separation: 'accompanied' },
    })),
    facts: grown.map(({ id }) => ({ act: 'person.came-of-age', subject: id })),
  };
}
