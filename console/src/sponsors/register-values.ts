import { plainPhone, writtenPhone } from '../../../domain/kernel/written-phone.ts';
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
export type Ability = (typeof ABILITIES)[number];

/** First and last day on which it can receive; empty: no limit. */
export const DATES = ['availableFrom', 'availableUntil'] as const;

export interface RegisterValues {
  readonly kind: Sponsor['kind'] | '';
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly mailLanguage: string;
  readonly capacity: string;
  readonly availableFrom: string;
  readonly availableUntil: string;
  /** Codes separated by commas. */
  readonly languages: string;
  readonly minutes: string;
  readonly experience: string;
  /** One adult per line. */
  readonly adults: string;
  readonly abilities: readonly Ability[];
}

export const BLANK: RegisterValues = {
  ...{ kind: '', name: '', email: '', phone: '', mailLanguage: 'en', capacity: '', languages: '' },
  ...{ availableFrom: '', availableUntil: '', minutes: '', experience: '0', adults: '', abilities: [] },
};

export type RegisterField = Exclude<keyof RegisterValues, 'abilities'>;

export const codesIn = (text: string): string[] =>
  text
    .split(/[\s,;|،؛]+/)
    .map((code) => code.toLowerCase())
    .filter((code) => code !== '');
export const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));

/** Rules for single fields, shared by the forms of a new sponsor and of its profile. */
export const FIELD_RULES = {
  capacity: (text: string) => /^\d{1,3}$/.test(text) && Number(text) <= 500,
  availableFrom: (text: string) => text === '' || isDay(text),
  availableUntil: (text: string) => text === '' || isDay(text),
  languages: (text: string) => codesIn(text).every((code) => /^[a-z]{2,3}$/.test(code)),
  minutes: (text: string) => text === '' || (/^\d{1,4}$/.test(text) && Number(text) <= 1440),
};

/** Whether the last day, if given, is not before the first. */
export const inOrder = ({ availableFrom: from, availableUntil: until }: Days): boolean =>
  from === '' || until === '' || from <= until;
type Days = Pick<RegisterValues, (typeof DATES)[number]>;

const RULES: Readonly<Record<RegisterField, (text: string, values: RegisterValues) => boolean>> = {
  ...FIELD_RULES,
  availableUntil: (text, values) => FIELD_RULES.availableUntil(text) && inOrder(values),
  languages: (text) => codesIn(text).length > 0 && FIELD_RULES.languages(text),
  kind: (text) => text !== '',
  name: (text) => text.trim() !== '' && text.length <= 200,
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()),
  phone: (text) => text.trim() === '' || writtenPhone().safeParse(text).success,
  mailLanguage: (text) => /^[a-z]{2,3}$/.test(text),
  experience: (text) => /^\d{1,4}$/.test(text),
  adults: (text) => linesIn(text).length >= 1 && linesIn(text).length <= 40,
};

/** Fields that cannot be sent as they are. */
export const faultsOf = (values: RegisterValues): ReadonlySet<RegisterField> =>
  new Set((Object.keys(RULES) as RegisterField[]).filter((field) => !RULES[field](values[field], values)));

/** The sponsor in the form that the server accepts: its vetting is pending until every adult's check is recorded. */
export function newSponsorOf(values: RegisterValues, office: string, today: string) {
  const phone = values.phone.trim() === '' ? '' : plainPhone(values.phone);
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
    ...Object.fromEntries(DATES.flatMap((name) => (values[name] === '' ? [] : [[name, values[name]]]))),
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
