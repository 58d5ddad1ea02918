import { mayCompare } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { consents } from '../../domain/case/consent-uses.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { present } from '../../domain/kernel/present.ts';
import type { Candidate, TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { isShared } from '../../domain/tracing-request/tracing-request.ts';
import {
  registryEntry,
  tracedId,
  tracedPersons,
  tracingQuery,
} from '../../stages/family-tracing/traced-person.ts';
import type { Shown } from '../../stages/family-tracing/tracing-view.ts';
import { theTracingRegistry } from './the-registries.ts';
import { fileIfThere, traceable } from './tracing-consent.ts';

/** The most candidates compared for one view; settled ones keep the stored comparison. */
const MAX_SHOWN = 10;

/** The candidates whom this person may see, compared with the request as both are now, and the cases this reveals. */
export async function shownCandidates(
  file: CaseFile,
  request: TracingRequest,
  actor: Actor,
  at: string,
): Promise<{ shown: Map<string, Shown>; caseIds: string[] }> {
  const query = tracingQuery(request, file.persons);
  const shown = new Map<string, Shown>();
  const caseIds = new Set<string>();
  const looked: Candidate[] = request.candidates.filter(
    (candidate) => candidate.decision !== 'rejected' && isShared(candidate, actor.office),
  );
  if (!query) return { shown, caseIds: [] };
  for (const { caseId, personId } of looked.slice(-MAX_SHOWN)) {
    const found = await fileIfThere(caseId);
    if (!found || !mayCompare(found, actor, at)) continue;
    if (!consents(found, 'tracing-match', personId, at)) continue;
    const person = tracedPersons(traceable(found, at)).find(
      ({ id }) => id === tracedId({ caseId, id: personId }),
    );
    if (!person) continue;
    const [matched] = await theTracingRegistry().compareWith(query, [registryEntry(person)], true);
    shown.set(personId, { person, matched: present(matched, 'a comparison') });
    caseIds.add(caseId);
  }
  return { shown, caseIds: [...caseIds] };
}
