import type { Stored } from '../../domain/case/entities.ts';
import { heldBackIn, thatLeave } from '../../domain/case/held-back.ts';
import type { HeldBackLine, Unread } from '../../domain/export/archive.ts';
import { heldBackLines } from '../../domain/export/archive.ts';
import type { ExportRequest } from '../../domain/export/export-request.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { allOffices } from './all-owners.ts';
import { filesAt } from './export-files.ts';
import { linesOfOffice } from './export-office.ts';
import type { Store } from './the-store.ts';

/** A list that an export reads page by page. */
export interface ExportStep {
  readonly section: 'rules' | 'staff' | 'office' | 'cases' | 'sponsors' | 'case-files' | 'sponsor-files';
  readonly office: string;
}

export interface Found {
  entities: Record<string, unknown>[];
  unread: Unread[];
  owners: string[];
  heldBack: HeldBackLine[];
  /** Bytes of documents. */
  files: Map<string, Uint8Array>;
  next: string | undefined;
}

const AT_ONCE = 50;
const EPOCH = '1970-01-01T00:00:00.000Z';

/**
 * What an export reads, in order: rules; of each office its staff, its cases, its sponsors, the bytes of their documents. An export of a programme has
 * the cases of all offices and no sponsors but those who were offered a household.
 */
export async function stepsOf(_store: Store, { office, programme }: ExportRequest): Promise<ExportStep[]> {
  const offices = office === undefined ? (await allOffices([], EPOCH)).sort() : [office];
  const sections: ExportStep['section'][] = [
    ...(office === undefined ? [] : (['staff', 'office'] as const)),
    'cases',
    'case-files',
    ...(programme === undefined ? (['sponsors', 'sponsor-files'] as const) : []),
  ];
  return [
    { section: 'rules', office: '' },
    ...offices.flatMap((one) => sections.map((section) => ({ section, office: one }))),
  ];
}

const foundOf = (more: Partial<Found>): Found => ({
  entities: [],
  unread: [],
  owners: [],
  heldBack: [],
  files: new Map(),
  next: undefined,
  ...more,
});

/** Everything of these cases or sponsors that may leave, and who is held back. */
async function allOf(
  store: Store,
  those: readonly string[],
): Promise<Pick<Found, 'entities' | 'unread' | 'owners' | 'heldBack'>> {
  const entities: Stored[] = [];
  const unread: Unread[] = [];
  const owners: string[] = [];
  const back: HeldBackLine[] = [];
  for (const owner of those) {
    const found = await store.everythingOf(owner);
    const held = heldBackIn(found.entities, 'export');
    back.push(...heldBackLines(owner, held));
    unread.push(...found.unread);
    if (held.whole !== undefined) continue;
    entities.push(...thatLeave(found.entities, 'export'));
    owners.push(owner);
  }
  return { entities: entities as unknown as Found['entities'], unread, owners, heldBack: back };
}

/** The cases of a step. */
export function casesOf(
  store: Store,
  request: ExportRequest,
  { office }: ExportStep,
  most: number,
  after?: string,
) {
  const { programme } = request;
  // An export of a programme goes through all offices: each case is listed once, at its office of asylum.
  const place = request.office === undefined ? ({ place: 'asylum' } as const) : {};
  return store.listCaseIds({ office, programme, ...place }, most, after);
}

/** Cases with everything stored under them, and the sponsors who were offered their households. */
async function casesAt(
  store: Store,
  request: ExportRequest,
  step: ExportStep,
  most: number,
  after?: string,
): Promise<Found> {
  const page = await casesOf(store, request, step, most, after);
  const ofCases = await allOf(store, page.items);
  const sponsors = new Set(
    ofCases.entities.flatMap(({ type, sponsorId }) => (type === 'offer' ? [String(sponsorId)] : [])),
  );
  const ofSponsors = await allOf(store, [...sponsors]);
  return foundOf({
    entities: [...ofCases.entities, ...ofSponsors.entities],
    unread: [...ofCases.unread, ...ofSponsors.unread],
    owners: [...ofCases.owners, ...ofSponsors.owners],
    heldBack: [...ofCases.heldBack, ...ofSponsors.heldBack],
    next: page.cursor,
  });
}

/** A page of a step; `most` limits the number of cases. */
export async function foundAt(
  store: Store,
  request: ExportRequest,
  step: ExportStep,
  most: number,
  after?: string,
): Promise<Found> {
  const { section, office } = step;
  if (section === 'cases') return casesAt(store, request, step, most, after);
  if (section === 'case-files' || section === 'sponsor-files') {
    const of = section === 'case-files' ? 'cases' : 'sponsors';
    return foundOf(await filesAt(store, request, { office, of }, after));
  }
  if (section === 'staff') {
    const page = await store.listStaff(office, AT_ONCE, after);
    return foundOf({ entities: page.items as unknown as Found['entities'], next: page.cursor });
  }
  if (section === 'office') return foundOf({ entities: await linesOfOffice(store, office) });
  if (section === 'sponsors') {
    const page = await store.listSponsors(office, most, after);
    const sponsors = page.items.map(({ id }) => id);
    return foundOf({ ...(await allOf(store, sponsors)), next: page.cursor });
  }
  const programmes = request.programme === undefined ? ProgrammeSchema.options : [request.programme];
  const rules = await Promise.all(programmes.map((programme) => store.publishedPolicies(programme)));
  return foundOf({ entities: rules.flat() });
}
