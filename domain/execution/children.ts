import { detailsOf, jsonIn } from './event-details.ts';
import type { ExecutionStatus } from './execution-id.ts';
import type { HistoryEvent } from './history-event.ts';

/** An execution that another one started. */
export interface StartedExecution {
  readonly arn: string;
  /** The state that started it. */
  readonly state: string;
  readonly startedAt: string;
  /** How it ended, if the parent waited for it; undefined while it runs or if nobody waits. */
  readonly status?: ExecutionStatus;
  readonly stoppedAt?: string;
  /** Whether the parent waits for its end. */
  readonly waitedFor: boolean;
}

const arnIn = (event: HistoryEvent, field: string): string | undefined => {
  const told = jsonIn(detailsOf(event), field) as { ExecutionArn?: unknown } | null | undefined;
  return typeof told?.ExecutionArn === 'string' ? told.ExecutionArn : undefined;
};

const startsAnother = (event: HistoryEvent): boolean =>
  String(detailsOf(event).resource ?? '').startsWith('startExecution');
const isSync = (event: HistoryEvent): boolean => String(detailsOf(event).resource).includes('.sync');

/** The executions that a history, read in order, shows as started. */
export function childrenIn(events: Iterable<HistoryEvent>): StartedExecution[] {
  const previous = new Map<number, { before: number; state?: string }>();
  const found = new Map<string, StartedExecution>();
  const stateOf = (id: number): string => {
    for (let at = previous.get(id); at; at = previous.get(at.before))
      if (at.state !== undefined) return at.state;
    return '';
  };
  for (const event of events) {
    const entered = /StateEntered$/.test(event.type) ? String(detailsOf(event).name) : undefined;
    previous.set(event.id, {
      before: event.previousEventId,
      ...(entered === undefined ? {} : { state: entered }),
    });
    if (!/^Task(Submitted|Succeeded|Failed|TimedOut)$/.test(event.type) || !startsAnother(event)) continue;
    const waitedFor = isSync(event);
    if (event.type === 'TaskSubmitted' || !waitedFor) {
      const arn = event.type === 'TaskFailed' ? undefined : arnIn(event, 'output');
      if (arn) found.set(arn, { arn, state: stateOf(event.id), startedAt: event.at, waitedFor });
      continue;
    }
    const ended = endIn(event);
    const known = ended && found.get(ended.arn);
    if (known) found.set(known.arn, { ...known, status: ended.status, stoppedAt: event.at });
  }
  return [...found.values()];
}

/** What a waiting parent learned of its child's end: from the output on success, otherwise from the cause. */
function endIn(event: HistoryEvent): { arn: string; status: ExecutionStatus } | undefined {
  const field = event.type === 'TaskSucceeded' ? 'output' : 'cause';
  const told = jsonIn(detailsOf(event), field) as
    | { ExecutionArn?: string; Status?: ExecutionStatus }
    | undefined;
  if (!told?.ExecutionArn || !told.Status) return undefined;
  return { arn: told.ExecutionArn, status: told.Status };
}
