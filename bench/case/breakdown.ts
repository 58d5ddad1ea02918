import { CHARGED, type Charged } from '../../local/dynamodb/operations/write.ts';

/** What the writes of one kind of item cost, and of its rows in one index. */
export interface Share {
  /** The type of the item, its table where that is not the first one, and the index. */
  readonly of: string;
  readonly writes: number;
  readonly units: number;
  /** Of an item or row, on average. */
  readonly bytes: number;
}

/** Records of keys, in a table of their own, which the figures of a case leave out. */
export const KEYS = 'keys';

interface Sum {
  writes: number;
  units: number;
  bytes: number;
}

/** Adds up where write units go, from now until it is read. */
export function writesByKind(): { shares(per: number): Share[]; stop(): void } {
  const sums = new Map<string, Sum>();
  const add = (of: string, units: number, bytes: number) => {
    const sum = sums.get(of) ?? { writes: 0, units: 0, bytes: 0 };
    sums.set(of, { writes: sum.writes + 1, units: sum.units + units, bytes: sum.bytes + bytes });
  };
  const listener = (message: unknown) => {
    const { item, units, bytes, indexes } = message as Charged;
    const of = kindOf(item);
    add(of, units, bytes);
    for (const index of indexes) add(`${of} in ${index.name}`, index.units, index.bytes);
  };
  CHARGED.subscribe(listener);
  return {
    stop: () => CHARGED.unsubscribe(listener),
    shares: (per) =>
      [...sums]
        .map(([of, { writes, units, bytes }]) => ({
          of,
          writes: writes / per,
          units: units / per,
          bytes: Math.round(bytes / writes),
        }))
        .sort((a, b) => b.units - a.units),
  };
}

/** The type of an item; of one that has none, the word with which its key begins. */
function kindOf(item: Charged['item']): string {
  const text = (name: string): string => (typeof item?.[name] === 'string' ? (item[name] as string) : '');
  const pk = text('pk');
  if (/READS#/.test(pk)) return `${text('type') || 'item'} of readings`;
  return text('type') || (/^[A-Z-]+/.exec(pk)?.[0] ?? KEYS);
}
