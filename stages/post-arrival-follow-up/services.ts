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
 * age, the relation to a sponsor only where there is one. What a stage before owes the same person is not owed twice, and
 * what a sponsor promised the household is owed to each person by that sponsor.
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
        .map((whom) => ({ whom, ...(promised(file, owed) ?? ofPolicy(file, owed)) })),
    );
}

type OwedToOne = Omit<NewLine, 'whom'>;

const ofPolicy = (file: CaseFile, { service, provider, due }: OwedService): OwedToOne => ({
  service: { list: 'kinbridge-1', code: service },
  provider: providerOf(file, provider),
  owner: 'caseworker',
  source: { kind: 'follow-up', reference: service },
  due: { afterArrival: due },
});

/** What a sponsor promised the household in a service that each person is owed: one line each, as it was promised. */
function promised({ servicePlans }: CaseFile, { service, whom }: OwedService): OwedToOne | undefined {
  if (whom === 'household') return undefined;
  const line = servicePlans
    .find(({ id }) => id === HOUSEHOLD)
    ?.lines.find((one) => one.service.code === service && one.source.kind === 'sponsorship');
  if (line?.state !== 'planned' || line.afterArrival === undefined) return undefined;
  const { provider, owner, source, what, afterArrival } = line;
  return { service: line.service, provider, owner, source, what, due: { afterArrival } };
}
