import type { AuditNames } from '../../contracts/audit-names.ts';
import type { AuditEntry, Fact } from '../../domain/audit/audit-entry.ts';
import type { FieldClass } from '../../domain/case/field-class.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { PersonAtWork } from '../../domain/work-item/person-at-work.ts';
import { transliterateName } from '../../stages/family-tracing/reading/name.ts';
import { peopleNamed } from './people-named.ts';
import type { Store } from './the-store.ts';

/** The details of facts that may hold an id of staff. */
const STAFF_DETAILS = ['reader', 'to', 'from', 'assignee', 'by', 'absent', 'standIn'] as const;
const SPONSOR_ID = /^sponsor-[0-9a-z]{20}$/;
/** The most sponsors that one page of entries names. */
const MOST_SPONSORS = 50;

interface Reader {
  readonly store: Store;
  readonly actor: Actor;
  readonly sees: readonly FieldClass[];
}

const textsIn = (facts: readonly Fact[]): string[] =>
  facts.flatMap(({ subject, details = {} }) =>
    [subject, ...Object.values(details).flat()].filter((value) => typeof value === 'string'),
  );

/** Colleagues whom entries name: who acted, and who was given work or access. */
export function staffIn(store: Store, entries: readonly AuditEntry[]): Promise<PersonAtWork[]> {
  const ids = entries.flatMap(({ actor, facts }) => [
    ...(actor.kind === 'staff' ? [actor.id] : []),
    ...facts.flatMap(({ details = {} }) =>
      STAFF_DETAILS.map((name) => details[name]).filter((value) => typeof value === 'string'),
    ),
  ]);
  return peopleNamed(store, [...new Set(ids)]);
}

const named = (all: readonly { readonly id: string; readonly name?: string | undefined }[]) =>
  all.flatMap(({ id, name }) =>
    name === undefined ? [] : [[id, { name, latin: transliterateName(name) ?? null }] as const],
  );

/** Members of a household and sponsors whom entries name, for those who see who somebody is; nobody for others. */
export async function ownersIn(
  entries: readonly Pick<AuditEntry, 'actor' | 'facts'>[],
  persons: readonly { readonly id: string; readonly name?: string | undefined }[],
  { store, actor, sees }: Reader,
): Promise<AuditNames['names']> {
  if (!sees.includes('identity')) return {};
  const ids = new Set(entries.flatMap((entry) => [entry.actor.id, ...textsIn(entry.facts)]));
  const sponsors = [...ids].filter((id) => SPONSOR_ID.test(id)).slice(0, MOST_SPONSORS);
  const own = (sponsors.length === 0 ? [] : await store.loadSponsors(sponsors)).filter(
    ({ destinationOffice }) => destinationOffice === actor.office,
  );
  return Object.fromEntries(named([...persons.filter(({ id }) => ids.has(id)), ...own]));
}
