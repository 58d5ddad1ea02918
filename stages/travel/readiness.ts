import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers, stageDone } from '../../domain/case/case-file.ts';
import { blockedBy } from '../../domain/case/flag.ts';
import { ageAt, dateOf } from '../../domain/kernel/calendar.ts';
import { membersNotValidOn } from '../health-assessment/validity.ts';
import { isBarred } from '../sponsorship/end-offers.ts';

/** What a household still lacks before it may travel on a day (PROCESS, stage 8); empty when it may. */
export function missingForTravel(file: CaseFile, departureAt: string): string[] {
  const day = dateOf(departureAt);
  const needed = file.policy.stages.filter((stage) =>
    ['state-decision', 'best-interests', 'cultural-orientation', 'sponsorship'].includes(stage),
  );
  return [
    ...needed.filter((stage) => !stageDone(file, stage)),
    ...(membersNotValidOn(file, day).length > 0 ? ['health-assessment'] : []),
    ...(file.travel?.documents === 'ready' ? [] : ['travel-documents']),
    ...(isReceivedByBarred(file) ? ['sponsor-standing'] : []),
    ...blockedBy(file.flags, 'travel').map((kind) => `flag-${kind}`),
  ];
}

/** Whether the sponsor that is to receive the household may receive nobody. */
const isReceivedByBarred = ({ offers, sponsors }: CaseFile): boolean =>
  offers.some(
    ({ status, sponsorId }) =>
      status === 'accepted' && sponsors.some((sponsor) => sponsor.id === sponsorId && isBarred(sponsor)),
  );

/** True when somebody must travel with the household: only children, or a serious medical condition. */
export function needsEscort(file: CaseFile, at: string): boolean {
  const members = activeMembers(file);
  const below = file.policy.travel.escortBelowAge;
  return (
    members.every((person) => ageAt(person.birthDate, at) < below) ||
    members.some((person) => person.separation === 'unaccompanied') ||
    members.some((person) => person.needs.includes('serious-medical-condition'))
  );
}
