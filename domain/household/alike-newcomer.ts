import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { NewMember } from '../casework/register-case.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { hasAskedName } from '../tracing/names/asked-name.ts';
import { rememberingEvidence } from '../tracing/names/token-evidence.ts';
import type { HouseholdChange, WantedChange } from './household-change.ts';
import { isPending } from './household-change.ts';

/** Born so close to each other that two entries of one birth may differ by it. */
const CLOSE_MS = 31 * 86_400_000;

type Known = Pick<NewMember, 'name' | 'sex' | 'birthDate'>;

const joiningNow = ({ change }: HouseholdChange): NewMember[] =>
  change.kind === 'joins' ? [change.member] : [];

/**
 * Refuses a newcomer who may be a member already, or is proposed already, under another spelling, unless whoever records
 * it says that it is somebody else: a twin, for instance.
 */
export function refuseAlike(file: CaseFile, wanted: WantedChange, another: string | undefined): void {
  if (wanted.kind !== 'joins' || another !== undefined) return;
  const { member } = wanted;
  const evidence = rememberingEvidence();
  const isLike = (known: Known): boolean => {
    const others = [known.sex, member.sex].filter((sex) => sex === 'f' || sex === 'm');
    if (new Set(others).size > 1) return false;
    if (Math.abs(Date.parse(known.birthDate) - Date.parse(member.birthDate)) > CLOSE_MS) return false;
    return hasAskedName(member.name, known.name, evidence) || hasAskedName(known.name, member.name, evidence);
  };
  if (activeMembers(file).some(isLike))
    throw invalid('another', rule('another-person'), 'a member like them');
  if (file.changes.filter(isPending).flatMap(joiningNow).some(isLike))
    throw invalid('another', rule('another-person'), 'a proposal like it');
}
