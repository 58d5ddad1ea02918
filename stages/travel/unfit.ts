import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { answering, mergeChanges } from '../../domain/case/change.ts';
import { isMinor } from '../../domain/casework/those-left.ts';
import { proposeChange } from '../../domain/household/propose-change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import type { FitnessForm } from './fitness-form.ts';
import { planOf } from './travel-documents.ts';

type Unfit = Extract<FitnessForm, { decision: 'unfit' | 'part' }>;

/** Refuses ids that are of no active member. */
export function refuseStrangers(file: CaseFile, path: string, ids: readonly string[]): void {
  const members = new Set(activeMembers(file).map(({ id }) => id));
  const strangers = ids.filter((id) => !members.has(id));
  if (strangers.length > 0) throw invalid(path, rule('of-household'), `${strangers.length} others`);
}

/** Names who is not fit to fly; why is in their health record and the decision, not in the audit. */
export function namedUnfit(file: CaseFile, { unfitIds, reasonCode }: Unfit, { at }: Command): Change {
  refuseStrangers(file, 'unfitIds', unfitIds);
  const on = todayAt(file.policy, file.case.office, at);
  const unfit = { on, reasonCode };
  return {
    patch: {},
    writes: [
      { ...planOf(file), fitToFly: false },
      ...file.health
        .filter(({ personId }) => unfitIds.includes(personId))
        .map(({ fitToFlyOn: _before, ...record }) => ({ ...record, unfit })),
    ],
    facts: [...new Set(unfitIds)].map((subject) => ({ act: 'fitness-to-fly.refused', subject })),
    answer: {},
  };
}

/**
 * The household chose that those who are fit go first: a change of the household is proposed, which a supervisor
 * confirms before anybody travels. Every adult agrees, asked alone; whoever stays with those who are unfit is named.
 */
export function partedFor(
  file: CaseFile,
  form: Extract<FitnessForm, { decision: 'part' }>,
  command: Command,
): Change {
  const { unfitIds, stayWith = [], agreed, newPrincipalId, householdSaid } = form;
  refuseStrangers(file, 'stayWith', stayWith);
  const adults = activeMembers(file).filter((person) => !isMinor(file, person, command.at));
  if (adults.some(({ id }) => !agreed.includes(id)))
    throw invalid('agreed', rule('every-adult-agrees'), `${agreed.length} of ${adults.length}`);
  const members = [...new Set([...unfitIds, ...stayWith])].sort();
  const change = { kind: 'parts' as const, members, ...(newPrincipalId ? { newPrincipalId } : {}) };
  const happenedOn = todayAt(file.policy, file.case.office, command.at);
  const proposal = { change, happenedOn, evidence: householdSaid };
  const proposed = atStayWith(() => answering(proposeChange(file, proposal, command), {}));
  return mergeChanges(namedUnfit(file, form, command), proposed);
}

/** What the rules of a household refuse about those who stay, told at the field that names them. */
function atStayWith(propose: () => Change): Change {
  try {
    return propose();
  } catch (error) {
    if (!(error instanceof CaseError) || error.issues[0]?.path !== 'change.members') throw error;
    const [found] = error.issues;
    throw new CaseError(error.name, error.message, { issues: [{ ...found, path: 'stayWith' }] });
  }
}
