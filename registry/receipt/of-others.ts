import type { Fact } from '../../domain/audit/audit-entry.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { recordsAbout } from '../../domain/case/records-about.ts';
import { recordsOf } from '../../domain/rights/erasure.ts';

/** The ids of the other members of a household, and of every record that is about some of them and not about this person. */
export function ofOthers(file: CaseFile, personId: string): ReadonlySet<string> {
  const others = file.persons.filter(({ id }) => id !== personId).map(({ id }) => id);
  const records = recordsOf(file);
  const theirs = new Set(recordsAbout(records, personId));
  const about = others.flatMap((other) => recordsAbout(records, other)).filter((one) => !theirs.has(one));
  const elsewhere = file.appointments.filter(
    ({ personIds }) => personIds.length > 0 && !personIds.includes(personId),
  );
  return new Set([
    ...others,
    ...[...about, ...elsewhere].flatMap((one) => ('id' in one ? [String(one.id)] : [])),
  ]);
}

/** Whether a fact names somebody else, or a record that is about somebody else alone. */
export const namesOnlyOthers = ({ subject, details = {} }: Fact, others: ReadonlySet<string>): boolean =>
  [subject, details.personId].some((id) => typeof id === 'string' && others.has(id));
