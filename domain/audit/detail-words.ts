/** Where to look up the labels of codes, by the name of the detail; others are in the usual places. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  kind: [
    ...['words.kind', 'words.value.flag', 'words.value.change-kind'],
    ...['documents.kind', 'appointments.kind'],
  ],
  class: ['cases.class'],
  channel: ['words.value.told'],
  primaryCategory: ['words.value.category'],
  secondaryCategory: ['words.value.category'],
  stage: ['words.stage'],
  fromStage: ['words.stage'],
  role: ['words.role'],
  roles: ['words.role'],
  office: ['words.office'],
  reasonCode: ['words.reason'],
  fields: ['cases.class', 'words.field', 'cases.field'],
  blocks: ['words.value.step'],
  gates: ['words.value.gates'],
  othersWish: ['words.value.othersWish'],
  owedBy: ['words.value.plan-source'],
  relation: ['words.relation'],
  paperKind: ['words.value.identity-paper'],
  to: ['words.value.vetting', 'words.value.status'],
};
const USUAL = ['words.reason', 'words.kind', 'words.stage', 'words.role', 'words.value.flag'];

/** Where the labels of a detail are looked up first, by what the act is about. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sponsor: { kind: 'sponsors.kind', status: 'words.value.vetting' },
  application: { kinds: 'documents.kind' },
  document: { kind: 'documents.kind' },
  appointment: { kind: 'appointments.kind' },
  figures: { counts: 'figures.counts', dimensions: 'figures.dimension' },
  release: { counts: 'figures.counts', dimensions: 'figures.dimension' },
  webhook: { kinds: 'webhooks.kind' },
};

/** The kind of work in which a decision was made that names none. */
const DECIDED_IN: Readonly<Record<string, string>> = {
  'access.reviewed': 'access-review',
  'contact-failed.settled': 'contact-failed',
  'document.expiry-settled': 'expiring-document',
  'number.decided': 'same-number',
  'paper.expiry-settled': 'expiring-paper',
  'stalled-work.settled': 'stalled-work',
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A code, as opposed to a number or an id, which contains digits. */
const CODE = /^[a-z][a-zA-Z.-]*$/;

/** How texts, dates and numbers are said in a language; a text that is not there is undefined. */
export interface Sayings {
  text(id: string): string | undefined;
  instant(instant: string): string;
  date(date: string): string;
  number(value: number): string;
  list(values: readonly string[]): string;
  /** The name of a language by its code. */
  language(code: string): string;
}

/** What a detail belongs to. */
interface Told {
  readonly act: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

export interface DetailWords {
  nameOf(detail: string): string;
  /** The value in words; a code without a label stays as it is. */
  valueOf(detail: string, value: unknown, fact: Told): string;
}

/** The details of a fact in readable form: names, codes and dates. */
export function detailWords({ text, instant, date, number, list, language }: Sayings): DetailWords {
  const first = (ids: readonly string[]): string | undefined => {
    for (const id of ids) {
      const found = text(id);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const code = (detail: string, value: string, { act, details }: Told): string => {
    const own = OWN[act.slice(0, act.indexOf('.'))]?.[detail];
    const kind = details?.kind ?? DECIDED_IN[act];
    const ours = [`words.decision.${kind}`, `words.value.${detail}`, `audit.value.${detail}`];
    const places = [...(own === undefined ? [] : [own]), ...(PLACES[detail] ?? []), ...ours, ...USUAL];
    return first(places.map((place) => `${place}.${value}`)) ?? value;
  };
  const one = (detail: string, value: unknown, fact: Told): string => {
    if (typeof value === 'boolean') return text(`audit.value.${value}`) ?? String(value);
    if (typeof value === 'number') return number(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    if (detail === 'language') return language(value);
    if (INSTANT.test(value)) return instant(value);
    if (DATE.test(value)) return date(value);
    return CODE.test(value) ? code(detail, value, fact) : value;
  };
  return {
    nameOf: (detail) => first([`audit.detail.${detail}`, `words.field.${detail}`]) ?? detail,
    valueOf: (detail, value, fact) =>
      Array.isArray(value) ? list(value.map((each) => one(detail, each, fact))) : one(detail, value, fact),
  };
}
