import type { CaseFile } from '../../domain/case/case-file.ts';
import { consents } from '../../domain/case/consent-uses.ts';
import type { Person } from '../../domain/case/person.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { personOf } from '../../stages/family-tracing/traced-person.ts';
import { theStore } from './services.ts';

/** A case, or undefined when there is none any more. */
export async function fileIfThere(caseId: string): Promise<CaseFile | undefined> {
  try {
    return await theStore().loadCase(caseId);
  } catch (error) {
    if (error instanceof CaseError && error.name === 'NotFound') return undefined;
    throw error;
  }
}

/** Those of a household who stand in the tracing index: active members who consented to tracing. */
export const traceable = (file: CaseFile, at: string): Person[] =>
  file.persons.filter(({ id, status }) => status === 'active' && consents(file, 'tracing-index', id, at));

/** Of matched persons, by id of the index, those who consent at this moment: asked of their cases as they are now. */
export async function consenting<Matched extends { person: string }>(
  matched: readonly Matched[],
  at: string,
): Promise<Matched[]> {
  const files = new Map<string, CaseFile | undefined>();
  const kept: Matched[] = [];
  for (const one of matched) {
    const { caseId, personId } = personOf(one.person);
    if (!files.has(caseId)) files.set(caseId, await fileIfThere(caseId));
    const file = files.get(caseId);
    if (file && consents(file, 'tracing-match', personId, at)) kept.push(one);
  }
  return kept;
}
