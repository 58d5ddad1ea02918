import type { AuditEntry } from '../audit/audit-entry.ts';
import type { AccessGrant } from './access-grant.ts';
import type { CaseRecord, CaseStages } from './case.ts';
import type { Consent } from './consent.ts';
import type { Flag } from './flag.ts';
import type { ListView } from './list-view.ts';
import type { Person } from './person.ts';

/**
 * Every stored entity by its `type`. Each owner adds its own next to its schema (`declare module`);
 * `registry/entity-schemas.ts` does not compile until it has the schema of each.
 */
export interface Entities {
  case: CaseRecord;
  'case-stages': CaseStages;
  person: Person;
  consent: Consent;
  flag: Flag;
  'access-grant': AccessGrant;
  'list-view': ListView;
}
export type EntityName = keyof Entities;

/** Anything that a decision may write, except the audit entry, which the commit seals. */
export type Entity = Entities[EntityName];
export type Stored = Entity | AuditEntry;
