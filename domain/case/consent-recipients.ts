import type { Consent, ConsentPurpose } from './consent.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Purposes whose data stays with the programme and those who work for it: their recipient is not asked about. */
const OF_THE_PROGRAMME: ReadonlySet<ConsentPurpose> = new Set(['assessment', 'tracing', 'statistics']);

/** Recipients that name a whole class in so many words. Nothing else is more than the one who is named. */
const WHOLE_CLASS: Readonly<Partial<Record<ConsentPurpose, readonly string[]>>> = {
  'disclosure-to-sponsor': ['sponsors', 'any sponsor'],
  'disclosure-to-state': ['states', 'any state'],
};

/** The states behind the offices of destination: code and names that forms use. Another office stands for itself. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  bucharest: ['ROU', 'Romania'],
  lyon: ['FRA', 'France'],
  skopje: ['MKD', 'North Macedonia'],
  toronto: ['CAN', 'Canada'],
};

/** How a consent can name the state that receives at an office. */
export const stateRecipients = (destinationOffice: string): string[] =>
  [...(STATES[destinationOffice] ?? []), destinationOffice].flatMap((name) => [
    name,
    `government of ${name}`,
    `state of ${name}`,
  ]);

/** How a consent can name a sponsor: by id, by name, or all those of its office. */
export const sponsorRecipients = (sponsor: {
  id: string;
  name: string;
  destinationOffice: string;
}): string[] => [sponsor.id, sponsor.name, `sponsors of ${sponsor.destinationOffice}`];

/** Whether a consent is for one of these names of a recipient; consent for one sponsor is none for another. */
export function isFor(
  { purpose, recipient }: Pick<Consent, 'purpose' | 'recipient'>,
  names: readonly string[],
): boolean {
  if (OF_THE_PROGRAMME.has(purpose)) return true;
  const given = plain(recipient);
  return [...names, ...(WHOLE_CLASS[purpose] ?? [])].some((name) => plain(name) === given);
}

/** The recipient that a purpose asks for in a case when nothing else is said. */
export function usualRecipient(purpose: ConsentPurpose, destinationOffice: string): string {
  if (purpose === 'disclosure-to-state')
    return STATES[destinationOffice]?.[0] ?? `state of ${destinationOffice}`;
  return purpose === 'disclosure-to-sponsor' ? `sponsors of ${destinationOffice}` : 'programme';
}
