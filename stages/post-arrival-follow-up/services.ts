import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';
import type { NewLine } from '../../domain/plan/owe.ts';
import { HOUSEHOLD } from '../../domain/plan/service-plan.ts';
import type { OwedService } from './policy.ts';

const OLDEST = 130;

/** The sponsor that received the household, if one did and still does. */
export const sponsorIdOf = ({ offers }: CaseFile): string | undefined =>
  offers.find(({ status }) => status === 'accepted')?.sponsorId;

/** The members whom a service for each person is for, by their age at an instant. */
export const ofAge = (
  file: CaseFile,
  { fromAge = 0, toAge = OLDEST }: Pick<OwedService, 'fromAge' | 'toAge'>,
  at: string,
): string[] =>
  activeMembers(file)
    .filter(({ birthDate }) => {
      const age = ageAt(birthDate, at);
      return fromAge <= age && age <= toAge;
    })
    .map(({ id }) => id);

/** Whoever gives it: the sponsor by its id; the office where policy says a sponsor and there is none. */
function providerOf(file: CaseFile, kind: OwedService['provider']): NewLine['provider'] {
  if (kind !== 'sponsor') return { kind };
  const id = sponsorIdOf(file);
  return id === undefined ? { kind: 'office' } : { kind, id };
}

/**
 * The lines of each person's service plan [PROCESS.md, stage 10], as the policy says: school only for children of its
 * age, the relation to a sponsor only where there is one. What a stage before owes the same person is not owed twice.
 */
export function servicesOwed(file: CaseFile): NewLine[] {
  const { travel, policy, servicePlans } = file;
  const arrivedAt = travel?.arrivedAt;
  if (arrivedAt === undefined || !policy.stages.includes('post-arrival-follow-up')) return [];
  const owedAlready = new Set(
    servicePlans.flatMap(({ id, lines }) => lines.map(({ service }) => `${id} ${service.code}`)),
  );
  return policy.followUp.services
    .filter(({ service }) => service !== 'sponsor-relation' || sponsorIdOf(file) !== undefined)
    .flatMap((owed) =>
      (owed.whom === 'household' ? [HOUSEHOLD] : ofAge(file, owed, arrivedAt))
        .filter((whom) => !owedAlready.has(`${whom} ${owed.service}`))
        .map((whom) => ({
          whom,
          service: { list: 'kinbridge-1' as const, code: owed.service },
          provider: providerOf(file, owed.provider),
          owner: 'caseworker' as const,
          source: { kind: 'follow-up' as const, reference: owed.service },
          due: { afterArrival: owed.due },
        })),
    );
}
