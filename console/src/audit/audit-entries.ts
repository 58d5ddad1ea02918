import type { AuditEntry, Fact } from '../../../domain/audit/audit-entry.ts';
import type { Format } from '../i18n/use-format.ts';

/** One fact with what its entry says of it. */
export interface AuditLine {
  readonly key: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: AuditEntry['actor'];
  readonly fact: Fact;
}

/** One line per fact, in order. */
export const linesOf = (entries: readonly AuditEntry[]): AuditLine[] =>
  entries.flatMap(({ seq, at, actor, facts }) =>
    facts.map((fact, index) => ({ key: `${seq}.${index}`, seq, at, actor, fact })),
  );

/** Acts by which somebody saw data of the case, or was given access to it. */
const SEEING = new Set([
  'case.viewed',
  'offer.viewed',
  'access.break-glass',
  'access.granted',
  'access.ended',
]);

export const isSeeing = ({ fact }: AuditLine): boolean => SEEING.has(fact.act);

/** The details of a fact without those that name nothing. */
export const toldDetails = ({ details = {} }: Fact): [name: string, value: unknown][] =>
  Object.entries(details).filter(
    ([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0),
  );

/** Whether a fact says whom or what it is about, or anything else. */
export const saysMore = (fact: Fact): boolean => fact.subject !== undefined || toldDetails(fact).length > 0;

/** The details of a fact as stored, `name: value`. */
export const detailsOf = (fact: Fact, { list }: Pick<Format, 'list'>): string =>
  toldDetails(fact)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? list(value.map(String)) : String(value)}`)
    .join(' · ');
