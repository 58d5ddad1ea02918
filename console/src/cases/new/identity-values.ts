import type { NewMember } from '../../../../domain/casework/register-case.ts';

/** A paper that says who somebody is, as a form holds it. */
export interface PaperValues {
  /** Identifies it while it is edited; not sent. */
  readonly key: string;
  readonly kind: string;
  readonly number: string;
  readonly country: string;
  readonly issuedOn: string;
  readonly expiresOn: string;
}

/** How a person is called, reached and known, as a form holds it; lists are texts with one entry a line. */
export interface IdentityValues {
  readonly givenName: string;
  readonly familyName: string;
  readonly otherNames: string;
  readonly phones: string;
  readonly addresses: string;
  readonly preferredLanguage: string;
  readonly interpreterNeeded: boolean;
  readonly identityPapers: readonly PaperValues[];
  readonly needCodes: readonly string[];
}
const NAMES = ['givenName', 'familyName'] as const;
const LINES = ['otherNames', 'phones', 'addresses'] as const;
export const OF_IDENTITY = [
  ...[...NAMES, ...LINES],
  ...(['preferredLanguage', 'interpreterNeeded', 'identityPapers', 'needCodes'] as const),
];

export const emptyPaper = (): PaperValues => ({
  key: crypto.randomUUID(),
  ...{ kind: '', number: '', country: '', issuedOn: '', expiresOn: '' },
});
export const emptyIdentity = (): IdentityValues => ({
  ...{ givenName: '', familyName: '', otherNames: '', phones: '', addresses: '', preferredLanguage: '' },
  ...{ interpreterNeeded: false, identityPapers: [], needCodes: [] },
});

/** Whether anything is filled in. */
export const saysSomething = (values: IdentityValues): boolean =>
  Object.values(values).some(
    (value) => value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );

const filled = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  );
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The fields in the form that the server accepts; what is empty is left out. */
export function identityOf(values: IdentityValues | undefined): Record<string, unknown> {
  // A draft from before there were such fields.
  if (values === undefined) return {};
  const { givenName, familyName, preferredLanguage, interpreterNeeded, identityPapers, needCodes } = values;
  const lists = LINES.map((name) => [name, linesOf(values[name])] as const);
  return {
    ...filled({ givenName, familyName, preferredLanguage }),
    ...Object.fromEntries(lists.filter(([, lines]) => lines.length > 0)),
    ...(interpreterNeeded ? { interpreterNeeded } : {}),
    ...(identityPapers.length > 0
      ? {
          identityPapers: identityPapers.map(({ key: _key, kind, ...paper }) => ({ kind, ...filled(paper) })),
        }
      : {}),
    ...(needCodes.length > 0 ? { needCodes } : {}),
  };
}

type Known = { readonly [Field in keyof NewMember]?: NewMember[Field] | undefined };

/** The form values of what is known of a person. */
export const identityValuesOf = (member: Known): IdentityValues => ({
  givenName: member.givenName ?? '',
  familyName: member.familyName ?? '',
  otherNames: (member.otherNames ?? []).join('\n'),
  phones: (member.phones ?? []).join('\n'),
  addresses: (member.addresses ?? []).join('\n'),
  preferredLanguage: member.preferredLanguage ?? '',
  interpreterNeeded: member.interpreterNeeded ?? false,
  identityPapers: (member.identityPapers ?? []).map((paper) => ({ ...emptyPaper(), ...known(paper) })),
  needCodes: member.needCodes ?? [],
});

const known = (paper: object): Partial<PaperValues> =>
  Object.fromEntries(Object.entries(paper).filter(([, value]) => value !== undefined));
