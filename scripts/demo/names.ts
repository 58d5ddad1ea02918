import { watch } from './watch.ts';

type Image = Record<string, { S?: string; M?: Image }> | undefined;

/** Names for the records of a demo run that are the same in every run, whatever the key of the ids. */
export interface Names {
  /** A text with each id replaced by its name. */
  of(text: string): string;
  /** The ids of a household's people in the order of their names: the principal applicant first. */
  people(caseId: string): string[];
}

const ID = /\b[a-z]+-[0-9a-z]{20}\b/g;

/** Lines of plans are sealed, so that nobody who watches could name them: those of a household are alike. */
const LINE = 'line';

/** Learns the names of cases, people, sponsors, offers and tracing requests as they are written. */
export function startNaming(): Names {
  const names = new Map<string, string>();
  const households = new Map<string, Set<string>>();
  const of = (text: string): string =>
    text.replace(ID, (id) => {
      if (id.startsWith(LINE)) return LINE;
      const name = names.get(id);
      if (name === undefined) throw new Error(`Expected a record that was written before, received ${id}.`);
      return name;
    });
  watch((record) => {
    const image = record.dynamodb?.NewImage as Image;
    const id = image?.id?.S;
    const parts = NAMED[image?.type?.S ?? '']?.(image);
    if (id === undefined || parts === undefined) return;
    if (!names.has(id)) names.set(id, of(parts.join(' ')));
    if (image?.type?.S !== 'person') return;
    const caseId = image.caseId?.S ?? '';
    households.set(caseId, (households.get(caseId) ?? new Set()).add(id));
  });
  return {
    of,
    people: (caseId) => [...(households.get(caseId) ?? [])].sort((a, b) => (of(a) < of(b) ? -1 : 1)),
  };
}

const text = (image: Image, field: string): string => image?.[field]?.S ?? '';

/** How each type of record is named. */
const NAMED: Record<string, (image: Image) => string[]> = {
  case: (image) => [text(image, 'number')],
  person: (image) => [text(image, 'individualNumber'), text(image, 'name'), text(image, 'birthDate')],
  sponsor: (image) => [text(image, 'name'), text(image, 'email')],
  offer: (image) => [text(image, 'caseId'), text(image, 'sponsorId'), text(image, 'offeredAt')],
  'rights-request': (image) => [text(image, 'caseId'), text(image, 'recordedAt')],
  'household-change': (image) => [text(image, 'caseId'), text(image, 'proposedAt')],
  'tracing-request': (image) => [
    text(image, 'caseId'),
    text(image, 'seekerId'),
    text(image?.sought?.M, 'name'),
    text(image, 'openedAt'),
  ],
};
