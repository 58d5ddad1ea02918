import type { Case, CaseRecord, CaseStages } from '../case/case.ts';
import type { Stored } from '../case/entities.ts';
import { identifier } from '../kernel/identifier.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen, isSponsorId } from '../work-item/work-item.ts';
import type { WebhookEvent, WebhookKind } from './webhook-event.ts';

/** Something that happened, before its case is known. */
export interface Happened {
  readonly id: string;
  readonly kind: WebhookKind;
  readonly caseId: string;
  /** What it tells besides its case. */
  readonly more: Readonly<Record<string, unknown>>;
  /** The work that it is about. */
  readonly item?: WorkItem;
}

const happened = (
  kind: WebhookKind,
  caseId: string,
  of: readonly string[],
  more: Happened['more'] = {},
): Happened => ({ id: identifier('event', kind, caseId, ...of), kind, caseId, more });

function ofCase(before: CaseRecord | undefined, after: CaseRecord): Happened[] {
  const { id, version, run, closing, status } = after;
  const found: Happened[] = [];
  const tell = (kind: WebhookKind, more: Happened['more'] = {}) =>
    found.push(happened(kind, id, [String(version)], more));
  if (before === undefined) tell('case.opened');
  // A case that is held looks started to its own offices.
  const waited = before === undefined || before.status === 'registered' || before.status === 'closed';
  if (waited && status === 'active') tell('case.started', { run });
  if (before?.status !== 'closed' && status === 'closed')
    tell('case.closed', { outcome: closing?.outcome ?? null });
  return found;
}

const ofStages = (before: CaseStages | undefined, { caseId, stages }: CaseStages): Happened[] =>
  Object.entries(stages).flatMap(([stage, { status, outcome, at }]) => {
    const earlier = before?.stages[stage as keyof typeof stages];
    if (status === 'reopened' || (earlier?.status === status && earlier.at === at)) return [];
    return [happened('stage.completed', caseId, [stage, at], { stage, status, outcome })];
  });

function ofWork(before: WorkItem | undefined, after: WorkItem): Happened[] {
  if (isSponsorId(after.caseId)) return [];
  const { id, kind, stage, role, openedAt, dueAt, status, version, caseId } = after;
  const was = before !== undefined && isOpen(before);
  if (was === isOpen(after)) return [];
  const told = { workItemId: id, kind, stage, role };
  return was
    ? [{ ...happened('work-item.closed', caseId, [id, String(version)], { ...told, status }), item: after }]
    : isOpen(after)
      ? [
          {
            ...happened('work-item.opened', caseId, [id, String(version)], { ...told, openedAt, dueAt }),
            item: after,
          },
        ]
      : [];
}

/** The types of records whose changes partner systems are told of. */
export const TOLD_TYPES = ['case', 'case-stages', 'work-item'] as const;

/** What a change of one record means to partner systems. */
export function eventsOf(before: Stored | undefined, after: Stored): Happened[] {
  if (after.type === 'case') return ofCase(before?.type === 'case' ? before : undefined, after);
  if (after.type === 'case-stages')
    return ofStages(before?.type === 'case-stages' ? before : undefined, after);
  if (after.type === 'work-item') return ofWork(before?.type === 'work-item' ? before : undefined, after);
  return [];
}

/** The event with the codes of its case. */
export const eventIn = (
  { id, kind, caseId, more }: Happened,
  { programme, office, destinationOffice }: Pick<Case, 'programme' | 'office' | 'destinationOffice'>,
  at: string,
): WebhookEvent => ({
  ...{ id, kind, at, caseId },
  data: { caseId, programme, office, destinationOffice: destinationOffice ?? null, ...more },
});
