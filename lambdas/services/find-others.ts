import type * as z from 'zod';
import { ReadExecution } from '../../contracts/api/executions.ts';
import type { FoundExecutionSchema, FoundSponsor } from '../../contracts/api/find.ts';
import { ReadSponsor } from '../../contracts/api/sponsors.ts';
import type { WorkItemRow } from '../../contracts/api/work-items.ts';
import { grantOf } from '../../contracts/authorization.ts';
import { ExecutionIdSchema } from '../../domain/execution/execution-id.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { refuseUnauthorized } from '../../domain/work-item/decide-work-item.ts';
import type { Sought } from '../../registry/find-words.ts';
import { transliterateName } from '../../stages/family-tracing/reading/name.ts';
import { executionInScope } from './execution-access.ts';
import type { Seeker } from './find-hits.ts';
import type { InPart } from './find-in-part.ts';
import { keptExecutions } from './kept-executions.ts';
import { surer, whySponsor } from './why-found.ts';
import { rowsOf } from './work-item-rows.ts';

type FoundExecution = z.infer<typeof FoundExecutionSchema>;

/** Sponsors of the seeker's office, for those who may read sponsors. */
export async function findSponsors(
  sought: Sought,
  inPart: Promise<InPart>,
  { store, actor }: Seeker,
): Promise<FoundSponsor[]> {
  const listed = (await inPart).sponsors;
  if (!grantOf(ReadSponsor, actor.roles) || listed.length === 0) return [];
  const sponsors = await store.loadSponsors(listed.map(({ sponsorId = '' }) => sponsorId));
  return sponsors
    .filter(({ destinationOffice, erasedAt }) => destinationOffice === actor.office && erasedAt === undefined)
    .flatMap((sponsor): FoundSponsor[] => {
      const because = whySponsor(sought, sponsor);
      const { id: sponsorId, name, kind, destinationOffice: office } = sponsor;
      const reading = transliterateName(name) ?? null;
      return because ? [{ sponsorId, name, reading, kind, office, why: because }] : [];
    })
    .sort((one, other) => surer(one.why, other.why));
}

const WORK_ITEM_ID = /^[a-z]+-[0-9a-z]{20}-[0-9a-z]{20}$/;

/** What is refused is answered like what does not exist. */
async function unlessRefused<T>(asked: () => Promise<T[]>): Promise<T[]> {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof CaseError && ['NotFound', 'Forbidden', 'NotKept'].includes(error.name)) return [];
    throw error;
  }
}

/** A work item by its id, for those who may open it. */
export const findWorkItems = (
  text: string,
  { store, actor, grant, command }: Seeker,
): Promise<WorkItemRow[]> =>
  unlessRefused(async () => {
    if (!WORK_ITEM_ID.test(text)) return [];
    const [item] = await store.loadWorkItems([text]);
    if (!item) return [];
    refuseUnauthorized(item, actor);
    return rowsOf(store, [item.id], { actor, sees: grant.sees, at: command.at });
  });

const RUN = /^case-[0-9a-z]{20}-\d+$/;

/** An execution by its id, or by the name of a case's run, for those who may open it. */
export const findExecutions = (text: string, { store, actor }: Seeker): Promise<FoundExecution[]> =>
  unlessRefused(async () => {
    const grant = grantOf(ReadExecution, actor.roles);
    const executionId = RUN.test(text) ? `resettlement-case.${text}` : text;
    if (!grant || !ExecutionIdSchema.safeParse(executionId).success) return [];
    const { id, caseRecord } = await executionInScope({ params: { executionId }, actor, grant, store });
    const { status } = await keptExecutions().describe(id);
    return [{ executionId, workflow: id.workflow, status, caseId: caseRecord.id }];
  });
