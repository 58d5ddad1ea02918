/** Capacity units, as DynamoDB bills them. */
export interface Capacity {
  reads: number;
  writes: number;
}

interface Consumed {
  CapacityUnits?: number;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
}

const consumed: Capacity = { reads: 0, writes: 0 };

/** What this process has consumed since it began. */
export const consumedCapacity = (): Capacity => ({ ...consumed });

/** Adds what a call consumed, by the `ConsumedCapacity` of its answer. */
export function addConsumed(command: string, answer: { ConsumedCapacity?: Consumed | Consumed[] }): void {
  const writes = /^(Put|Update|Delete|TransactWrite|BatchWrite)/.test(command);
  for (const part of [answer.ConsumedCapacity ?? []].flat()) {
    const units = part.CapacityUnits ?? 0;
    if (writes) consumed.writes += part.WriteCapacityUnits ?? units;
    else consumed.reads += part.ReadCapacityUnits ?? units;
  }
}
