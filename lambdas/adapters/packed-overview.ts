import type { CaseOverview } from '../../domain/case/case-overview.ts';

/**
 * The overview of a case as it is stored: one text without the names of its fields, instants as milliseconds in base 36.
 * Every commit writes it with the case's record, whose cost has a step at each kilobyte.
 */
export function packedOverview(overview: CaseOverview): string {
  const { settledAt, members, principalId, flags, waits, until, valid, readers } = overview;
  return JSON.stringify([
    ...[settledAt && packedInstant(settledAt), members, principalId ?? null, flags],
    waits.map((wait) => [
      ...[wait.kind, wait.office, packedInstant(wait.openedAt), packedInstant(wait.dueAt), wait.count],
    ]),
    until?.map(({ stage, at }) => [stage, packedInstant(at)]),
    valid?.map((one) => [one.what, one.until]),
    readers.map((one) => (one.until === undefined ? [one.id] : [one.id, packedInstant(one.until)])),
  ]);
}

type Packed = [
  ...[settledAt: string | null, members: number, principalId: string | null, flags: string[]],
  waits: [kind: string, office: string, openedAt: string, dueAt: string, count: number][],
  until: [stage: string, at: string][] | null,
  valid: [what: string, until: string][] | null,
  readers: [id: string, until?: string][],
];

/** The fields of an overview from its stored text, to be parsed by its schema. */
export function unpackedOverview(text: string): Record<string, unknown> {
  const [settledAt, members, principalId, flags, waits, until, valid, readers] = JSON.parse(text) as Packed;
  return {
    ...(settledAt === null ? {} : { settledAt: unpackedInstant(settledAt) }),
    members,
    ...(principalId === null ? {} : { principalId }),
    flags,
    waits: waits.map(([kind, office, openedAt, dueAt, count]) => ({
      ...{ kind, office, count },
      ...{ openedAt: unpackedInstant(openedAt), dueAt: unpackedInstant(dueAt) },
    })),
    ...(until === null ? {} : { until: until.map(([stage, at]) => ({ stage, at: unpackedInstant(at) })) }),
    ...(valid === null ? {} : { valid: valid.map(([what, last]) => ({ what, until: last })) }),
    readers: readers.map(([id, last]) =>
      last === undefined ? { id } : { id, until: unpackedInstant(last) },
    ),
  };
}

/** An instant that would not come back as it was written stays as it is: only that has a hyphen. */
function packedInstant(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.getTime() < 0 || at.toISOString() !== text
    ? text
    : at.getTime().toString(36);
}

const unpackedInstant = (text: string): string =>
  text.includes('-') ? text : new Date(Number.parseInt(text, 36)).toISOString();
