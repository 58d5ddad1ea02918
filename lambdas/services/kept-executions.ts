import type { ExecutionId } from '../../domain/execution/execution-id.ts';
import { executionId } from '../../domain/execution/execution-id.ts';
import type { HistoryEvent } from '../../domain/execution/history-event.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { present } from '../../domain/kernel/present.ts';
import type { Described, Listing } from '../adapters/executions.ts';
import { shownTexts } from '../adapters/executions.ts';
import { archivedEvent } from '../adapters/history-events.ts';
import type { ReadArchived } from './read-archived.ts';
import { readArchived } from './read-archived.ts';
import { theExecutions } from './the-workflows.ts';

export type KeptIn = 'step-functions' | 'archive';

type Found = ReadArchived & { execution: NonNullable<ReadArchived['execution']> };

const describedOf = ({ execution }: Found, id: ExecutionId): Described & { keptIn: KeptIn } => {
  const { status, startedAt, stoppedAt, redriveCount } = execution;
  const told = { ...id, status, startedAt, stoppedAt, redriveCount };
  return { ...told, ...shownTexts(execution), redrivable: false, keptIn: 'archive' };
};

/** Where a page of a history begins: after so many events and, as long as Step Functions keeps it, at its own token. */
interface Place {
  readonly after: number;
  readonly token?: string | undefined;
}

function placeIn(cursor: string | undefined): Place {
  if (!cursor) return { after: 0 };
  const [, after, token] = /^(\d{1,6})(?:-(.+))?$/.exec(cursor) ?? [];
  if (after === undefined) throw invalid('cursor', 'is that of an earlier page', 'another one');
  return { after: Number(after), token };
}

/** A page of an archived history. */
function pageOf({ execution }: Found, most: number, reverse: boolean, from: number): Listing<HistoryEvent> {
  const events = reverse ? execution.events.toReversed() : execution.events;
  const items = events.slice(from, from + most).map(archivedEvent);
  return from + most < events.length ? { items, token: `${from + most}` } : { items };
}

/**
 * Executions as Step Functions keeps them or, once it no longer does, as they were archived: they read the same. Throws
 * `NotKept` for an execution that neither has. Made for one request, which reads each from the archive once.
 */
export function keptExecutions() {
  const live = theExecutions();
  const archived = new Map<string, Promise<ReadArchived | undefined>>();
  const inArchive = (id: ExecutionId): Promise<ReadArchived | undefined> => {
    const name = executionId(id);
    const known = archived.get(name) ?? readArchived(name);
    archived.set(name, known);
    return known;
  };
  async function orArchived<T>(
    id: ExecutionId,
    asked: () => Promise<T>,
    from: (found: Found) => T,
  ): Promise<T> {
    try {
      return await asked();
    } catch (error) {
      if (!(error instanceof CaseError && error.name === 'NotKept')) throw error;
      const found = await inArchive(id);
      if (!found?.execution) throw error;
      return from(found as Found);
    }
  }
  return {
    idOf: live.idOf,
    inArchive,
    describe: (id: ExecutionId): Promise<Described & { keptIn: KeptIn }> =>
      orArchived(
        id,
        async () => ({ ...(await live.describe(id)), keptIn: 'step-functions' as const }),
        (found) => describedOf(found, id),
      ),
    definition: (id: ExecutionId): Promise<Record<string, unknown>> =>
      orArchived(
        id,
        () => live.definition(id),
        ({ execution }) => JSON.parse(present(execution.definition, 'a definition')),
      ),
    /** A page of a history. It may be forgotten between two pages: the next one is then read from the archive. */
    history: (id: ExecutionId, most: number, reverse: boolean, cursor?: string) => {
      const { after, token } = placeIn(cursor);
      return orArchived(
        id,
        async () => {
          const { items, token: next } = await live.history(id, most, reverse, token);
          return next === undefined ? { items } : { items, token: `${after + items.length}-${next}` };
        },
        (found) => pageOf(found, most, reverse, after),
      );
    },
  };
}
export type KeptExecutions = ReturnType<typeof keptExecutions>;
