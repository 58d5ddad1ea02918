import { isWithheldFrom } from '../../domain/case/access.ts';
import type { NewCase, NewMember } from '../../domain/casework/register-case.ts';
import { isUndone } from '../../domain/intake/undo-import.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { present } from '../../domain/kernel/present.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import { candidatesInScope } from './persons-alike.ts';
import { thePersonRegistry } from './the-registries.ts';
import type { Store } from './the-store.ts';

/** A row of a file whose person is probably registered. */
export interface AlikeRow {
  readonly row: number;
  readonly caseId: string;
  readonly personId: string;
  readonly probability: number;
}

interface Asker {
  readonly store: Store;
  readonly actor: Actor;
  readonly command: Command;
}

const queryOf = ({
  name,
  sex,
  birthDate,
  birthDateEstimated,
  birthPlace,
  motherName,
  fatherName,
}: NewMember): TracingQuery => ({
  id: 'intake',
  sought: {
    names: [{ full: name, kind: 'registered' }],
    ...(sex === 'u' ? {} : { sex }),
    birth: birthDateEstimated ? { year: Number(birthDate.slice(0, 4)) } : { date: birthDate },
    ...(birthPlace ? { birthPlace } : {}),
    relatives: [
      ...(motherName ? [{ relation: 'mother' as const, name: motherName }] : []),
      ...(fatherName ? [{ relation: 'father' as const, name: fatherName }] : []),
    ],
  },
});

/** Persons of a new household who are probably registered already, in cases that the caller may know about. */
export async function alikeInRegistry(
  { rows, newCase }: { rows: readonly number[]; newCase: Pick<NewCase, 'members'> },
  { store, actor, command }: Asker,
  reach: string,
): Promise<AlikeRow[]> {
  const found: AlikeRow[] = [];
  for (const [index, member] of newCase.members.entries()) {
    const { candidates } = await thePersonRegistry().look(queryOf(member));
    const likely = candidates.filter(({ band }) => band === 'likely').slice(0, 5);
    if (likely.length === 0) continue;
    const alike = await candidatesInScope(store, likely, actor, reach);
    for (const { caseRecord, person, probability } of alike) {
      const withheld =
        caseRecord.overview !== undefined && isWithheldFrom(caseRecord.overview, actor, command.at);
      if (withheld || isUndone(caseRecord)) continue;
      const row = rows[index] ?? present(rows[0], 'a row of a household');
      found.push({ row, caseId: caseRecord.id, personId: person.id, probability });
    }
  }
  return found;
}
