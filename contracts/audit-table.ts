import { INDEXES } from './table.ts';

/** The table of audit entries that belongs to a table of records. */
export const auditTableOf = (table: string): string => `${table}-audit`;

/** The index of the audit table: which readers' chains there are on a day. */
export const AUDIT_INDEXES = { list: INDEXES.list } as const;

/** Whether a sort key is that of an audit entry, which lies in the audit table. */
export const isEntryKey = (sk: string): boolean => /^(\d{4}-\d\d-\d\d#)?audit#\d+$/.test(sk);
