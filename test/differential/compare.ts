import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { Operation } from './operations.ts';
import type { Told } from './peer.ts';
import type { Table } from './tables.ts';

/** One notation for every number: Local writes an exponent where AWS writes zeros. */
function plainNumber(text: string): string {
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return '0';
  return `${sign === '-' ? '-' : ''}${digits}e${Number(power) - fraction.length + (all.length - digits.length)}`;
}

/** A text that is equal for equal answers: names in order, sets in order, bytes readable. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (name, one: unknown) => {
    if (name === 'N' && typeof one === 'string') return plainNumber(one);
    if (one instanceof Uint8Array) return `bytes ${Buffer.from(one).toString('hex')}`;
    if (Array.isArray(one) && ['SS', 'NS', 'BS'].includes(name))
      return one.map((member) => (name === 'NS' ? plainNumber(member) : canonical(member))).sort();
    if (typeof one === 'object' && one !== null && !Array.isArray(one))
      return Object.fromEntries(
        Object.entries(one)
          .filter(([, part]) => part !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    return one;
  });
}

/** What is compared of the answers of one operation. */
export function essence(operation: Operation, all: readonly Told[], table: Table): string {
  const told = operation.input.ReturnConsumedCapacity === undefined ? all.map(withoutCapacity) : all;
  const [first] = told;
  if (first?.error) return canonical({ error: first.error.name, more: withoutMessages(first.error.more) });
  const failed = told.find(({ error }) => error !== undefined);
  if (failed) return canonical({ error: failed.error!.name, later: true });
  if (operation.pages) return pagesEssence(operation, told, table);
  const { Responses, ...answer } = first!.answer!;
  if (operation.name !== 'BatchGetItem') return canonical({ Responses, ...answer });
  // In no order that anyone promises.
  const items = Object.values(Responses as Record<string, unknown[]>).flat();
  return canonical({ items: items.map(canonical).sort(), ...answer });
}

/** Local states the capacity of a deletion that finds nothing, asked or not. */
function withoutCapacity(told: Told): Told {
  if (!told.answer) return told;
  const { ConsumedCapacity: _, ...answer } = told.answer;
  return { answer };
}

/** Codes and items; the words differ (see MEANT). */
function withoutMessages(more: Record<string, unknown>): Record<string, unknown> {
  const { CancellationReasons: reasons, ...others } = more;
  if (!Array.isArray(reasons)) return others;
  return { ...others, reasons: reasons.map(({ Code, Item }: Record<string, unknown>) => ({ Code, Item })) };
}

/** A query of the table has one order, page by page. Scans, and equal keys of an index, have none. */
function pagesEssence({ name, input }: Operation, told: readonly Told[], table: Table): string {
  const pages = told.map(({ answer }) => answer!);
  if (name === 'Query' && input.IndexName === undefined) return canonical(pages);
  const index = table.indexes.find((one) => one.name === input.IndexName);
  const items = pages.flatMap(({ Items = [] }) => Items as Record<string, unknown>[]);
  const sum = (key: 'Count' | 'ScannedCount') =>
    pages.reduce((total, page) => total + (page[key] as number), 0);
  return canonical({
    ...{ items: items.map(canonical).sort(), count: sum('Count'), scanned: sum('ScannedCount') },
    ...(input.Limit === undefined
      ? { pages: pages.map(({ Items: _, ...page }) => page) }
      : { pages: pages.length }),
    ...(name === 'Query' && index?.range && { order: items.map((item) => canonical(item[index.range!])) }),
  });
}

/** The records of a stream (their `SizeBytes`, which AWS does not define, apart): by key, because keys have no order among each other. */
export function streamEssence(records: readonly StreamRecord[]): string {
  const byKey: Record<string, unknown[]> = {};
  for (const { eventName, dynamodb, userIdentity } of records) {
    const { Keys, NewImage, OldImage, StreamViewType } = dynamodb!;
    const place = canonical(Keys);
    byKey[place] = [...(byKey[place] ?? []), { eventName, NewImage, OldImage, StreamViewType, userIdentity }];
  }
  // Local leaves out what is in an empty map: the value has no type then.
  return canonical(byKey).replaceAll('{"M":{}}', '{}');
}
