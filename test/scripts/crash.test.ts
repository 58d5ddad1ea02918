import { expect, test } from 'vitest';
import { realClock } from '../../local/clock.ts';
import { startHost } from '../../local/host.ts';
import { findings } from '../../scripts/crash/checks.ts';
import { Desk } from '../../scripts/crash/desk.ts';
import { Ledger } from '../../scripts/crash/ledger.ts';
import { crash } from '../../scripts/crash/run.ts';

test('a host that is killed while people work loses and doubles nothing', async () => {
  const { findings: found, ledger } = await crash(3, 20_261_129, () => undefined);
  expect(found).toEqual([]);
  expect(ledger.acknowledged).toBeGreaterThan(0);
});

test('what was acknowledged and is not there is found', async () => {
  const host = await startHost({ dataDir: ':memory:', clock: realClock(), rateLimits: null });
  try {
    const ledger = new Ledger();
    ledger.cases.set('case-00000000000000000000', 'CRASH-1');
    ledger.decided.add('item-00000000000000000000-00000000000000000000');
    expect(await findings(new Desk(host.url), 'nowhere', ledger)).toEqual([
      'case case-00000000000000000000, which was acknowledged, answers 404',
      'the decision on item-00000000000000000000-00000000000000000000 is lost: 404 404',
    ]);
  } finally {
    await host.close();
  }
});
