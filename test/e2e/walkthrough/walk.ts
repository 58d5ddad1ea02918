import { virtualClock } from '../../../local/virtual-clock.ts';
import { type DemoHost, startDemoHost } from '../../../scripts/demo/demo-host.ts';
import { habitsFrom } from '../../../scripts/demo/habits.ts';
import { registerSponsors } from '../../../scripts/demo/intake.ts';
import { employ, type OpenedItem } from '../../../scripts/demo/workforce.ts';
import type { Family } from './families.ts';

const START = Date.parse('2026-11-23T08:00:00Z');

/** What everybody usually writes, each time. */
const USUAL = {
  of: () => 0.5,
  pick: <T>(options: readonly (readonly [T, number])[]): T =>
    options.reduce((most, one) => (one[1] > most[1] ? one : most))[0],
};

/** Somebody is at a work item and about to decide it so; time stands still. */
export type See = (host: DemoHost, at: { item: OpenedItem; user: string; decision: string }) => Promise<void>;

export interface Walked {
  readonly status: string;
  readonly outcome: string | null;
  readonly kinds: readonly string[];
  readonly refused: readonly string[];
}

/** Takes one household from intake to closure, by the people and the forms of the demonstration, and looks at each step. */
export async function walk(family: Family, see: See): Promise<Walked> {
  const host = await startDemoHost(virtualClock(START), { rateLimits: null }, false);
  try {
    const kinds: string[] = [];
    const usual = habitsFrom(USUAL, ({ kind }) => family.forms[kind]);
    const { workforce, caseId } = await host.clock.hold(async () => {
      await registerSponsors(host);
      const people = employ(host, (item) => {
        const act = usual(item);
        return (
          act && {
            ...act,
            after: act.after * (family.haste ?? 1),
            form: async (view, now) => {
              kinds.push(item.kind);
              const form = await act.form(view, now);
              await see(host, { item, user: act.user, decision: String(form.decision) });
              return form;
            },
          }
        );
      });
      const answer = await host.request('POST', '/cases', {
        ...{ user: 'caseworker.amman', body: family.household },
        headers: { 'idempotency-key': `walk-${family.name}` },
      });
      if (answer.status !== 201) throw new Error(`Expected a case, received ${JSON.stringify(answer.body)}`);
      return { workforce: people, caseId: (answer.body as { caseId: string }).caseId };
    });
    await host.idle();
    const { body } = await host.request('GET', `/cases/${caseId}`, { user: 'supervisor.amman' });
    const { status, outcome = null } = (body as { case: { status: string; outcome?: string } }).case;
    return {
      ...{ status, outcome, kinds },
      refused: workforce.refused.map(({ kind, detail }) => `${kind}: ${detail}`),
    };
  } finally {
    await host.close();
  }
}
