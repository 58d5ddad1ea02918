import type { ColumnKey } from './columns.ts';

const PAPER: Readonly<Record<string, ColumnKey>> = {
  kind: 'paperKind',
  country: 'paperCountry',
  issuedOn: 'paperIssued',
  expiresOn: 'paperExpiry',
};

/** The column of a field of a member; of a field of one of their papers, if it is one. */
export const columnOfMember = (field: string | number | undefined, ofPaper?: string | number): ColumnKey =>
  field === 'identityPapers'
    ? (PAPER[String(ofPaper)] ?? 'paperNumber')
    : ((field as ColumnKey | undefined) ?? 'number');
