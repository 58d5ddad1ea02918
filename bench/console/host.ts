import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theStore } from '../../lambdas/services/the-store.ts';
import { realClock } from '../../local/clock.ts';
import { startHost } from '../../local/host.ts';
import { importIntake, registerSponsors } from '../../scripts/demo/intake.ts';
import { addCases } from '../api/fill.ts';

/** The host that is measured, in a process of its own: on disk, with as many cases as asked, then says its address. */
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
const SAMPLES = 12;
const MINUTE = 60_000;

const cases = Number(process.argv[2]);
/** A folder that is kept, so that a fill goes on after an interruption and is measured more than once. */
const kept = process.argv[3];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'kinbridge-bench-'));
const added = join(folder, `${cases}-cases-added`);
const host = await startHost({ dataDir: folder, clock: realClock(), rateLimits: null });
if (!existsSync(added)) {
  await registerSponsors(host);
  await addCases(theStore(), 0, cases, Date.now() - cases * MINUTE);
  await importIntake(host, 'samples/intake.json', SAMPLES);
  writeFileSync(added, '');
}
await listed(`BENCH-${String(cases - 1).padStart(5, '0')}`);
await host.idle();

/** Until the stream has listed the newest case, so that nothing is measured beside the indexing of others. */
async function listed(text: string): Promise<void> {
  for (;;) {
    const { body } = await host.request('POST', '/find', { user: 'caseworker.amman', body: { text } });
    if ((body as { cases: unknown[] }).cases.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

process.on('message', (message) => {
  if (message === 'memory') process.send?.({ megabytes: Math.round(process.memoryUsage.rss() / 1e6) });
  if (message === 'processor') process.send?.({ ms: process.cpuUsage().user / 1000 });
  if (message === 'close')
    void host.close().then(() => {
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    });
});
process.send?.({ url: host.url });
