import type { AuditEntry, Fact } from '../../domain/audit/audit-entry.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import type { Consent, ConsentPurpose } from '../../domain/case/consent.ts';
import { FieldClassSchema } from '../../domain/case/field-class.ts';
import type { Notice } from '../../domain/case/notice.ts';
import { isBefore } from '../../domain/kernel/calendar.ts';
import type { Reading } from '../seen-by.ts';
import type { Disclosure } from './disclosures.ts';
import { ACTS, ASKED, COPIES, NOTICES, READINGS } from './disclosures.ts';
import type { ReceiptLine, Scope } from './line.ts';
import { namesOnlyOthers, ofOthers } from './of-others.ts';

/** A reading with when and by which act; `Reading` of before had no act. */
export interface ReadingOfCase extends Reading {
  readonly act: string;
  readonly at: string;
}

/** Everything from which a receipt follows. */
export interface ReceiptSources {
  readonly file: CaseFile;
  readonly personId: string;
  /** Whether what is about other members alone is told too. */
  readonly scope: Scope;
  readonly readings: readonly ReadingOfCase[];
  readonly entries: readonly AuditEntry[];
  readonly notices: readonly Notice[];
  /** When figures left the house, whatever they were about. */
  readonly figures: readonly string[];
  officeOf(reader: string): string | undefined;
}

type Told = Omit<ReceiptLine, 'day' | 'times'> & { readonly at: string };
type From = Pick<ReceiptSources, 'file' | 'personId'>;

/** Whether a consent held for this person at that moment, whatever became of it later. */
function heldThen({ personId }: From, consent: Consent, at: string): boolean {
  const day = at.slice(0, 10);
  const theirs = consent.personId === personId || (consent.guards && !consent.except?.includes(personId));
  const isOver = consent.withdrawnAt !== undefined && !isBefore(at, consent.withdrawnAt);
  const hasEnded = consent.expiresOn !== undefined && consent.expiresOn < day;
  return theirs && consent.givenOn <= day && !isOver && !hasEnded;
}

/** The consent that something rested on: one that its entry names, or the person's own of that time. */
function consentThen(
  from: From,
  purpose: ConsentPurpose,
  at: string,
  named: readonly string[] = [],
): ReceiptLine['consent'] {
  const held = from.file.consents.filter((one) => one.purpose === purpose && heldThen(from, one, at));
  const own = held.toSorted(
    (a, b) => Number(b.personId === from.personId) - Number(a.personId === from.personId),
  );
  const found = own.find(({ id }) => named.includes(id)) ?? own[0];
  return found ? { purpose, givenOn: found.givenOn } : null;
}

/** The basis of a disclosure: a consent where there was one, otherwise what else it rests on. */
function basisOf(from: From, { purpose, basis }: Disclosure, at: string, named?: readonly string[]) {
  const consent = purpose === undefined ? null : consentThen(from, purpose, at, named);
  return { consent, basis: consent ? null : (basis ?? ('task' as const)) };
}

const inEmergency = ({ access }: CaseFile, { reader, at }: ReadingOfCase): boolean =>
  access.some(
    (grant) =>
      grant.kind === 'break-glass' &&
      grant.reader === reader &&
      !isBefore(at, grant.grantedAt) &&
      (grant.until === undefined || !isBefore(grant.until, at)),
  );

/** The office is told only where it is one of the case's own: another one could tell where a relative is. */
function placeOf({ file, officeOf }: ReceiptSources, reader: string, isOversight: boolean) {
  const office = officeOf(reader);
  if (office !== undefined && officesOf(file.case).includes(office))
    return { who: 'office' as const, office };
  return {
    who: office === undefined && isOversight ? ('oversight' as const) : ('other-office' as const),
    office: null,
  };
}

function toldByReading(sources: ReceiptSources, reading: ReadingOfCase): Told {
  const { reader, kind, act, at, fields } = reading;
  const disclosure = READINGS[act] ?? { what: 'case' as const, purpose: 'assessment' as const };
  const classes = FieldClassSchema.options.filter((field) => fields.includes(field));
  const told = { what: disclosure.what, classes, at };
  if (reader.startsWith('client-')) {
    const basis = basisOf(sources, { ...disclosure, purpose: 'referral-to-partner' }, at);
    return { ...told, ...basis, who: 'partner-system', office: null };
  }
  if (kind === 'sponsor')
    return {
      ...told,
      ...basisOf(sources, { ...disclosure, purpose: 'disclosure-to-sponsor' }, at),
      who: 'sponsor',
      office: null,
    };
  if (kind === 'platform')
    return { ...told, ...basisOf(sources, disclosure, at), who: 'kinbridge', office: null };
  const place = placeOf(sources, reader, disclosure.basis === 'oversight' || classes.length === 0);
  if (inEmergency(sources.file, reading)) return { ...told, ...place, consent: null, basis: 'emergency' };
  const rests =
    place.who === 'oversight'
      ? { consent: null, basis: 'oversight' as const }
      : basisOf(sources, disclosure, at);
  return { ...told, ...place, ...rests };
}

