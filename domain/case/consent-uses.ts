import { STAGES } from '../kernel/catalogue.ts';
import { CaseError } from '../kernel/errors.ts';
import { STAGE_NAMES, type StageName } from '../policy/stage-name.ts';
import { activeMembers } from './case-file.ts';
import type { Consent, ConsentPurpose } from './consent.ts';
import type { ConsentFile } from './consent-question.ts';
import { mayUse } from './consent-question.ts';

interface Use {
  purpose: ConsentPurpose;
  /** Whose consent is needed: each active member's, the seeker's, that of the person found, of whom a partner sees or a laboratory tests. */
  of: 'household' | 'seeker' | 'found' | 'referred' | 'tested';
  /** What happens without it. */
  otherwise: string;
  /** The files that check it at the moment of use, and the test that fails if they do not. */
  asked: readonly string[];
  test: string;
}

const TEST = 'test/domain/case/consent-uses.test.ts';

interface StageConsent {
  purpose: ConsentPurpose;
  otherwise: string;
  asked: readonly string[];
}
/** A stage that asks for consent before it begins. */
export type AskingStage = {
  [Name in StageName]: (typeof STAGES)[Name] extends { consent: unknown } ? Name : never;
}[StageName];
export const ASKING_STAGES = STAGE_NAMES.filter((name): name is AskingStage => 'consent' in STAGES[name]);

const useOf = (name: AskingStage): Use => {
  const { purpose, otherwise, asked }: StageConsent = STAGES[name].consent;
  return {
    purpose,
    of: 'household',
    otherwise,
    asked: ['domain/casework/begin-stage.ts', ...asked],
    test: TEST,
  };
};
const OF_STAGES = Object.fromEntries(ASKING_STAGES.map((name) => [name, useOf(name)])) as Record<
  AskingStage,
  Use
>;

/** Every use of personal data that depends on a consent. The documents and a test are generated from this table. */
export const CONSENT_USES = {
  ...OF_STAGES,
  'reunification-application': {
    purpose: 'disclosure-to-state',
    of: 'household',
    otherwise: 'The application is not submitted to the state.',
    asked: ['stages/family-reunification/reunification-application.ts'],
    test: TEST,
  },
  'dna-test': {
    purpose: 'dna-test',
    of: 'tested',
    otherwise: 'No test is asked for; one that was asked for is stopped, and other evidence is weighed.',
    asked: ['stages/family-reunification/dna-consents.ts'],
    test: TEST,
  },
  'sponsor-proposal': {
    purpose: 'disclosure-to-sponsor',
    of: 'household',
    otherwise: 'The sponsor is not proposed.',
    asked: ['stages/sponsorship/left-out.ts'],
    test: TEST,
  },
  'sponsor-offer': {
    purpose: 'disclosure-to-sponsor',
    of: 'household',
    otherwise: 'No offer is made, and an open one cannot be accepted.',
    asked: [
      'stages/sponsorship/make-offer.ts',
      'stages/sponsorship/offer-page.ts',
      'stages/sponsorship/sponsor-offer.ts',
      'stages/sponsorship/sponsor-confirmation.ts',
    ],
    test: TEST,
  },
  'sponsor-page': {
    purpose: 'disclosure-to-sponsor',
    of: 'household',
    otherwise: 'The page says that the offer or the plan is closed, and nothing else.',
    asked: ['stages/sponsorship/disclosure.ts', 'stages/sponsorship/offer-page.ts'],
    test: TEST,
  },
  'sponsor-notice': {
    purpose: 'disclosure-to-sponsor',
    of: 'household',
    otherwise: 'No message is written; one that waits is not sent.',
    asked: ['domain/notices/to.ts', 'lambdas/services/tellable.ts'],
    test: TEST,
  },
  'tracing-request': {
    purpose: 'tracing',
    of: 'seeker',
    otherwise:
      'No request is opened; one of before, or of a child alone, opens work to ask and does not search.',
    asked: [
      'domain/tracing-request/open-tracing-request.ts',
      'stages/family-tracing/search.ts',
      'stages/family-tracing/stop-tracing.ts',
      'lambdas/tasks/search-registry.ts',
    ],
    test: TEST,
  },
  'tracing-index': {
    purpose: 'tracing',
    of: 'found',
    otherwise: 'The person does not stand in the tracing index, and leaves it at once.',
    asked: ['lambdas/services/tracing-consent.ts'],
    test: 'test/lambdas/streams/tracing-consent.test.ts',
  },
  'tracing-match': {
    purpose: 'tracing',
    of: 'found',
    otherwise: 'The person is proposed to no request and shown to nobody who looks for them.',
    asked: ['lambdas/services/tracing-consent.ts', 'lambdas/services/shown-candidates.ts'],
    test: 'test/lambdas/streams/tracing-consent.test.ts',
  },
  'partner-referral': {
    purpose: 'referral-to-partner',
    of: 'referred',
    otherwise:
      'The work is not given; what was given is closed to the partner at once, and returns to its queue.',
    asked: ['domain/organisation/give-work.ts', 'domain/work-item/refuse-unreferred.ts'],
    test: 'test/lambdas/api/partners.test.ts',
  },
  'statistics-release': {
    purpose: 'statistics',
    of: 'household',
    otherwise:
      'The person is in no figure that leaves the house; a case is counted only if everybody in it is.',
    asked: ['domain/statistics/release/rows.ts'],
    test: 'test/lambdas/api/statistics-release.test.ts',
  },
} as const satisfies Readonly<Record<string, Use>>;
export type ConsentUse = keyof typeof CONSENT_USES;

/** The consents that a use rests on, by person, and the persons whose consent is missing. */
export interface Standing {
  restsOn: Readonly<Record<string, readonly Consent[]>>;
  missing: readonly string[];
}

/** Checks each of these persons, or all active members if none are given. */
export function standingOf(
  file: ConsentFile,
  use: ConsentUse,
  recipients: readonly string[],
  at: string,
  persons: readonly string[] = activeMembers(file).map(({ id }) => id),
): Standing {
  const { purpose } = CONSENT_USES[use];
  const restsOn: Record<string, readonly Consent[]> = {};
  const missing: string[] = [];
  for (const personId of persons) {
    const answer = mayUse(file, { personId, purpose, recipients }, at);
    if ('restsOn' in answer) restsOn[personId] = answer.holding;
    else missing.push(personId);
  }
  return { restsOn, missing };
}

/** Refuses a use unless everyone concerned consents; returns the ids of the consents that it rests on. */
export function requireConsent(...asked: Parameters<typeof standingOf>): string[] {
  const [, use] = asked;
  const { restsOn, missing } = standingOf(...asked);
  if (missing.length > 0)
    throw new CaseError(
      'ConsentMissing',
      `Expected everybody's own consent for ${CONSENT_USES[use].purpose}, received none that holds today of ${missing.length}: ${missing.join(', ')}.`,
    );
  return consentIds({ restsOn });
}

/** Whether one person consents to a use. */
export const consents = (file: ConsentFile, use: ConsentUse, personId: string, at: string): boolean =>
  standingOf(file, use, [], at, [personId]).missing.length === 0;

/** The consents that a use rested on, for the audit. */
export const consentIds = ({ restsOn }: Pick<Standing, 'restsOn'>): string[] =>
  [...new Set(Object.values(restsOn).flatMap(([first]) => (first ? [first.id] : [])))].sort();
