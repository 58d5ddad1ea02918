import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { commandKey, primaryKey } from '../../contracts/table.ts';
import type { Fact } from '../../domain/audit/audit-entry.ts';
import type { Case, CaseRecord } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change, OpenedCase } from '../../domain/case/change.ts';
import type { Stored } from '../../domain/case/entities.ts';
import { overviewOf, overviewOfNew, withoutErased } from '../../domain/casework/derive-overview.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { present } from '../../domain/kernel/present.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { SponsorChange } from '../../domain/sponsorship/sponsor-change.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import { entryWrite } from './audit-entries.ts';
import { bind } from './bound-items.ts';
import type { Table } from './dynamodb.ts';
import { asStoreError, cancellationOf, withStoreErrors } from './dynamodb.ts';
import type { HeadedChange } from './headed-change.ts';
import { importedCase } from './import-items.ts';
import { withNameKeys } from './name-keys.ts';
import { enterRegister } from './register-store.ts';
import { withStandIns } from './stand-ins.ts';
import type { Item } from './stored-item.ts';
import { toItem } from './stored-item.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What a failed condition on an item means. */
type Conflict = 'VersionConflict' | 'AlreadyExists';
interface Guarded {
  write: Write;
  conflict: Conflict;
}

/** DynamoDB accepts at most 100 items per transaction. */
const MAX_ITEMS = 100;

/** What has to be there when an item is written: nothing, or this version. */
type Guard = { version: number } | 'new' | undefined;

function put(table: Table, Item: Item, guard: Guard): Guarded {
  const TableName = table.name;
  if (guard === undefined) return { write: { Put: { TableName, Item } }, conflict: 'VersionConflict' };
  if (guard === 'new')
    return {
      write: { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
      conflict: 'AlreadyExists',
    };
  const condition = {
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': guard.version },
  };
  return { write: { Put: { TableName, Item, ...condition } }, conflict: 'VersionConflict' };
}

const removal = (table: Table, entity: Stored): Guarded => ({
  write: { Delete: { TableName: table.name, Key: primaryKey(entity) } },
  conflict: 'VersionConflict',
});

/** Some have a version of their own; everything else is guarded by its case record. */
const VERSIONED = [
  ...(['sponsor', 'export-request', 'release-ledger', 'statistics-release', 'machine-client'] as const),
  ...(['webhook', 'webhook-delivery', 'absence', 'complaint', 'batch', 'tracing-weights'] as const),
  ...(['staff-access', 'access-review', 'sign-in-rules', 'orientation-class', 'organisation'] as const),
];
const isVersioned = (entity: Stored): entity is Extract<Stored, { type: (typeof VERSIONED)[number] }> =>
  (VERSIONED as readonly string[]).includes(entity.type);
const guardOf = (entity: Stored): Guard => {
  if (!isVersioned(entity)) return undefined;
  return entity.version === 1 ? 'new' : { version: entity.version - 1 };
};

/** The writes of a commit: the owner's record, whatever else it leaves, and the entry that tells of all of it. */
function boundWrites(
  table: Table,
  owner: CaseRecord | Sponsor | HeadedChange['record'],
  guard: Guard,
  others: readonly Stored[],
  facts: Fact[],
  command: Command,
  erased: readonly Stored[] = [],
): Guarded[] {
  const { items, entry } = bind(owner, [owner, ...others], facts, command, erased);
  const guards = [guard, ...others.map(guardOf)];
  const told: Guarded = { write: entryWrite(table, entry), conflict: 'VersionConflict' };
  return [
    ...items.map((item, index) => put(table, item, guards[index])),
    ...erased.map((one) => removal(table, one)),
    told,
  ];
}

/** The stages of a case have an item of their own, which is written when they change. */
const stagesItem = ({ id: caseId, programme, stages }: Case): Stored => ({
  ...({ type: 'case-stages', schema: 1, caseId, programme, stages } as const),
});

function openedWrites(table: Table, opened: OpenedCase, command: Command): Guarded[] {
  const overview = overviewOfNew(opened.case, opened.writes, CASE_RULES);
  const { stages, ...caseRecord } = { ...opened.case, overview };
  const beside = Object.keys(stages).length > 0 ? [stagesItem(opened.case)] : [];
  return boundWrites(table, caseRecord, 'new', [...beside, ...opened.writes], opened.facts, command);
}

function changeWrites(table: Table, file: CaseFile, change: Change<unknown>, command: Command): Guarded[] {
  const before = file.case;
  const patched = Object.fromEntries(
    Object.entries({ ...before, ...change.patch }).filter(([, value]) => value !== undefined),
  );
  const now = patched as Case;
  const { erases = [] } = change;
  const overview = overviewOf(withoutErased(file, erases), now, command.at, change.writes);
  const { stages: _stages, ...caseRecord } = { ...now, version: before.version + 1, overview };
  const withStages = change.patch.stages !== undefined || file.stagesInRecord === true;
  const others = [...(withStages ? [stagesItem(now)] : []), ...change.writes];
  return [
    ...boundWrites(table, caseRecord, { version: before.version }, others, change.facts, command, erases),
    ...(change.opened ?? []).flatMap((opened) => openedWrites(table, opened, command)),
    ...(change.beside ?? []).flatMap((other) => changeWrites(table, other.file, other.change, command)),
  ];
}

/** Keeps the answer of a command for two days, so that a repeat gets the same answer. */
function answered(table: Table, command: Command, answer: unknown): Guarded {
  const expiresAt = Math.floor(Date.parse(plus(command.at, 'P2D')) / 1000);
  const Item = { pk: commandKey(command.id), sk: 'command', type: 'command', answer, expiresAt };
  return {
    write: { Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
    conflict: 'VersionConflict',
  };
}

/** The first answer to a command, if it was answered before: what the same decision answered then. */
export async function answerOf(table: Table, command: Command): Promise<unknown> {
  const key = { pk: commandKey(command.id), sk: 'command' };
  const { Item } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true })),
  );
  return Item?.answer;
}

