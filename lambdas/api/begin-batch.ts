import type { z } from 'zod';
import { BeginBatch } from '../../contracts/api/batches.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { refuseAway } from '../../domain/staff/assign-work-item.ts';
import { newBatch } from '../../domain/staff/batch.ts';
import { MAX_BATCH } from '../../domain/staff/batch-size.ts';
import { apiHandler } from '../middleware/api.ts';
import { assigneeOf } from '../services/assignee.ts';
import { asChosen, chosenOf } from '../services/chosen-work.ts';
import type { Store } from '../services/the-store.ts';
import { workOfCases } from '../services/work-of-cases.ts';
import { workPage } from '../services/work-page.ts';

type Body = z.infer<NonNullable<typeof BeginBatch.body>>;

/** The most of a view that are counted. */
const MOST_SEEN = 1000;
const FAILED_STAGE = 'failed-stage';
/** For supervisors. */
const LEADING: readonly Body['act'][] = ['reassign', 'ask-after', 'retry-stage', 'redrive'];

function refuseUnfit(body: Body, { roles }: Actor): void {
  const { act, assignee, executions } = body;
  if (LEADING.includes(act) && !roles.includes('supervisor'))
    throw new CaseError('Forbidden', 'Expected a supervisor.');
  if ((act === 'reassign') !== (assignee !== undefined))
    throw new CaseError(
      'WrongState',
      'Expected an assignee when items are given to somebody, and only then.',
    );
  const chosen = [body.items, body.cases, body.view, body.list, executions].filter(
    (one) => one !== undefined,
  );
  if ((act === 'redrive') !== (executions !== undefined) || chosen.length !== 1)
    throw new CaseError(
      'WrongState',
      'Expected executions to redrive, and items, cases, a view or a list for everything else.',
    );
}

/** The first cases of a list of the caller's office. */
async function casesOfList(
  store: Store,
  list: NonNullable<Body['list']>,
  { actor }: Command,
): Promise<string[]> {
  if (actor.office === undefined)
    throw new CaseError('Forbidden', 'Expected somebody of an office, received somebody of none.');
  const programme = list.programme ?? ProgrammeSchema.optional().parse(actor.programme);
  return (await store.listCaseIds({ ...list, programme, office: actor.office }, MAX_BATCH)).items;
}

/** What is done something to, fixed at this moment. */
async function chosenBy(store: Store, body: Body, command: Command, reach: string) {
  const { items = [], view, executions = [] } = body;
  const cases = body.list ? await casesOfList(store, body.list, command) : body.cases;
  if (cases) {
    const work = await workOfCases(store, cases, command, reach);
    return asChosen(
      store,
      body.act === 'retry-stage' ? work.filter(({ kind }) => kind === FAILED_STAGE) : work,
    );
  }
  if (view) {
    const page = await workPage(store, { ...view, limit: MOST_SEEN }, command);
    return chosenOf(
      store,
      page.items.map(({ id }) => String(id)),
    );
  }
  const chosen = items.map(({ workItemId, version }) => ({ id: workItemId, version }));
  return [...(await asChosen(store, chosen)), ...executions.map((id) => ({ id, version: 1 }))];
}

export const handler = apiHandler(BeginBatch, async ({ body, actor, grant, command, store }) => {
  refuseUnfit(body, actor);
  const { act, assignee } = body;
  if (assignee !== undefined) refuseAway((await assigneeOf(store, assignee)).away, command.at);
  const chosen = await chosenBy(store, body, command, grant.reach);
  if (chosen.length === 0)
    throw new CaseError('WrongState', 'Expected open work of the caller, received nothing that is open.');
  const batch = newBatch({ act, assignee }, chosen.slice(0, MAX_BATCH), command);
  await store.beginBatch(batch);
  return {
    ...{ batchId: batch.id, count: batch.items.length },
    left: Math.max(0, chosen.length - MAX_BATCH),
  };
});
