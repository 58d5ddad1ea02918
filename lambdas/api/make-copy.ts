import { MakeCopy } from '../../contracts/api/copies.ts';
import { readingFact } from '../../domain/audit/reading.ts';
import { refuseReader } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { asItLeaves, heldBack } from '../../domain/case/held-back.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { present } from '../../domain/kernel/present.ts';
import type { CaseCopy } from '../../registry/case-copy.ts';
import { copyOf } from '../../registry/case-copy.ts';
import { classesOf, copyMade } from '../../registry/copy-classes.ts';
import { apiHandler } from '../middleware/api.ts';
import { peopleNamed } from '../services/people-named.ts';
import { readingsOfCase } from '../services/readings-of-case.ts';
import type { Store } from '../services/the-store.ts';

/** The names of colleagues whom the notes of a case mention: a copy names none. */
async function namesOf({ notes }: CaseFile, store: Store): Promise<string[]> {
  const ids = [...new Set(notes.flatMap(({ mentions }) => mentions))];
  const named = await peopleNamed(store, ids);
  return named.flatMap(({ name }) => name ?? []).sort((a, b) => b.length - a.length);
}

/** A family whose data is all restricted gets none together: everybody can have their own copy. */
function refuseFamilyCopy(file: CaseFile): void {
  if (heldBack(file, 'family-copy').whole !== undefined)
    throw new CaseError(
      'WrongState',
      'Expected a household whose data may be used, received one that is restricted: everybody can have their own copy.',
    );
}

export const handler = apiHandler(MakeCopy, async ({ params, body, command, actor, grant, store }) => {
  const { caseId } = params;
  const classes = classesOf(body, actor, grant.sees);
  const { audience, personId } = body;
  const reader = { audience, ...(personId === undefined ? {} : { personId }) };
  const seen = audience === 'person' ? await readingsOfCase(store, await store.loadCase(caseId)) : [];
  let copy: CaseCopy | undefined;
  const made = async (file: CaseFile) => {
    refuseReader(file, actor, grant.reach, command.at);
    if (audience === 'family') refuseFamilyCopy(file);
    const leaving = audience === 'family' ? asItLeaves(file, 'family-copy') : file;
    copy = copyOf(leaving, reader, classes, command.at, {
      ...{ staff: await namesOf(file, store), seenBy: seen },
      membersLeftOut: file.persons.length - leaving.persons.length,
    });
    return copyMade(file, body, classes);
  };
  await store.change(caseId, command, made, true);
  // A repeat of the command is no second entry; the copy is personal data, and is not kept for it but made again.
  if (!copy) await made(await store.loadCase(caseId));
  const fact = readingFact('copy.made', classes, { cases: [caseId], sponsors: [] });
  await store.recordReading(command, fact, true);
  return present(copy, 'the copy of a case');
});
