/** Capacity units, as DynamoDB bills them. */
export interface Capacity {
  reads: number;
  writes: number;
  /** The part of `writes` that records who read what. */
  readingWrites: number;
  /** Calls that were answered, whatever they consumed. */
  calls: number;
}

interface Consumed {
  CapacityUnits?: number;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
}

const consumed: Capacity = { reads: 0, writes: 0, readingWrites: 0, calls: 0 };

interface Sent {
  Item?: Record<string, unknown>;
  TransactItems?: readonly { Put?: Sent }[];
}

/** Whether a write records a reading: it writes nothing else, so its first item tells. */
const keepsReading = ({ Item, TransactItems }: Sent): boolean =>
  /^((CASE|SPONSOR)-)?READS#/.test(String((Item ?? TransactItems?.[0]?.Put?.Item)?.pk));

/** What this process has consumed since it started. */
export const consumedCapacity = (): Capacity => ({ ...consumed });

/** Adds what a call consumed, by the `ConsumedCapacity` of its answer. */
export function addConsumed(
  command: string,
  sent: Sent,
  answer: { ConsumedCapacity?: Consumed | Consumed[] },
): void {
  consumed.calls += 1;
  const writes = /^(Put|Update|Delete|TransactWrite|BatchWrite)/.test(command);
  for (const part of [answer.ConsumedCapacity ?? []].flat()) {
    const units = part.CapacityUnits ?? 0;
    if (writes) {
      consumed.writes += part.WriteCapacityUnits ?? units;
      if (keepsReading(sent)) consumed.readingWrites += part.WriteCapacityUnits ?? units;
    } else consumed.reads += part.ReadCapacityUnits ?? units;
  }
}
