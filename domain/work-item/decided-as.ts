import type { Fact } from '../audit/audit-entry.ts';
import type { Answer, Change } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import type { WorkItem } from './work-item.ts';

/** What a caller gets back who decided an item; a kind may add codes and ids of its own. */
export type DecisionAnswer = Answer & { workItemId: string };

/** What an entry tells of a decision: its kind of work and its code. */
export const decisionFact = (
  act: string,
  { id, kind }: WorkItem,
  decision: string,
  more: Fact['details'] = {},
): Fact => ({ act, subject: id, details: { kind, decision, ...more } });

/** The change that decides an item. */
export function decidedAs(
  item: WorkItem,
  code: string,
  form: Record<string, unknown>,
  answer: Answer,
  command: Command,
): Change<DecisionAnswer> {
  const { held: _held, takenBack: _takenBack, ...undecided } = item;
  const decided: WorkItem = {
    ...undecided,
    version: item.version + 1,
    status: 'decided',
    decision: { code, by: command.actor.id, at: command.at, command: command.id, answer, form },
  };
  const facts = [decisionFact('work-item.decided', item, code)];
  return { patch: {}, writes: [decided], facts, answer: { ...answer, workItemId: item.id } };
}
