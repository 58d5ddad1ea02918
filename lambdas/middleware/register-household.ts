import type { Command } from '../../domain/actor.ts';
import type { Case } from '../../domain/case/case.ts';
import type { NewCase } from '../../domain/case/register-case.ts';
import { caseIdOf, registerCase } from '../../domain/case/register-case.ts';
import { heldIdOf, holdCase, isKnownTo } from '../../domain/case/same-number.ts';
import { CaseError } from '../../domain/errors.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Store } from './services.ts';

/** How often it is looked again when somebody else registers the number in the same moment. */
const TRIES = 3;

export interface Registered {
  readonly caseId: string;
  /** False when the caller's office had it before. */
  readonly isNew: boolean;
}

interface Known {
  /** A case that has the number and of which the caller may not know. */
  readonly unknown?: Case;
  /** What the caller is told without anything being registered. */
  readonly answer?: Registered;
}

/** Who has the number. */
async function caseOfNumber(store: Store, wanted: NewCase, command: Command): Promise<Known> {
  const { programme, number, office } = wanted;
  const listed = await store.loadListed([caseIdOf(programme, number), heldIdOf(programme, number, office)]);
  for (const entry of listed) {
    const [first] = await store.readAudit(entry.head.id, 0, 1);
    if (first?.command === command.id) return { answer: { caseId: entry.head.id, isNew: true } };
    if (isKnownTo({ ...entry, registeredBy: first?.actor.id }, command.actor, office, command.at))
      return { answer: { caseId: entry.head.id, isNew: false } };
  }
  return listed[0] ? { unknown: listed[0].head } : {};
}

/**
 * Registers a household. A number that a case has of which the caller may not know answers like a new one; the record
 * is held until somebody who may see both has looked.
 */
export async function registerHousehold(
  store: Store,
  { wanted, policy, start }: { wanted: NewCase; policy: Policy; start: boolean },
  command: Command,
): Promise<Registered> {
  for (let tried = 1; ; tried += 1) {
    const { unknown, answer } = await caseOfNumber(store, wanted, command);
    if (answer) return answer;
    const opened = unknown
      ? holdCase(wanted, policy, start, unknown, command)
      : registerCase(wanted, policy, start, command);
    try {
      await store.commitCase(opened, command);
      return { caseId: opened.case.id, isNew: true };
    } catch (error) {
      if (!(error instanceof CaseError && error.name === 'AlreadyExists') || tried === TRIES) throw error;
    }
  }
}
