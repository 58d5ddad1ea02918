import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import { isMinor, thoseLeft } from '../../domain/casework/those-left.ts';
import { partedCase } from '../../domain/household/take-effect.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';

/** Refuses that a child travels or stays behind without an adult of the household: the others wait for them. */
function refuseChildAlone(file: CaseFile, staying: readonly string[], alone: boolean, at: string): void {
  const behind = activeMembers(file).filter(({ id }) => staying.includes(id));
  if (alone || behind.every((person) => isMinor(file, person, at)))
    throw invalid(
      'othersWish',
      rule('adult-on-each-side', { majority: file.policy.bestInterests.majority }),
      'go-ahead',
    );
}

/**
 * The others go ahead, as they wish: who did not board gets a linked case of their own, in which their journey is
 * prepared anew, so that nobody is left without an owner.
 */
export function leftBehind(
  file: CaseFile,
  staying: readonly string[],
  newPrincipalId: string | undefined,
  command: Command,
): Change {
  const { changed, alone } = thoseLeft(file, staying, newPrincipalId, command.at);
  refuseChildAlone(file, staying, alone, command.at);
  const { change, opened } = partedCase(file, staying, 'did-not-board', command);
  const led: Change = { patch: {}, writes: [...changed], facts: [], answer: {} };
  return mergeChanges(led, { ...change, opened: [opened] });
}
