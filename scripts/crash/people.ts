import { FORMS } from '../demo/forms.ts';
import { STAFF } from '../demo/habits.ts';
import type { WorkItemView } from '../demo/workforce.ts';
import type { Desk } from './desk.ts';
import type { Ledger, Sent } from './ledger.ts';
import type { Random } from './random.ts';

/** Always the usual form. */
const USUAL = {
  of: () => 0.99,
  pick: <T>(options: readonly (readonly [T, number])[]): T => options.at(-1)![0],
};
const OFFICES = ['amman', 'toronto'];

const household = (number: string, random: Random) => ({
  ...{ programme: 'resettlement', number, office: 'amman', destinationOffice: 'toronto' },
  primaryCategory: 'legal-or-physical-protection-needs',
  secondaryCategory: 'lack-of-foreseeable-alternatives',
  ...{ priority: 'normal', start: true, consents: [] },
  members: [
    {
      ...{ relationship: 'principal-applicant', name: `Crash ${number.replaceAll(/\d/g, 'x')}`, sex: 'f' },
      ...{ birthDate: `19${70 + random.below(25)}-05-04`, birthDateEstimated: false, nationality: 'SYR' },
      ...{ languages: ['ar'], needs: [], separation: 'accompanied', custody: 'not-a-child' },
    },
  ],
});

async function registers(desk: Desk, ledger: Ledger, random: Random): Promise<void> {
  const number = `CRASH-${ledger.nextNumber()}`;
  const body = household(number, random);
  await ledger.send(desk, { user: 'caseworker.amman', path: '/cases', key: number, body, number });
}

/** Somebody looks at a queue and decides what is in it. */
async function decides(desk: Desk, ledger: Ledger, random: Random): Promise<void> {
  const user = `${random.of(STAFF)}.${random.of(OFFICES)}`;
  const { body } = await desk.call(user, '/work-items?limit=20');
  const rows = (body.workItems ?? []) as { workItemId: string; kind: string }[];
  const row = rows.length > 0 ? random.of(rows) : undefined;
  if (!row || ledger.isSent(row.workItemId)) return;
  const { status, body: view } = await desk.call(user, `/work-items/${row.workItemId}`);
  const form = FORMS[row.kind];
  if (status !== 200 || !form) return;
  const seen = view as unknown as WorkItemView;
  const now = new Date().toISOString();
  const item = {
    id: seen.workItemId,
    caseId: seen.caseId,
    kind: seen.kind,
    office: '',
    openedAt: '',
    dueAt: '',
  };
  const sent: Sent = {
    ...{ user, path: `/work-items/${row.workItemId}/decision`, key: `${row.workItemId}-1` },
    body: await form({ view: seen, now, chance: USUAL, item }),
    workItemId: row.workItemId,
  };
  await ledger.send(desk, sent);
}

const MAX_CASES = 40;

/** Works until the host stops answering. */
export async function work(desk: Desk, ledger: Ledger, random: Random): Promise<void> {
  for (;;) {
    const isNew = ledger.cases.size < MAX_CASES && (ledger.cases.size < 4 || random.below(8) === 0);
    await (isNew ? registers : decides)(desk, ledger, random);
  }
}
