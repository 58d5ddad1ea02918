import type { Consent, ConsentPurpose } from './consent.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Purposes whose data stays within the programme, so that the recipient does not matter. */
const OF_THE_PROGRAMME: ReadonlySet<ConsentPurpose> = new Set(['assessment', 'tracing', 'statistics']);

/** Recipients that explicitly name a whole class. Any other recipient means only the one named. */
const WHOLE_CLASS: Readonly<Partial<Record<ConsentPurpose, readonly string[]>>> = {
  'disclosure-to-sponsor': ['sponsors', 'any sponsor'],
  'disclosure-to-state': ['states', 'any state'],
  'dna-test': ['laboratories', 'any laboratory'],
};

/**
 * The states behind the destination offices, with their codes and the names used on forms. Any other office stands
 * for itself.
 */
const STATES: Readonly<Record<string, readonly string[]>> = {
  bucharest: ['ROU', 'Romania'],
  lyon: ['FRA', 'France'],
  skopje: ['MKD', 'North Macedonia'],
  toronto: ['CAN', 'Canada'],
};

/** The offices that stand for a state which is known by name. */
export const STATE_OFFICES: readonly string[] = Object.keys(STATES);

/** The names by which a consent can refer to the state behind an office. */
export const stateRecipients = (destinationOffice: string | undefined): string[] =>
  (destinationOffice === undefined ? [] : [...(STATES[destinationOffice] ?? []), destinationOffice]).flatMap(
    (name) => [name, `government of ${name}`, `state of ${name}`],
  );

/** The names by which a consent can refer to a sponsor: its id, its name, or all sponsors of its office. */
export const sponsorRecipients = (sponsor: {
  id: string;
  name: string;
  destinationOffice: string;
}): string[] => [sponsor.id, sponsor.name, `sponsors of ${sponsor.destinationOffice}`];

/** The names by which a consent can refer to a partner organisation. */
export const partnerRecipients = (organisation: { id: string; name: string }): string[] => [
  organisation.id,
  organisation.name,
];

/** Whether a consent covers one of these names of a recipient; consent for one sponsor does not cover another. */
export function isFor(
  { purpose, recipient }: Pick<Consent, 'purpose' | 'recipient'>,
  names: readonly string[],
): boolean {
  if (OF_THE_PROGRAMME.has(purpose)) return true;
  const given = plain(recipient);
  return [...names, ...(WHOLE_CLASS[purpose] ?? [])].some((name) => plain(name) === given);
}

/** The recipient of a purpose in a case unless another is given; undefined while nobody knows where it goes. */
export function usualRecipient(
  purpose: ConsentPurpose,
  destinationOffice: string | undefined,
): string | undefined {
  if (OF_THE_PROGRAMME.has(purpose)) return 'programme';
  if (destinationOffice === undefined) return undefined;
  if (purpose === 'disclosure-to-state')
    return STATES[destinationOffice]?.[0] ?? `state of ${destinationOffice}`;
  if (purpose === 'dna-test') return 'laboratories';
  return purpose === 'disclosure-to-sponsor' ? `sponsors of ${destinationOffice}` : 'programme';
}
