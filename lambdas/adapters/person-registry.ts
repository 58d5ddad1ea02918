import { registryKeys } from '../../contracts/person-index.ts';
import { indexVersion } from '../../domain/tracing/index/index-version.ts';
import { PERSON_WEIGHTS } from '../../domain/tracing/persons/weights.ts';
import type { Table } from './dynamodb.ts';
import { openIndexedPersons } from './indexed-persons.ts';

/**
 * Everyone registered, whatever they consented to: for staff's own search and for duplicates, by the weights as shipped. Callers see only what
 * is in their scope; nobody is searched for here on a seeker's behalf.
 */
export const openPersonRegistry = (table: Table, version: string = indexVersion()) =>
  openIndexedPersons(table, version, registryKeys, async () => PERSON_WEIGHTS).persons;
export type PersonRegistry = ReturnType<typeof openPersonRegistry>;
