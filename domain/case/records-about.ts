/** A record of a case or sponsor, of whatever type. */
interface Typed {
  readonly type: string;
}

interface Named extends Typed {
  readonly id?: string;
  readonly personId?: string;
  readonly about?: string;
  readonly subject?: string;
  readonly seekerId?: string;
  readonly personIds?: readonly string[];
  readonly change?: { readonly members?: readonly string[]; readonly personId?: string };
}

const namesOf = ({ id, personId, about, subject, seekerId }: Named): string[] =>
  [id, personId, about, seekerId, ...(subject ?? '').split('/')].filter((name) => name !== undefined);

/** Those whom an appointment or a change of the household is about. */
function membersOf({ type, personId, personIds, change }: Named): readonly string[] {
  if (type === 'appointment') return personIds ?? [];
  if (type !== 'household-change') return [];
  if (change?.members) return change.members;
  if (change?.personId !== undefined) return [change.personId];
  return personId === undefined ? [] : [personId];
}

/** Audit entries are about what happened, in codes and ids: they are about nobody. */
const isEntry = ({ type }: Typed): boolean => type === 'audit' || type === 'audit-entry';

/** Those of a record's fellows that are about one person, and nobody else: their own, and what refers to those. */
export function recordsAbout<R extends Typed>(records: readonly R[], personId: string): R[] {
  const own = records
    .filter(({ type }) => type === 'consent' || type === 'rights-request')
    .filter((one) => (one as Named).personId === personId)
    .map((one) => String((one as Named).id));
  const theirs = new Set([personId, ...own]);
  return records.filter((record) => {
    if (isEntry(record)) return false;
    const members = membersOf(record);
    const alone = members.length > 0 && members.every((id) => id === personId);
    return alone || namesOf(record).some((name) => theirs.has(name));
  });
}
