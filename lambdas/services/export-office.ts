import type { OfficeLine } from '../../domain/export/office-lines.ts';
import { OFFICE_LINES } from '../../domain/export/office-lines.ts';
import type { Store } from './the-store.ts';

const AT_ONCE = 100;
const EVER = '0000';

async function clientsOf(store: Store, office: string): Promise<OfficeLine[]> {
  const lines: OfficeLine[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await store.listClients(AT_ONCE, after);
    for (const one of page.items)
      if (one.office === office)
        lines.push(OFFICE_LINES['partner-system'].parse({ ...one, type: 'partner-system' }));
    after = page.cursor;
    more = after !== undefined;
  }
  return lines;
}

async function addressesOf(store: Store, office: string): Promise<OfficeLine[]> {
  const lines: OfficeLine[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await store.listStaff(office, AT_ONCE, after);
    for (const { id } of page.items)
      for (const feed of await store.listFeeds(id))
        lines.push(OFFICE_LINES['calendar-address'].parse({ ...feed, type: 'calendar-address' }));
    after = page.cursor;
    more = after !== undefined;
  }
  return lines;
}

async function casesOf(store: Store, importId: string): Promise<string[]> {
  const cases: string[] = [];
  for (;;) {
    const page = await store.casesOfImport(importId, cases.at(-1) ?? '', AT_ONCE);
    cases.push(...page);
    if (page.length < AT_ONCE) return cases;
  }
}

async function importsOf(store: Store, office: string): Promise<OfficeLine[]> {
  const lines: OfficeLine[] = [];
  for (const head of await store.listImports(office, EVER))
    lines.push({ type: 'intake-import', ...head, cases: await casesOf(store, head.importId) });
  return lines;
}

/** What an office has besides its records: mappings, imports of the last days, partner systems and calendar programs. */
export async function linesOfOffice(store: Store, office: string): Promise<OfficeLine[]> {
  const mappings = await store.listMappings(office);
  return [
    ...mappings.map((kept): OfficeLine => ({ type: 'intake-mapping', ...kept })),
    ...(await importsOf(store, office)),
    ...(await clientsOf(store, office)),
    ...(await addressesOf(store, office)),
  ];
}
