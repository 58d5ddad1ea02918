import type { CaseFile } from '../../domain/case/case-file.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Asking } from './rights-owners.ts';
import { readRightsOf } from './rights-owners.ts';

/** More cases than a household parts into. */
const MOST = 20;

/** The linked case, if it may be seen. */
async function seen(caseId: string, asking: Asking): Promise<CaseFile | undefined> {
  try {
    const file = await readRightsOf(caseId, asking);
    return 'case' in file ? file : undefined;
  } catch (error) {
    if (error instanceof CaseError && ['NotFound', 'Forbidden', 'Erased'].includes(error.name))
      return undefined;
    throw error;
  }
}

/** The linked cases in which a person of a case, or anybody of it, is recorded too. */
export async function alsoIn(
  { case: { linked = [] }, persons }: CaseFile,
  personId: string | undefined,
  asking: Asking,
): Promise<{ caseId: string }[]> {
  const concerned = new Set(personId === undefined ? persons.map(({ id }) => id) : [personId]);
  const ids = [...new Set(linked.map(({ caseId }) => caseId))].slice(0, MOST);
  const files = await Promise.all(ids.map((id) => seen(id, asking)));
  return files
    .filter((file) => file?.persons.some(({ id }) => concerned.has(id)))
    .flatMap((file) => (file ? [{ caseId: file.case.id }] : []));
}
