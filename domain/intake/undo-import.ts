import * as z from 'zod';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { CaseRecord } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { plus } from '../kernel/calendar.ts';
import { isOpen } from '../work-item/work-item.ts';

/** Why a case of an import stays although the import is undone. */
export const KeptBecauseSchema = z.enum(['worked-on', 'ended']);
export type KeptBecause = z.infer<typeof KeptBecauseSchema>;

/** An import as an office finds it for a day. */
export const IntakeImportSchema = z.object({
  importId: z.string(),
  /** Who sent the file, and when the first part of it came. */
  by: z.string(),
  at: z.string(),
  office: z.string().nullable(),
});
export type IntakeImport = z.infer<typeof IntakeImportSchema>;

/** For how long an import can be undone. */
export const UNDONE_WITHIN = 'P1D';
export const canBeUndone = ({ at }: Pick<IntakeImport, 'at'>, now: string): boolean =>
  Date.parse(now) <= Date.parse(plus(at, UNDONE_WITHIN));

const REASON = 'import-undone';

/** True for a case that was registered by mistake and undone: its number is free again. */
export const isUndone = ({ status, closing }: Pick<CaseRecord, 'status' | 'closing'>): boolean =>
  status === 'closed' && closing?.reasonCode === REASON;

/** What an import itself does with a case. */
const OF_THE_IMPORT = new Set(['case.registered', 'case.started']);

/** True if anybody has done something with the case since it was registered. */
const isWorkedOn = (entries: readonly AuditEntry[]): boolean =>
  entries.some(
    ({ actor, facts }) => actor.kind !== 'platform' && facts.some(({ act }) => !OF_THE_IMPORT.has(act)),
  );

/** Why a case cannot be undone; undefined if it can. `entries` is its whole audit chain, or as much as is read. */
export function keptBecause(
  { case: { status } }: CaseFile,
  entries: readonly AuditEntry[],
  isWhole: boolean,
): KeptBecause | undefined {
  if (status === 'closing' || status === 'closed') return 'ended';
  return isWorkedOn(entries) || !isWhole ? 'worked-on' : undefined;
}

/**
 * Takes back a registration that nobody has worked on: the case is closed at once, without a closure that somebody
 * decides; its executions stop, its work and its tracing requests end, and its number can be registered again.
 */
export function undoRegistration(file: CaseFile, command: Command): Change {
  const { run, id } = file.case;
  const at = command.at;
  return {
    patch: {
      status: 'closed',
      closing: { outcome: 'cancelled', reasonCode: REASON },
      ...(run > 0 ? { interruptedRun: run } : {}),
    },
    writes: [
      ...file.workItems
        .filter(isOpen)
        .map((item) => ({ ...item, status: 'cancelled' as const, version: item.version + 1 })),
      ...file.tracing
        .filter(({ status }) => status !== 'closed')
        .map(({ awaiting: _woken, ...request }) => ({
          ...request,
          ...{ status: 'closed' as const, outcome: REASON },
          actions: [...request.actions, { at, kind: 'import', outcome: REASON }],
        })),
    ],
    facts: [{ act: 'case.undone', subject: id, details: { reasonCode: REASON } }],
    answer: {},
  };
}
