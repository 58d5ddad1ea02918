import { WEIGHTS_KEY } from '../../contracts/list-table.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { PersonWeights } from '../../domain/tracing/persons/weights.ts';
import type { WeightsChange } from '../../domain/tracing-weights/adopt-weights.ts';
import type { TracingWeights } from '../../domain/tracing-weights/tracing-weights.ts';
import { NO_WEIGHTS, weightsInForce } from '../../domain/tracing-weights/tracing-weights.ts';
import { loadEntities } from './case-store.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';

async function loadWeights(table: Table): Promise<TracingWeights> {
  const [found] = (await loadEntities(table, [{ pk: WEIGHTS_KEY, sk: 'weights' }])) as TracingWeights[];
  return found ?? NO_WEIGHTS;
}

/** The weights by which tracing compares persons at this moment. */
export const tracingWeights = async (table: Table): Promise<PersonWeights> =>
  weightsInForce(await loadWeights(table));

/** The store's operations on the weights of this installation. */
export const weightsOf = (table: Table) => ({
  loadWeights: () => loadWeights(table),
  /** Throws `VersionConflict` if somebody else adopted others since they were read. */
  commitWeights: (change: WeightsChange, command: Command) => commitHeaded(table, change, command),
});
