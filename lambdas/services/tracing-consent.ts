import type { CaseFile } from '../../domain/case/case-file.ts';
import { consents } from '../../domain/case/consent-uses.ts';
import type { Person } from '../../domain/case/person.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { isRegisteredDead } from '../../stages/family-tracing/registered-dead.ts';
import { personOf } from '../../stages/family-tracing/traced-person.ts';
import { theStore } from './the-store.ts';

/** A case, or undefined if it no longer exists. */
export async function fileIfThere(caseId: string): Promise<CaseFile | undefined> {
  try {
    return await theStore().loadCase(caseId);
  } catch (error) {
    if (error instanceof CaseError && error.name === 'NotFound') return undefined;
    throw error;
  }
}

/**
 * The members of a household who belong in the tracing index: active members who consent to tracing, and those who
 * consented and whose death nobody disputes.
 */
export const traceable = (file: CaseFile, at: string): Person[] =>
  file.persons.filter(
    (person) =>
      (person.status === 'active' || isRegisteredDead(file, person)) &&
      consents(file, 'tracing-index', person.id, at),
  );

/** The matched persons who consent at this moment, by index id: checked in their current cases. */
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
