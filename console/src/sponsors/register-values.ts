import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';

export const KINDS = ['group', 'family', 'community', 'agency'] as const;
/** Languages that sponsors are written to in. */
export const MAIL_LANGUAGES = ['en', 'fr', 'ar', 'ro', 'mk', 'uk'] as const;
/** What a sponsor is able to do, as boxes to tick. */
export const ABILITIES = [
  'interpreter',
  'accessibleHousing',
  'supportsSingleParents',
  'supportsLargeHouseholds',
] as const;
type Ability = (typeof ABILITIES)[number];

export interface RegisterValues {
  readonly kind: Sponsor['kind'] | '';
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly mailLanguage: string;
  readonly capacity: string;
  /** Codes with a comma between. */
  readonly languages: string;
  readonly minutes: string;
  readonly experience: string;
  /** One adult a line. */
  readonly adults: string;
  readonly abilities: readonly Ability[];
}

export const BLANK: RegisterValues = {
  ...{ kind: '', name: '', email: '', phone: '', mailLanguage: 'en', capacity: '', languages: '' },
  ...{ minutes: '', experience: '0', adults: '', abilities: [] },
};

export type RegisterField = Exclude<keyof RegisterValues, 'abilities'>;

const codesIn = (text: string): string[] =>
  text
    .split(/[\s,;|]+/)
    .map((code) => code.toLowerCase())
    .filter((code) => code !== '');
const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const RULES: Readonly<Record<RegisterField, (text: string) => boolean>> = {
  kind: (text) => text !== '',
  name: (text) => text.trim() !== '' && text.length <= 200,
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()),
  phone: (text) => text === '' || /^\+[1-9]\d{6,14}$/.test(text.replace(/\s/g, '')),
  mailLanguage: (text) => /^[a-z]{2,3}$/.test(text),
  capacity: (text) => /^\d{1,3}$/.test(text) && Number(text) <= 500,
  languages: (text) => codesIn(text).length > 0 && codesIn(text).every((code) => /^[a-z]{2,3}$/.test(code)),
  minutes: (text) => text === '' || (/^\d{1,4}$/.test(text) && Number(text) <= 1440),
  experience: (text) => /^\d{1,4}$/.test(text),
  adults: (text) => linesIn(text).length >= 1 && linesIn(text).length <= 40,
};

/** Fields that cannot be sent as they are. */
export const faultsOf = (values: RegisterValues): ReadonlySet<RegisterField> =>
  new Set((Object.keys(RULES) as RegisterField[]).filter((field) => !RULES[field](values[field])));

/** The sponsor as the server takes it: its vetting is pending until the check of every adult is recorded. */
export function newSponsorOf(values: RegisterValues, office: string, today: string) {
  const phone = values.phone.replace(/\s/g, '');
  const able = (ability: Ability) => values.abilities.includes(ability);
  return {
    kind: values.kind as Sponsor['kind'],
    name: values.name.trim(),
    email: values.email.trim(),
    ...(phone === '' ? {} : { phone }),
    mailLanguage: values.mailLanguage,
    destinationOffice: office,
    vetting: { status: 'pending' as const, validUntil: today },
    adults: linesIn(values.adults).map((name) => ({ name })),
    capacity: Number(values.capacity),
    languages: codesIn(values.languages),
    interpreter: able('interpreter'),
    accessibleHousing: able('accessibleHousing'),
    minutesToMedicalCare: values.minutes === '' ? null : Number(values.minutes),
    supportsSingleParents: able('supportsSingleParents'),
    supportsLargeHouseholds: able('supportsLargeHouseholds'),
    experience: Number(values.experience),
    vetoes: [],
    tiedTo: [],
  };
}
