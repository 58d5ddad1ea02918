/**
 * Where the table keeps what it knows of archived executions.
 *
 * | access | how |
 * |---|---|
 * | an archived execution | pk = EXECUTION#id, sk = `archived` |
 * | archived executions of a workflow, newest first | index `list`: lk = EXECUTIONS#workflow |
 * | those that no chain tells of yet, by their case or other owner | index `queue`: qk = EXECUTIONS-UNTOLD |
 * | what the last check of the archive found | pk = ARCHIVE, sk = `check` |
 */
export const archivedKey = (executionId: string): { pk: string; sk: string } => ({
  ...{ pk: `EXECUTION#${executionId}`, sk: 'archived' },
});
export const archivedListKey = (workflow: string): string => `EXECUTIONS#${workflow}`;
/** Few stand here at a time: an entry tells of them within a day. */
export const UNTOLD_KEY = 'EXECUTIONS-UNTOLD';
export const ARCHIVE_CHECK_PLACE = { pk: 'ARCHIVE', sk: 'check' } as const;
