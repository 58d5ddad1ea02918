import type { Fact } from '../../domain/audit/audit-entry.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { archivedOf } from './archived-store.ts';
import { readAudit, readChainPart, readNewestLinks } from './audit-store.ts';
import { claimKey, releaseKey } from './command-claim.ts';
import type { Table } from './dynamodb.ts';
import { failedSignInsOf } from './failed-sign-ins-store.ts';
import { readProvable } from './provable-records.ts';
import { listReaders, listReadingsOf, readReadings, recordOnce, recordReading } from './readings-store.ts';

import { enterRegister } from './register-store.ts';

/** The number of readings remembered, so that they are not written twice within an hour. */
const MAX_REMEMBERED = 10_000;

/** The store's operations on audit chains, readings and command keys. */
export function auditStore(table: Table) {
  const recorded = new Set<string>();
  return {
    /**
     * Records that somebody read, at most once an hour for the same data: refreshing a page must not bury the trail.
     */
    async recordReading(command: Command, fact: Fact, always = false): Promise<void> {
      const { actor, at } = command;
      const told = identifier('read', actor.id, at.slice(0, 13), JSON.stringify(fact));
      if (!always && recorded.has(told)) return;
      await recordReading(table, command, fact);
      if (recorded.size >= MAX_REMEMBERED) recorded.clear();
      recorded.add(told);
    },
    /**
     * Records what a search showed while it was typed: unless all of it was shown to this person within the hour, which
     * a longer text only narrows, or `settled`, however little it shows.
     */
    async recordFound(
      command: Command,
      fact: Fact,
      shown: readonly string[],
      settled: boolean,
    ): Promise<void> {
      const { actor, at } = command;
      const marks = shown.map((id) => identifier('found', actor.id, at.slice(0, 13), fact.act, id));
      if (!settled && marks.every((mark) => recorded.has(mark))) return;
      await recordReading(table, command, fact);
      if (recorded.size >= MAX_REMEMBERED) recorded.clear();
      for (const mark of marks) recorded.add(mark);
    },
    recordOnce: (command: Command, fact: Fact, mark: string, kept: string) =>
      recordOnce(table, command, fact, { mark, kept }),
    readReadings: (of: { reader: string; day: string }, after: number, limit: number) =>
      readReadings(table, of, after, limit),
    listReaders: (day: string, limit: number, cursor?: string) => listReaders(table, day, limit, cursor),
    listReadingsOf: (ownerId: string, limit: number, cursor?: string) =>
      listReadingsOf(table, ownerId, limit, cursor),
    claimKey: (command: Command, digest: string) => claimKey(table, command, digest),
    releaseKey: (command: Command, digest: string) => releaseKey(table, command, digest),
    readAudit: (caseId: string, afterSeq: number, limit: number) => readAudit(table, caseId, afterSeq, limit),
    readChainPart: (owner: string, after: number, limit: number) => readChainPart(table, owner, after, limit),
    ...archivedOf(table),
    ...failedSignInsOf(table),
    enterRegister: (owner: string) => enterRegister(table, owner),
    readProvable: (owner: string) => readProvable(table, owner),
    readNewestLinks: (owner: string, limit: number) => readNewestLinks(table, owner, limit),
  };
}
