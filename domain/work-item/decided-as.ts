import type { Answer, Change } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import type { WorkItem } from './work-item.ts';

/** What a caller gets back who decided an item; a kind may add codes and ids of its own. */
export type DecisionAnswer = Answer & { workItemId: string };

/** The change that decides an item. */
export function decidedAs(
  item: WorkItem,
  code: string,
  form: Record<string, unknown>,
  answer: Answer,
  command: Command,
): Change<DecisionAnswer> {
  const decided: WorkItem = {
    ...item,
    version: item.version + 1,
    status: 'decided',
    decision: { code, by: command.actor.id, at: command.at, command: command.id, answer, form },
  };
  const fact = { act: 'work-item.decided', subject: item.id, details: { kind: item.kind, decision: code } };
  return { patch: {}, writes: [decided], facts: [fact], answer: { ...answer, workItemId: item.id } };
}
