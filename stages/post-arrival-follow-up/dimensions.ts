import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';
import { HOUSEHOLD } from '../../domain/plan/service-plan.ts';
import { ofAge, sponsorIdOf } from './services.ts';

/** A person, or `household`, and the dimensions that a visit scores for them. */
export interface Scored {
  readonly whom: string;
  readonly dimensions: string[];
}

const hasChild = (file: CaseFile, at: string): boolean =>
  activeMembers(file).some(({ birthDate }) => ageAt(birthDate, at) < file.policy.bestInterests.majority);

/** Whether the household has a child, or a sponsor, where a dimension is about one. */
const isMet = (file: CaseFile, dimension: string, at: string): boolean =>
  dimension === 'school'
    ? hasChild(file, at)
    : dimension !== 'sponsor-relation' || sponsorIdOf(file) !== undefined;

/**
 * What a visit scores, and for whom [PROCESS.md, stage 10]: of the policy's dimensions, those that are a service for each
 * person are scored for each one of its age, the others once for the household; `school` only where there is a child and
 * `sponsor-relation` only where there is a sponsor. Whoever has none is left out.
 */
export function scoredAt(file: CaseFile, at: string): Scored[] {
  const { dimensions, services } = file.policy.followUp;
  const whoOf = (dimension: string): string[] => {
    const ofPerson = services.find(({ service, whom }) => service === dimension && whom === 'person');
    return ofPerson ? ofAge(file, ofPerson, at) : [HOUSEHOLD];
  };
  const asked = dimensions.filter((dimension) => isMet(file, dimension, at));
  return [HOUSEHOLD, ...activeMembers(file).map(({ id }) => id)]
    .map((whom) => ({ whom, dimensions: asked.filter((dimension) => whoOf(dimension).includes(whom)) }))
    .filter((one) => one.dimensions.length > 0);
}
