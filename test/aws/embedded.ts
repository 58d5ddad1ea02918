import { virtualClock } from '../../local/virtual-clock.ts';
import { USUAL } from '../../scripts/demo/chance.ts';
import type { DemoHost } from '../../scripts/demo/demo-host.ts';
import { startDemoHost } from '../../scripts/demo/demo-host.ts';
import { FORMS } from '../../scripts/demo/forms.ts';
import { whoDoes } from '../../scripts/demo/habits.ts';
import type { OpenedItem } from '../../scripts/demo/workforce.ts';
import { employ } from '../../scripts/demo/workforce.ts';
import { register } from './course.ts';

const HOUR = 3_600_000;

/** The same families on the embedded host, from registration to closure in virtual time. */
export async function runEmbedded(): Promise<{ host: DemoHost; cases: Record<string, string> }> {
  const host = await startDemoHost(virtualClock(Date.now()), {}, false);
  const cases = await host.clock.hold(async () => {
    employ(host, (item: OpenedItem) => ({
      user:
        item.kind === 'sponsor-offer' ? `sponsor:${item.assignee}` : `${whoDoes(item.kind)}.${item.office}`,
      ...{ after: HOUR, claim: false },
      form: (view, now) => FORMS[item.kind]!({ view, now, chance: USUAL, item }),
    }));
    return register(host);
  });
  await host.idle();
  return { host, cases };
}
