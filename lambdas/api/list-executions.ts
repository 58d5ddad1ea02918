import type * as z from 'zod';
import type { ExecutionRow } from '../../contracts/api/executions.ts';
import { ListExecutions } from '../../contracts/api/executions.ts';
import { WORKFLOWS } from '../../contracts/workflows.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { present } from '../../domain/kernel/present.ts';
import { apiHandler } from '../middleware/api.ts';
import { archivedRows } from '../services/archived-rows.ts';
import { rowsInScope } from '../services/execution-access.ts';
import { rowOf } from '../services/execution-tree.ts';
import { actedOn } from '../services/executions-acted-on.ts';
import type { Store } from '../services/the-store.ts';
import { theExecutions } from '../services/the-workflows.ts';

/** Calls to Step Functions and the archive for one page, so that a search for something rare ends with a cursor. */
const MAX_CALLS = 30;

/** Which workflow, and the position in its list. */
interface Place {
  readonly at: number;
  readonly token?: string | undefined;
  /** Set once Step Functions has listed all it keeps of the workflow: the position in the archive, or its beginning. */
  readonly archive?: string | undefined;
}

const written = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function placeIn(cursor: string | undefined, workflows: readonly string[]): Place {
  if (cursor === undefined) return { at: 0 };
  const refused = invalid('cursor', 'is that of an earlier page', 'another one');
  let place: Partial<Record<keyof Place, unknown>> | null;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refused;
  }
  const { at, token, archive } = place ?? {};
  if (typeof at !== 'number' || !workflows[at]) throw refused;
  if (token !== undefined && typeof token !== 'string') throw refused;
  if (archive !== undefined && typeof archive !== 'string') throw refused;
  return { at, token, archive };
}

interface Asked {
  readonly query: z.output<NonNullable<typeof ListExecutions.query>>;
  readonly actor: Actor;
  readonly store: Store;
}

/** Which rows are asked for besides their workflow and when they began. */
async function wanted({ query, actor, store }: Asked): Promise<(row: ExecutionRow) => boolean> {
  const { caseId, person, from, to } = query;
  const ofCase = (row: ExecutionRow) => caseId === undefined || row.caseId === caseId;
  if (person === undefined) return ofCase;
  if (!actor.roles.includes('auditor'))
    throw new CaseError('Forbidden', 'Expected an auditor: what one person did is for them alone.');
  if (from === undefined || to === undefined)
    throw invalid(from === undefined ? 'from' : 'to', 'is there if a person is', 'nothing');
  const acted = await actedOn(store, person, { from, to });
  return (row) => ofCase(row) && acted(row);
}

export const handler = apiHandler(ListExecutions, async (request) => {
  const { workflow, status, limit, cursor, person } = request.query;
  const isWanted = await wanted(request);
  // What somebody acted on may have begun long before.
  const from = Date.parse((person === undefined ? request.query.from : undefined) ?? '1970-01-01T00:00:00Z');
  const to = Date.parse(request.query.to ?? '9999-01-01T00:00:00Z');
  const workflows = workflow ? [workflow] : WORKFLOWS;
  const found: ExecutionRow[] = [];
  let place: Place | undefined = placeIn(cursor, workflows);
  for (let calls = 0; place && calls < MAX_CALLS && found.length < limit; calls += 1) {
    const { at, token, archive }: Place = place;
    const name = present(workflows[at], `workflow ${at}`);
    const most = limit - found.length;
    const inArchive = archive !== undefined;
    const page = inArchive
      ? await archivedRows(name, status, most, { at: request.command.at, token: archive })
      : await theExecutions().list(name, status, most, token);
    const within = page.items.filter(({ startedAt }) => Date.parse(startedAt) >= from);
    const rows = within.filter(({ startedAt }) => Date.parse(startedAt) < to).map((row) => rowOf(row));
    found.push(...(await rowsInScope(rows.filter(isWanted), request)));
    const next: Place | undefined = workflows[at + 1] ? { at: at + 1 } : undefined;
    const older = within.length === page.items.length;
    if (!older) place = next;
    else if (page.token !== undefined)
      place = inArchive ? { at, archive: page.token } : { at, token: page.token };
    else place = inArchive || status === 'RUNNING' ? next : { at, archive: '' };
  }
  return { executions: found, cursor: place ? written(place) : null };
});
