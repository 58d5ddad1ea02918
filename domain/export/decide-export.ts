import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Actor, Command } from '../kernel/actor.ts';
import { isBefore, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { ExportRequest } from './export-request.ts';
import { ExportRequestSchema, ExportScopeSchema } from './export-request.ts';

/** How long an approved export can be downloaded. */
const DOWNLOADABLE = 'P7D';

export const NewExportSchema = z.strictObject({
  ...ExportScopeSchema.shape,
  recipient: ExportRequestSchema.shape.recipient,
  reasonCode: ExportRequestSchema.shape.reasonCode,
});
export const ExportDecisionSchema = z.strictObject({ decision: z.enum(['approve', 'refuse']) });

/** A new state of an export request, and what its own chain says about it. */
export interface ExportChange {
  record: ExportRequest;
  facts: Fact[];
}

const scopeOf = ({ office, programme }: z.infer<typeof ExportScopeSchema>) => ({
  ...(office === undefined ? {} : { office }),
  ...(programme === undefined ? {} : { programme }),
});

/** Asks for an export of an office or a programme. Throws `InvalidInput` if it names neither. */
export function askExport(wanted: z.infer<typeof NewExportSchema>, command: Command): ExportChange {
  const { recipient, reasonCode, office, programme } = wanted;
  if (office === undefined && programme === undefined)
    throw invalid('office', rule('office-or-programme'), 'neither');
  const record: ExportRequest = {
    ...{ type: 'export-request', schema: 1, id: identifier('export', command.id), version: 1 },
    ...scopeOf(wanted),
    ...{ recipient, reasonCode, status: 'asked', askedBy: command.actor.id, askedAt: command.at },
    audit: { seq: 0, hash: GENESIS },
  };
  const details = { ...scopeOf(wanted), reasonCode, recipient };
  return { record, facts: [{ act: 'export.asked', subject: record.id, details }] };
}

/** Supervisors only know of exports of their own office; administrators and auditors know of all. */
export const knowsExport = (request: ExportRequest, actor: Actor, reach: string): boolean =>
  reach === 'all-offices' || (request.office !== undefined && request.office === actor.office);

/** Four eyes: a second person approves or refuses what somebody else asked for. Deciding alike again changes nothing. */
export function decideExport(
  request: ExportRequest,
  decision: z.infer<typeof ExportDecisionSchema>['decision'],
  command: Command,
): ExportChange | undefined {
  if (request.askedBy === command.actor.id)
    throw new CaseError('FourEyes', 'Expected somebody else than the person who asked for the export.');
  const status = decision === 'approve' ? 'approved' : 'refused';
  if (request.status === status) return undefined;
  if (request.status !== 'asked')
    throw new CaseError(
      'WrongState',
      `Expected an export that is asked for, received one ${request.status}.`,
    );
  const decided = { decidedBy: command.actor.id, decidedAt: command.at };
  const until = status === 'approved' ? { until: plus(command.at, DOWNLOADABLE) } : {};
  return {
    record: { ...request, ...decided, ...until, status, version: request.version + 1 },
    facts: [{ act: `export.${status}`, subject: request.id, details: { ...until } }],
  };
}

/** Throws unless this person may download the export now: approved, not expired, and asked for by them. */
export function refuseDownload(request: ExportRequest, { actor, at }: Command): void {
  if (request.askedBy !== actor.id)
    throw new CaseError('Forbidden', 'Expected the person who asked for the export.');
  if (request.status !== 'approved')
    throw new CaseError('WrongState', `Expected an approved export, received one ${request.status}.`);
  if (request.until === undefined || !isBefore(at, request.until))
    throw new CaseError('NotKept', 'Expected an export that can still be downloaded: ask for a new one.');
}

/** The event that a download begins. */
export const downloadBegun = (request: ExportRequest): ExportChange => ({
  record: { ...request, version: request.version + 1 },
  facts: [{ act: 'export.downloaded', subject: request.id }],
});
