import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { Change, RunAnswer } from '../case/change.ts';
import { answering, mergeChanges, noChange } from '../case/change.ts';
import { recordDeath } from '../casework/end-case.ts';
import type { Command } from '../kernel/actor.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { todayAt } from '../policy/policy.ts';
import type { HouseholdChange } from './household-change.ts';
import { recorded } from './propose-change.ts';

interface Death {
  readonly personId: string;
  readonly newPrincipalId?: string | undefined;
  readonly happenedOn?: string | undefined;
  readonly evidence?: string | undefined;
}

/**
 * A death takes effect at once, so that nobody is invited or expected who has died; a second person confirms it or says
 * that it was a mistake, and nobody of the household travels until then.
 */
export function reportDeath(file: CaseFile, death: Death, command: Command): Change<RunAnswer> {
  const { personId, newPrincipalId, evidence = '' } = death;
  const effect = recordDeath(file, personId, newPrincipalId, command);
  const today = todayAt(file.policy, file.case.office, command.at);
  const { happenedOn = today } = death;
  if (happenedOn > today) throw invalid('happenedOn', rule('not-in-future'), 'a later date');
  const heirWas = activeMembers(file).find(({ id }) => id === newPrincipalId)?.relationship;
  const change = {
    ...({ kind: 'leaves', because: 'died', personId } as const),
    ...(newPrincipalId === undefined ? {} : { newPrincipalId }),
  };
  const record = recorded(file, { change, happenedOn, evidence }, 'in-effect', command);
  const before = separationsBefore(file, effect);
  const kept = {
    ...(heirWas ? { heirWas } : {}),
    ...(before.length > 0 ? { separationsWere: before } : {}),
  };
  return answering(
    mergeChanges(effect, { ...noChange({}), writes: [{ ...record, ...kept }] }),
    effect.answer,
  );
}

/** What children were before they counted as unaccompanied, of those for whom the death changes it. */
const separationsBefore = (
  file: CaseFile,
  { writes }: Change<unknown>,
): NonNullable<HouseholdChange['separationsWere']> =>
  writes.flatMap((put) => {
    const before = put.type === 'person' ? activeMembers(file).find(({ id }) => id === put.id) : undefined;
    return put.type !== 'person' || before === undefined || before.separation === put.separation
      ? []
      : [{ personId: put.id, was: before.separation }];
  });