const HANDED_OUT = new Set(['copy.made', 'receipt.made']);

/** What was handed out to one member is told to that member alone: that it was asked for could put them in danger. */
const isForAnother = ({ act, subject }: Fact, personId: string): boolean =>
  HANDED_OUT.has(act) && subject !== undefined && subject !== personId;

/** The same of the reading that goes with it, which names nobody: it was made in the same moment. */
function isReadForAnother({ entries, personId }: ReceiptSources, { act, at }: ReadingOfCase): boolean {
  if (!HANDED_OUT.has(act)) return false;
  const made = entries.filter((entry) => entry.at === at).flatMap(({ facts }) => facts);
  const same = made.filter((fact) => fact.act === act);
  return same.length > 0 && same.every((fact) => isForAnother(fact, personId));
}

function toldByFact(
  sources: ReceiptSources,
  { at }: AuditEntry,
  fact: Fact,
  others: ReadonlySet<string>,
): Told[] {
  const { act, details = {} } = fact;
  const asked = act === 'work-item.opened' ? ASKED[String(details.kind)] : undefined;
  const copied = act === 'copy.made' ? COPIES[String(details.audience)] : undefined;
  const disclosure = ACTS[act] ?? asked ?? copied;
  if (!disclosure || isForAnother(fact, sources.personId) || namesOnlyOthers(fact, others)) return [];
  const consents = Array.isArray(details.consents) ? details.consents : [];
  const { who, what, classes } = disclosure;
  return [
    { at, who, what, classes: [...classes], office: null, ...basisOf(sources, disclosure, at, consents) },
  ];
}

/** A notice that reached, or may have reached, whom it was for. */
function toldByNotice(sources: ReceiptSources, notice: Notice): Told[] {
  const { to, template, status, sentAt, at } = notice;
  if (status === 'pending' || status === 'waiting' || status === 'failed') return [];
  const when = sentAt ?? at;
  const what = NOTICES[template];
  if (to.kind === 'sponsor') {
    const basis = basisOf(sources, { what, purpose: 'disclosure-to-sponsor' }, when);
    return [{ at: when, who: 'sponsor', office: null, what, classes: ['identity'], ...basis }];
  }
  const own = officesOf(sources.file.case).includes(to.office);
  const who = own ? ('office' as const) : ('other-office' as const);
  const basis = basisOf(sources, { what, purpose: 'assessment' }, when);
  return [{ at: when, who, office: own ? to.office : null, what, classes: [], ...basis }];
}

/**
 * Figures that were shared while the person's consent to statistics held: one line for each consent, from the first day to
 * the last. The ledger names no case, so every release counts, and the line is the same for everybody with that consent.
 */
function toldInFigures(from: From, figures: readonly string[]): ReceiptLine[] {
  const lines = new Map<string, ReceiptLine>();
  for (const at of [...figures].sort()) {
    const consent = consentThen(from, 'statistics', at);
    if (!consent) continue;
    const day = at.slice(0, 10);
    const before = lines.get(consent.givenOn);
    lines.set(consent.givenOn, {
      ...{ day, who: 'public', office: null, what: 'figures', classes: [], consent, basis: null },
      ...{ since: before?.since ?? day, times: (before?.times ?? 0) + 1 },
    });
  }
  return [...lines.values()];
}

/** Who saw or was told what of a household, as one of its members may know it: the newest day first. */
export function receiptOf(sources: ReceiptSources): ReceiptLine[] {
  const { file, personId, scope } = sources;
  const others = scope === 'person' ? ofOthers(file, personId) : new Set<string>();
  const isOfOthers = ({ data }: Notice) => Object.values(data).some((id) => others.has(id));
  const readings = sources.readings.filter((reading) => !isReadForAnother(sources, reading));
  const notices = sources.notices.filter((notice) => !isOfOthers(notice));
  const told = [
    ...readings.map((reading) => toldByReading(sources, reading)),
    ...sources.entries.flatMap((entry) =>
      entry.facts.flatMap((fact) => toldByFact(sources, entry, fact, others)),
    ),
    ...notices.flatMap((notice) => toldByNotice(sources, notice)),
  ];
  const together = new Map<string, ReceiptLine>();
  for (const { at, ...one } of told) {
    const line = { day: at.slice(0, 10), ...one };
    const key = JSON.stringify([
      line.day,
      line.who,
      line.office,
      line.what,
      line.classes,
      line.consent,
      line.basis,
    ]);
    together.set(key, { ...line, times: (together.get(key)?.times ?? 0) + 1 });
  }
  return [...together.values(), ...toldInFigures(sources, sources.figures)].sort((a, b) =>
    a.day > b.day ? -1 : a.day < b.day ? 1 : 0,
  );
}
