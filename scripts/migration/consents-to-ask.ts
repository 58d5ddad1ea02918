import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ageAt } from '../../domain/kernel/calendar.ts';
import { itemOfText } from '../../local/dynamodb/item-text.ts';
import { openEmbeddedTable } from '../../local/dynamodb/table.ts';
import type { NativeItem } from '../../local/dynamodb/values.ts';
import { TABLE_NAME } from '../../local/environment.ts';
import { shippedPolicy } from '../../registry/shipped.ts';

/** An open case in which somebody signed for others, before consent was personal. */
export interface ToAsk {
  caseId: string;
  office: string;
  /** Date of the planned journey; undefined if there is none. */
  departureAt: string | undefined;
  purposes: string[];
  /** Adults who never signed for themselves. */
  persons: string[];
}

const MAJORITY = shippedPolicy('resettlement', 1)!.bestInterests.majority;
const text = (item: NativeItem, name: string): string => String(item[name] ?? '');

/** Whom one case has to ask; undefined if it has ended, or everyone signed for themselves. */
function toAsk(items: readonly NativeItem[], at: string): ToAsk | undefined {
  const of = (type: string) => items.filter((item) => item.type === type);
  const [head] = of('case');
  if (!head || head.status === 'closed') return undefined;
  const adults = of('person').filter(
    (person) => person.status === 'active' && ageAt(text(person, 'birthDate'), at) >= MAJORITY,
  );
  const signed = of('consent').filter((consent) => consent.schema === 1 && !consent.withdrawnAt);
  const purposes = new Set<string>();
  const persons = new Set<string>();
  for (const { purpose } of signed)
    for (const adult of adults)
      if (!signed.some((one) => one.purpose === purpose && one.signatory === adult.id)) {
        purposes.add(String(purpose));
        persons.add(text(adult, 'id'));
      }
  if (persons.size === 0) return undefined;
  const departureAt = of('travel-plan')[0]?.departureAt;
  return {
    ...{ caseId: text(head, 'id'), office: text(head, 'office') },
    departureAt: departureAt === undefined ? undefined : String(departureAt),
    ...{ purposes: [...purposes].sort(), persons: [...persons].sort() },
  };
}

/** The cases of a folder that have people to ask, the nearest departure first; those without a journey follow. */
export async function consentsToAsk(dataDir: string, at: string): Promise<ToAsk[]> {
  const table = await openEmbeddedTable({
    ...{ directory: join(dataDir, 'dynamodb'), name: TABLE_NAME },
    now: Date.now,
  });
  try {
    const cases = new Map<string, NativeItem[]>();
    for (const { body } of table.service.database.rows('SELECT body FROM items')) {
      const item = itemOfText(String(body));
      const pk = text(item, 'pk');
      if (pk.startsWith('CASE#')) cases.set(pk, [...(cases.get(pk) ?? []), item]);
    }
    const found = [...cases.values()].flatMap((items) => toAsk(items, at) ?? []);
    const place = ({ departureAt = '9999', caseId }: ToAsk) => `${departureAt} ${caseId}`;
    return found.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  } finally {
    table.service.close();
  }
}

export const REPORT = 'consents-to-ask.csv';

/** Writes the list into the folder, ids and codes only, readable by its owner only; returns its path. */
export function writeConsentsToAsk(dataDir: string, rows: readonly ToAsk[]): string {
  const path = join(dataDir, REPORT);
  const lines = rows.map(({ departureAt = '', caseId, office, purposes, persons }) =>
    [departureAt, caseId, office, purposes.join(' '), persons.join(' ')].join(','),
  );
  const all = ['departureAt,caseId,office,purposes,persons', ...lines];
  writeFileSync(path, `${all.join('\n')}\n`, { mode: 0o600 });
  return path;
}
