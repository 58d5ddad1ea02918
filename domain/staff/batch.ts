import * as z from 'zod';
import type { Command } from '../kernel/actor.ts';
import { ActorSchema, StaffIdSchema } from '../kernel/actor.ts';
import { InstantSchema, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { MAX_BATCH } from './batch-size.ts';

/** What can be done to several work items, or executions, at once: as one does it to each. `ask-after` tells whoever has them. */
export const BATCH_ACTS = ['claim', 'release', 'reassign', 'ask-after', 'retry-stage', 'redrive'] as const;
/** How a batch is taken back: each item goes to whoever had it, or to its queue. */
const GIVE_BACK = 'give-back';
/** What was told, or goes on, cannot be taken back. */
const NOT_TAKEN_BACK: ReadonlySet<string> = new Set(['ask-after', 'retry-stage', 'redrive', GIVE_BACK]);
/** For how long it can be looked at what became of a batch. */
const KEPT = 'P90D';
/** How many items are worked through before the batch says how far it is. */
export const BATCH_PORTION = 10;

const BatchItemSchema = z.object({
  /** Of a work item or, where executions are redriven, of an execution. */
  id: z.string(),
  /** The version that was chosen: an item that changed since is left alone. An execution has none: 1. */
  version: z.int().positive(),
  /** Who had it when it was chosen. */
  had: z.string().optional(),
  /** `changed`: it was done, and when it was read again somebody else had already gone on with it. */
  state: z.enum(['waiting', 'done', 'not-done', 'changed']),
  /** The name of the error that refused it. */
  why: z.string().optional(),
});
export type BatchItem = z.infer<typeof BatchItemSchema>;

/** Several items on which somebody does one thing: what became of each. It holds ids and codes. */
export const BatchSchema = z.object({
  type: z.literal('batch'),
  schema: z.literal(4),
  id: z.string(),
  version: z.int().positive(),
  /** Who does it, with what they were allowed when they began it. */
  by: ActorSchema.omit({ organisation: true }),
  act: z.enum([...BATCH_ACTS, GIVE_BACK]),
  assignee: StaffIdSchema.optional(),
  items: z.array(BatchItemSchema).min(1).max(MAX_BATCH),
  begunAt: InstantSchema,
  endedAt: InstantSchema.optional(),
  /** The batch that this one takes back, and the one that took this one back. */
  undoes: z.string().optional(),
  undoneBy: z.string().optional(),
  /** Epoch seconds, when the table forgets it: each case keeps what was done in its own audit. */
  expiresAt: z.int(),
});
export type Batch = z.infer<typeof BatchSchema>;

type Chosen = Pick<BatchItem, 'id' | 'version' | 'had'>;
type Begun = Pick<Batch, 'act'> & {
  readonly assignee?: string | undefined;
  readonly undoes?: string | undefined;
};

/** A batch of what was chosen, and of nothing else: each item once. */
export function newBatch(
  { act, assignee, undoes }: Begun,
  chosen: readonly Chosen[],
  command: Command,
): Batch {
  const each = new Map(chosen.map((item) => [item.id, item]));
  return {
    ...{ type: 'batch', schema: 4, version: 1, id: identifier('batch', command.id), by: command.actor, act },
    ...(assignee === undefined ? {} : { assignee }),
    ...(undoes === undefined ? {} : { undoes }),
    items: [...each.values()].map(({ id, version, had }) => ({
      ...{ id, version, state: 'waiting' as const },
      ...(had === undefined ? {} : { had }),
    })),
    begunAt: command.at,
    expiresAt: Math.floor(Date.parse(plus(command.at, KEPT)) / 1000),
  };
}

/** The next items to work through. */
export const nextOf = ({ items }: Batch): BatchItem[] =>
  items.filter(({ state }) => state === 'waiting').slice(0, BATCH_PORTION);

const isWith = (item: WorkItem | undefined, holder: string | undefined): boolean =>
  holder === undefined ? item?.status === 'open' : item?.status === 'claimed' && item.assignee === holder;

/** Whether an item, read again, is as the batch left it. */
export function isAsLeft(item: WorkItem | undefined, { act, assignee, by }: Batch, had?: string): boolean {
  switch (act) {
    case 'claim':
      return isWith(item, by.id);
    case 'reassign':
      return isWith(item, assignee);
    case 'release':
      return isWith(item, undefined);
    case GIVE_BACK:
      return isWith(item, had);
    case 'ask-after':
      return isWith(item, had);
    case 'retry-stage':
      return item?.status === 'decided' && item.decision?.code === 'retry-stage';
    case 'redrive':
      return false;
  }
}

/** The batch with what became of some of its items; it has ended when none waits any more. */
export function withOutcomes(batch: Batch, outcomes: readonly BatchItem[], at: string): Batch {
  const known = new Map(outcomes.map((item) => [item.id, item]));
  const items = batch.items.map((item) => known.get(item.id) ?? item);
  const ended = items.every(({ state }) => state !== 'waiting');
  return { ...batch, version: batch.version + 1, items, ...(ended ? { endedAt: at } : {}) };
}

/** What can be taken back of a batch: what it gave or returned, as it left it, to whoever had it before. */
export function undoOf(batch: Batch, command: Command): Batch {
  if (NOT_TAKEN_BACK.has(batch.act))
    throw new CaseError('WrongState', 'Expected a batch that gave work to somebody or returned it.');
  if (batch.endedAt === undefined || batch.undoneBy !== undefined)
    throw new CaseError('WrongState', 'Expected a batch that ended and was not taken back.');
  const done = batch.items.filter(({ state }) => state === 'done');
  if (done.length === 0) throw new CaseError('WrongState', 'Expected a batch that did something.');
  return newBatch({ act: GIVE_BACK, undoes: batch.id }, done, command);
}

declare module '../case/entities.ts' {
  interface Entities {
    batch: Batch;
  }
}
