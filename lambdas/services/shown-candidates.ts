import { mayCompare } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { consents } from '../../domain/case/consent-uses.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { present } from '../../domain/kernel/present.ts';
import type { TracedPerson, TracingQuery } from '../../domain/tracing/schema.ts';
import type { Candidate, TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { isShared } from '../../domain/tracing-request/tracing-request.ts';
import { outsideTraced } from '../../stages/family-tracing/outside-candidate.ts';
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

async function compared(query: TracingQuery, person: TracedPerson): Promise<Shown['matched']> {
  const [matched] = await theTracingRegistry().compareWith(query, [registryEntry(person)], true);
  return present(matched, 'a comparison');
}

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
  for (const { caseId, personId, outside } of looked.slice(-MAX_SHOWN)) {
    if (outside) {
      const person = outsideTraced(personId, outside.known);
      shown.set(personId, { person, matched: await compared(query, person) });
      continue;
    }
    const found = await fileIfThere(caseId);
    if (!found || !mayCompare(found, actor, at)) continue;
    if (!consents(found, 'tracing-match', personId, at)) continue;
    const person = tracedPersons(traceable(found, at)).find(
      ({ id }) => id === tracedId({ caseId, id: personId }),
    );
    if (!person) continue;
    shown.set(personId, { person, matched: await compared(query, person) });
    caseIds.add(caseId);
  }
  return { shown, caseIds: [...caseIds] };
}
