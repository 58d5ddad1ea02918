import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { JOINED } from '../../domain/case/case-rules.ts';
import type { Person } from '../../domain/case/person.ts';

/** Members who joined after the state had decided on the household. */
export const undecided = (file: Pick<CaseFile, 'persons'>): Person[] =>
  activeMembers(file).filter((person) => person.undecided);

/** Those whom the state decides on now: members who joined, unless it decides on the whole household again. */
export const decidedAlone = (file: CaseFile): Person[] =>
  file.case.stages['state-decision']?.outcome === JOINED ? undecided(file) : [];

/** Members as they are once the state has decided on them. */
export const asDecided = (persons: readonly Person[]): Person[] =>
  persons.map(({ undecided: _undecided, ...person }) => ({ ...person, version: person.version + 1 }));
