import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';

/** Members who joined after the state had decided on the household: it decides on them alone. */
export const undecided = (file: Pick<CaseFile, 'persons'>): Person[] =>
  activeMembers(file).filter((person) => person.undecided);
