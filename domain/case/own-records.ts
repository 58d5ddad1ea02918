import type { CaseFile } from './case-file.ts';
import type { Entity, EntityName } from './entities.ts';

/** The record of a type that a programme's own stage keeps for a case, once a case; undefined while there is none. */
export const recordOf = <Type extends EntityName>(
  file: Pick<CaseFile, 'ownRecords'>,
  type: Type,
): Extract<Entity, { type: Type }> | undefined =>
  file.ownRecords?.find((record): record is Extract<Entity, { type: Type }> => record.type === type);
