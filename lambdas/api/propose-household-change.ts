import { ProposeHouseholdChange } from '../../contracts/api/household.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import { moveBack, refuseUnmovable } from '../../domain/household/move-members.ts';
import { proposeChange } from '../../domain/household/propose-change.ts';
import { present } from '../../domain/kernel/present.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { numberElsewhere } from '../services/number-elsewhere.ts';
import { otherCaseOf } from '../services/other-case.ts';

export const handler = caseCommandHandler(ProposeHouseholdChange, async (file, { body, command, store }) => {
  const { change } = body;
  const proposed = proposeChange(file, body, command);
  const other = await otherCaseOf(store, file, change, command);
  if (change.kind === 'moves') refuseUnmovable(file, present(other, 'the other case'), change.members);
  // What a second person could not confirm is refused to the first.
  if (change.kind === 'moves-back') moveBack(file, present(other, 'the other case'), change, command);
  const number = change.kind === 'joins' ? change.member.individualNumber : undefined;
  if (number === undefined) return proposed;
  const patch = await numberElsewhere(store, file, number, 'change.member.individualNumber', command);
  return mergeChanges(proposed, { ...noChange({}), patch });
});
