import { SERVICES_OF } from '../../../domain/organisation/organisation.ts';
import type { Agreed, OrganisationView } from './use-organisations.ts';

/** An agreement as it is typed. */
export interface Values {
  readonly short: string;
  readonly name: string;
  readonly kind: Agreed['kind'];
  readonly services: Agreed['services'];
  readonly offices: readonly string[];
  readonly languages: readonly string[];
  /** One a line. */
  readonly places: string;
  readonly reference: string;
  readonly from: string;
  readonly until: string;
}

export const KINDS = Object.keys(SERVICES_OF) as Agreed['kind'][];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const isShort = (text: string): boolean => /^[a-z][a-z0-9-]{1,40}$/.test(text);
export const isDay = (text: string): boolean => DAY.test(text);

export const isWhole = (values: Values): boolean =>
  isShort(values.short) &&
  values.name.trim() !== '' &&
  values.reference.trim() !== '' &&
  values.services.length > 0 &&
  values.offices.length > 0 &&
  isDay(values.from) &&
  isDay(values.until);

/** What an organisation has now, to be changed; for a new one, nothing. */
export function valuesOf(one: OrganisationView | undefined): Values {
  const known = one?.pending?.agreement ?? one?.agreement;
  const short = one?.organisationId.replace(/^organisation-/, '') ?? '';
  if (known) return { ...known, short, places: known.places.join('\n') };
  return {
    ...{ short, name: '', kind: 'clinic', services: [...SERVICES_OF.clinic], offices: [], languages: [] },
    ...{ places: '', reference: '', from: '', until: '' },
  };
}

export const asAgreement = ({ short: _short, places, ...values }: Values): Agreed => ({
  ...values,
  ...{ name: values.name.trim(), reference: values.reference.trim() },
  ...{ services: [...values.services], offices: [...values.offices], languages: [...values.languages] },
  places: places
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
});
