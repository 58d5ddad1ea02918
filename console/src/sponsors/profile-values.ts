import type { ChangeProfile } from '../../../contracts/api/sponsors.ts';
import type { CallInput } from '../api/call.ts';
import { ABILITIES, type Ability, codesIn, FIELD_RULES, inOrder, linesIn } from './register-values.ts';
import type { Sponsor } from './use-sponsors.ts';

export interface ProfileValues {
  readonly capacity: string;
  readonly availableFrom: string;
  readonly availableUntil: string;
  /** Codes separated by commas. */
  readonly languages: string;
  readonly minutes: string;
  /** Codes separated by commas. */
  readonly features: string;
  /** One case number per line. */
  readonly vetoes: string;
  readonly abilities: readonly Ability[];
  readonly reasonCode: string;
}
export type ProfileField = Exclude<keyof ProfileValues, 'abilities' | 'reasonCode'>;
export type ProfileFault = 'wrong' | 'too-few' | 'out-of-order';
type Change = Omit<CallInput<typeof ChangeProfile>['body'], 'reasonCode'>;

/** Persons that a sponsor has received or was offered; its places are never fewer. */
export const placesHeld = ({ taken, held }: Sponsor): number => taken + held;

export const profileOf = (sponsor: Sponsor): ProfileValues => ({
  capacity: String(sponsor.capacity),
  availableFrom: sponsor.availableFrom ?? '',
  availableUntil: sponsor.availableUntil ?? '',
  languages: sponsor.languages.join(', '),
  minutes: sponsor.minutesToMedicalCare === null ? '' : String(sponsor.minutesToMedicalCare),
  features: sponsor.features.join(', '),
  vetoes: sponsor.vetoes.join('\n'),
  abilities: ABILITIES.filter((ability) => sponsor[ability]),
  reasonCode: '',
});

/** Fields that cannot be sent as they are, and why. */
export function profileFaults(
  values: ProfileValues,
  sponsor: Sponsor,
): ReadonlyMap<ProfileField, ProfileFault> {
  const { features, vetoes } = values;
  const faults = new Map<ProfileField, ProfileFault>();
  for (const field of Object.keys(FIELD_RULES) as (keyof typeof FIELD_RULES)[])
    if (!FIELD_RULES[field](values[field])) faults.set(field, 'wrong');
  if (
    codesIn(features).length > 20 ||
    !codesIn(features).every((word) => /^[a-z][a-z0-9-]{0,39}$/.test(word))
  )
    faults.set('features', 'wrong');
  if (linesIn(vetoes).length > 200 || linesIn(vetoes).some((line) => line.length > 60))
    faults.set('vetoes', 'wrong');
  if (!faults.has('capacity') && Number(values.capacity) < placesHeld(sponsor))
    faults.set('capacity', 'too-few');
  if (!faults.has('availableUntil') && !inOrder(values)) faults.set('availableUntil', 'out-of-order');
  return faults;
}

/** The changed fields, in the form that the server accepts. */
export function profileChange(before: Sponsor, values: ProfileValues): Change {
  const was = profileOf(before);
  const other = (field: ProfileField) => values[field] !== was[field];
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    ...(other('capacity') ? { capacity: Number(values.capacity) } : {}),
    ...(other('availableFrom') ? { availableFrom: orNull(values.availableFrom) } : {}),
    ...(other('availableUntil') ? { availableUntil: orNull(values.availableUntil) } : {}),
    ...(other('languages') ? { languages: codesIn(values.languages) } : {}),
    ...(other('minutes')
      ? { minutesToMedicalCare: values.minutes === '' ? null : Number(values.minutes) }
      : {}),
    ...(other('features') ? { features: codesIn(values.features) } : {}),
    ...(other('vetoes') ? { vetoes: linesIn(values.vetoes) } : {}),
    ...Object.fromEntries(
      ABILITIES.map((ability) => [ability, values.abilities.includes(ability)] as const).filter(
        ([ability, able]) => able !== before[ability],
      ),
    ),
  };
}
