import type { NewMember } from '../../../../domain/casework/register-case.ts';
import { ageAt } from '../../../../domain/kernel/calendar.ts';
import type { IdentityValues } from './identity-values.ts';
import { emptyIdentity, identityOf, identityValuesOf } from './identity-values.ts';

/** A member as a form holds it: text everywhere, empty for nothing. */
export interface MemberValues {
  /** Identifies members while they are edited; not sent. */
  readonly key: string;
  readonly relationship: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly birthDateEstimated: boolean;
  readonly nationality: string;
  readonly languages: readonly string[];
  readonly needs: readonly string[];
  readonly separation: string;
  readonly custody: string;
  readonly individualNumber: string;
  readonly birthPlace: string;
  readonly motherName: string;
  readonly fatherName: string;
  readonly identity: IdentityValues;
}

export const emptyMember = (relationship: string): MemberValues => ({
  key: crypto.randomUUID(),
  relationship,
  ...{ name: '', sex: '', birthDate: '', birthDateEstimated: false, nationality: '' },
  ...{ languages: [], needs: [], separation: '', custody: '' },
  ...{ individualNumber: '', birthPlace: '', motherName: '', fatherName: '' },
  identity: emptyIdentity(),
});

const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** Completed years of age today; undefined for an invalid date. */
export const ageOf = (birthDate: string, now: Date): number | undefined =>
  isDate(birthDate) ? ageAt(birthDate, now.toISOString()) : undefined;

/** Whether a birth date is after today: a fault of its field, and no age. */
export const isUnborn = ({ birthDate }: Pick<MemberValues, 'birthDate'>, now: Date): boolean =>
  isDate(birthDate) && birthDate > latestToday(now);

/** The later of today here and today in UTC, so that nobody born today is refused. */
function latestToday(now: Date): string {
  const here = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const utc = now.toISOString().slice(0, 10);
  return here > utc ? here : utc;
}

/** True for a child, for whom separation and custody are required. */
export const isChild = (values: MemberValues, majority: number, now: Date): boolean =>
  !isUnborn(values, now) && (ageOf(values.birthDate, now) ?? majority) < majority;

/**
 * The member in the form that the server accepts: adults are neither separated nor in custody, empty fields are left
 * out.
 */
export function memberOf(values: MemberValues, majority: number, now: Date): Record<string, unknown> {
  const { key: _key, individualNumber, birthPlace, motherName, fatherName, identity, ...kept } = values;
  const named = { individualNumber, birthPlace, motherName, fatherName };
  const given = Object.entries(named).flatMap(([field, text]) =>
    text.trim() === '' ? [] : [[field, text.trim()]],
  );
  const care = isChild(values, majority, now) ? {} : { separation: 'accompanied', custody: 'not-a-child' };
  return { ...kept, name: kept.name.trim(), ...care, ...Object.fromEntries(given), ...identityOf(identity) };
}

/** The form values of an existing member. */
export const valuesOf = (
  member: { readonly [Field in keyof NewMember]?: NewMember[Field] | undefined } & { relationship: string },
): MemberValues => ({
  ...emptyMember(member.relationship),
  ...(Object.fromEntries(
    Object.keys(emptyMember('')).flatMap((field) => {
      if (field === 'identity') return [];
      const value = member[field as keyof NewMember];
      return value === undefined ? [] : [[field, value]];
    }),
  ) as Partial<MemberValues>),
  identity: identityValuesOf(member),
});
