import type * as z from 'zod';
import type { NewConsentSchema } from '../../../../domain/casework/new-consent.ts';
import type { Programme } from '../../../../domain/policy/policy.ts';
import type { MemberValues } from './member-values.ts';
import { emptyMember, memberOf } from './member-values.ts';
import { entriesOf } from './particular-fields.ts';

/** A consent as a form holds it. */
export interface ConsentValues {
  readonly key: string;
  /** Index of the member whose own consent it is; empty for the principal applicant's, which covers the children. */
  readonly member: string;
  /** The child's own view; empty if nobody was asked. */
  readonly childView: string;
  readonly purpose: string;
  readonly recipient: string;
  /** One per line. */
  readonly fields: string;
  readonly textVersion: string;
  readonly givenOn: string;
  readonly expiresOn: string;
}

export interface TracingValues {
  readonly key: string;
  /** Index of the member who is looking for somebody; empty until one is chosen. */
  readonly seeker: string;
  readonly relationship: string;
  readonly sex: string;
  readonly name: string;
  readonly birthYear: string;
}

/** A household as the wizard holds it. */
export interface HouseholdValues {
  readonly programme: string;
  readonly number: string;
  readonly destinationOffice: string;
  readonly primaryCategory: string;
  readonly secondaryCategory: string;
  readonly priority: string;
  readonly preferences: readonly string[];
  readonly members: readonly MemberValues[];
  readonly consents: readonly ConsentValues[];
  readonly tracing: readonly TracingValues[];
  /** The programme's additional questions; absent in an older draft. */
  readonly particulars?: Readonly<Record<string, unknown>>;
}

export const emptyConsent = (): ConsentValues => ({
  key: crypto.randomUUID(),
  ...{ member: '', childView: '' },
  ...{ purpose: '', recipient: '', fields: '', textVersion: '', givenOn: '', expiresOn: '' },
});
export const emptyTracing = (): TracingValues => ({
  key: crypto.randomUUID(),
  ...{ seeker: '', relationship: '', sex: '', name: '', birthYear: '' },
});

export const emptyHousehold = (): HouseholdValues => ({
  programme: 'resettlement',
  number: '',
  destinationOffice: '',
  primaryCategory: '',
  secondaryCategory: '',
  priority: 'normal',
  preferences: [],
  members: [emptyMember('principal-applicant')],
  consents: [],
  tracing: [],
});

/** The consent in the form that the server accepts. */
export function consentOf(values: ConsentValues): Record<string, unknown> {
  const { key: _key, fields, expiresOn, member, childView, ...kept } = values;
  const named = fields
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    ...kept,
    fields: named,
    ...(expiresOn === '' ? {} : { expiresOn }),
    ...(member === '' ? {} : { member: Number(member) }),
    ...(childView === '' ? {} : { childView }),
  };
}
export type NewConsent = z.infer<typeof NewConsentSchema>;

function tracingOf({ seeker, relationship, sex, name, birthYear }: TracingValues): Record<string, unknown> {
  const sought = {
    relationship,
    sex,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(birthYear.trim() === '' ? {} : { birthYear: Number(birthYear) }),
  };
  return { seeker: seeker === '' ? undefined : Number(seeker), sought };
}

/** What the form sends as it is: neither the programme's questions nor what may stay open. */
function plainOf(values: HouseholdValues) {
  const {
    particulars: _particulars,
    destinationOffice,
    primaryCategory,
    secondaryCategory,
    ...kept
  } = values;
  const mayStayOpen = { destinationOffice: destinationOffice.trim(), primaryCategory, secondaryCategory };
  const known = Object.entries(mayStayOpen).filter(([, value]) => value !== '');
  return { ...kept, ...Object.fromEntries(known) };
}

/** Only the questions of this programme: another may have been chosen before. */
function particularsOf({ programme, particulars = {} }: HouseholdValues) {
  const names = entriesOf(programme as Programme).map(({ name }) => name);
  if (names.length === 0) return {};
  const answered = Object.entries(particulars).filter(([name]) => names.includes(name));
  return { particulars: Object.fromEntries(answered) };
}

/** The household in the form of `POST /cases`, even if something is still missing. */
export const newCaseOf = (
  values: HouseholdValues,
  office: string,
  majority: number,
  now: Date,
): Record<string, unknown> => ({
  ...plainOf(values),
  ...particularsOf(values),
  number: values.number.trim(),
  office,
  members: values.members.map((member) => memberOf(member, majority, now)),
  consents: values.consents.map(consentOf),
  tracing: values.tracing.map(tracingOf),
});