async function write(table: Table, writes: Guarded[]): Promise<void> {
  if (writes.length > MAX_ITEMS)
    throw new CaseError(
      'InvalidInput',
      `Expected a change of at most ${MAX_ITEMS} records, received ${writes.length}.`,
    );
  const TransactItems = await withNameKeys(
    table,
    writes.map((guarded) => guarded.write),
  );
  try {
    await table.documents.send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    const codes = cancellationOf(error);
    const failed = codes?.indexOf('ConditionalCheckFailed') ?? -1;
    if (failed >= 0)
      throw new CaseError(
        present(writes[failed], `write ${failed} of the transaction`).conflict,
        'Expected the version that was read, received a newer one.',
        { cause: error },
      );
    if (codes?.includes('TransactionConflict'))
      throw new CaseError('VersionConflict', 'Expected no other write at the same time, received one.', {
        cause: error,
      });
    throw asStoreError(error);
  }
}

/**
 * Commits a change of a case in one transaction: its record, entities, audit entry, opened cases and, if asked, the
 * command's answer.
 */
export async function commitChange(
  table: Table,
  file: CaseFile,
  change: Change<unknown>,
  command: Command,
  keepAnswer: boolean,
): Promise<void> {
  const writes = await withStandIns(table, change.writes);
  await write(table, [
    ...changeWrites(table, file, { ...change, writes }, command),
    ...(keepAnswer ? [answered(table, command, change.answer)] : []),
  ]);
}

/** Commits a new case; throws `AlreadyExists` if there is one with the same programme and number. */
export const commitCase = (
  table: Table,
  opened: OpenedCase,
  command: Command,
  importId?: string,
): Promise<void> =>
  write(table, [
    ...openedWrites(table, opened, command),
    ...(importId === undefined ? [] : [ofImport(table, importId, opened, command)]),
  ]);

/** Lets an import find a case that it registered. */
const ofImport = (table: Table, importId: string, opened: OpenedCase, command: Command): Guarded => ({
  write: { Put: { TableName: table.name, Item: importedCase(importId, opened.case.id, command.at) } },
  conflict: 'VersionConflict',
});

/** Commits a change of a sponsor with its audit entry; throws `VersionConflict` if somebody else was faster. */
export async function commitSponsor(
  table: Table,
  { sponsor, facts, erases }: SponsorChange,
  command: Command,
  more: readonly Stored[] = [],
  answer?: unknown,
): Promise<void> {
  const writes = await withStandIns(table, more);
  await write(table, [
    ...boundWrites(table, sponsor, guardOf(sponsor), writes, facts, command, erases),
    ...(answer ? [answered(table, command, answer)] : []),
  ]);
}

/** Commits a record that has a version and an audit chain of its own; throws `VersionConflict` if somebody was faster. */
export async function commitHeaded(
  table: Table,
  { record, facts, ...more }: HeadedChange,
  command: Command,
): Promise<void> {
  const writes = await withStandIns(table, 'writes' in more ? (more.writes ?? []) : []);
  await write(table, boundWrites(table, record, guardOf(record), writes, facts, command));
  if (record.version === 1) await enterRegister(table, record.id);
}

/** Commits entities that belong to no case, without an entry in a chain. */
export const commitEntities = (table: Table, entities: readonly Stored[]): Promise<void> =>
  write(
    table,
    entities.map((entity) => put(table, toItem(entity), guardOf(entity))),
  );

/** Commits a new entity; throws `AlreadyExists` if it exists. */
export const commitNew = (table: Table, entity: Stored): Promise<void> =>
  write(table, [put(table, toItem(entity), 'new')]);
