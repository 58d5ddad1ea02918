import type { NewCase } from '../casework/register-case.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { present } from '../kernel/present.ts';
import type { ColumnKey } from './columns.ts';
import { COLUMN_KEYS, COLUMNS } from './columns.ts';

type Texts = { [Key in ColumnKey]?: string | undefined };

const element = (text: string, separators: RegExp): string => {
  if (separators.test(text))
    throw invalid(
      'households',
      'has no | or ; in a value that stands in a list',
      `text of ${text.length} characters`,
    );
  return text;
};
const listed = (values: readonly (string | number | undefined)[]): string => {
  const texts = values.map((value) => element(String(value ?? ''), /\|/));
  return texts.every((text) => text === '') ? '' : texts.join('|');
};

function consentTexts(consents: NewCase['consents']): Texts {
  const of = (pick: (consent: NewCase['consents'][number]) => string | undefined) => {
    const values = consents.map(pick);
    return listed(new Set(values).size === 1 ? values.slice(0, 1) : values);
  };
  return {
    consentPurpose: listed(consents.map((consent) => consent.purpose)),
    consentRecipient: of((consent) => consent.recipient),
    consentFields: of((consent) => consent.fields.map((field) => element(field, /[|;]/)).join(';')),
    consentTextVersion: of((consent) => consent.textVersion),
    consentDate: of((consent) => consent.givenOn),
    consentExpiry: of((consent) => consent.expiresOn),
  };
}

function memberTexts(newCase: NewCase, index: number): Texts {
  const { members, tracing } = newCase;
  const whole = present(members[index], `member ${index}`);
  const { languages, needs, birthDateEstimated, otherNames, phones, addresses, needCodes, ...other } = whole;
  const { identityPapers = [], interpreterNeeded, ...member } = other;
  const sought = tracing.filter((request) => request.seeker === index).map((request) => request.sought);
  return {
    ...member,
    birthDateEstimated: birthDateEstimated ? 'yes' : '',
    languages: listed(languages),
    needs: listed(needs),
    ...{ otherNames: listed(otherNames ?? []), phones: listed(phones ?? []) },
    ...{ addresses: listed(addresses ?? []), needCodes: listed(needCodes ?? []) },
    interpreterNeeded: interpreterNeeded === undefined ? '' : interpreterNeeded ? 'yes' : 'no',
    paperNumber: listed(identityPapers.map((paper) => paper.number)),
    paperKind: listed(identityPapers.map((paper) => paper.kind)),
    paperCountry: listed(identityPapers.map((paper) => paper.country)),
    paperIssued: listed(identityPapers.map((paper) => paper.issuedOn)),
    paperExpiry: listed(identityPapers.map((paper) => paper.expiresOn)),
    soughtName: listed(sought.map((person) => person.name)),
    soughtRelationship: listed(sought.map((person) => person.relationship)),
    soughtSex: listed(sought.map((person) => person.sex)),
    soughtBirthYear: listed(sought.map((person) => person.birthYear)),
  };
}

/**
 * A household as rows for the reader, one per member, with the cells in the order of `columns`. Case columns are in
 * every row, consents in the row of the person who gave them. Throws `InvalidInput` for a list value that contains a
 * separator.
 */
export function rowsOf(newCase: NewCase, columns: readonly ColumnKey[] = COLUMN_KEYS): string[][] {
  const { members, consents, tracing: _tracing, preferences, ...submission } = newCase;
  const principal = members.findIndex(({ relationship }) => relationship === 'principal-applicant');
  return members.map((_, index) => {
    const own = consents.filter(({ member }) => members[member ?? principal] === members[index]);
    const texts: Texts = {
      ...submission,
      caseSize: String(members.length),
      preferences: listed(preferences),
      ...memberTexts(newCase, index),
      ...(own.length > 0 ? consentTexts(own) : {}),
    };
    return columns.map((key) => texts[key] ?? '');
  });
}

/** The header: names, with the hashtags below. */
export const headerRows = (columns: readonly ColumnKey[] = COLUMN_KEYS): [string[], string[]] => [
  columns.map((key) => COLUMNS[key].name),
  columns.map((key) => COLUMNS[key].hxl),
];
