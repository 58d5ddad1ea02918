import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';

const hasChild = (file: CaseFile, at: string): boolean =>
  activeMembers(file).some(({ birthDate }) => ageAt(birthDate, at) < file.policy.bestInterests.majority);

const hasSponsor = ({ offers }: CaseFile): boolean => offers.some(({ status }) => status === 'accepted');

/**
 * What a visit scores for this household: of the policy's dimensions, `school` only where there is a child and
 * `sponsor-relation` only where there is a sponsor (PROCESS.md, stage 10).
 */
export const dimensionsOf = (file: CaseFile, at: string): string[] =>
  file.policy.followUp.dimensions.filter(
    (dimension) =>
      (dimension !== 'school' || hasChild(file, at)) &&
      (dimension !== 'sponsor-relation' || hasSponsor(file)),
  );
