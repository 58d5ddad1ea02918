import { parseArgs } from 'node:util';
import { differencesOf } from './compare.ts';
import { register, workOn } from './course.ts';
import { deploy, LEFT_OUT, PREFIX, PUBLIC_URL, synthesize } from './deploy.ts';
import { openDoor } from './door.ts';
import { runEmbedded } from './embedded.ts';
import { REGION, startEmulator } from './emulator.ts';
import { onEmulator, onHost } from './inspected.ts';
import { openPeople } from './people.ts';
import { shapesOf } from './shapes.ts';
import { openSponsors } from './sponsors.ts';

const { values } = parseArgs({
  options: { assembly: { type: 'string' }, minutes: { type: 'string', default: '15' } },
});
const began = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);

const emulator = await startEmulator();
Object.assign(process.env, emulator.environment);
const { assembly, done } = await synthesize(values.assembly);
try {
  say('synthesized');
  const deployed = await deploy(assembly, emulator);
  say(`deployed ${deployed.stacks.join(', ')}`);
  for (const [stack, why] of Object.entries(LEFT_OUT)) say(`left out: ${stack}, because ${why}`);
  for (const line of deployed.replaced) say(`replaced: ${line}`);
  const { url } = emulator;
  const tokenOf = openPeople({ ...deployed, url, region: REGION, publicUrl: PUBLIC_URL });
  const sponsors = openSponsors(url, PREFIX);
  const course = {
    request: openDoor(deployed.apiUrl, tokenOf),
    answerOffers: sponsors.answer,
    tell: say,
  };
  const cases = await register(course);
  say(`registered ${Object.keys(cases).join(', ')}`);
  const refusals = await workOn(course, cases, Number(values.minutes) * 60_000);
  say(
    `closed ${Object.keys(cases).join(', ')}; ${await sponsors.mails()} mails; refused on the way: ${JSON.stringify(refusals)}`,
  );
  const theirs = await shapesOf(onEmulator(course.request, `${PREFIX}-cases`), cases);
  // From here on no client of this process reaches anything: the embedded host sees to that.
  const { host, cases: again } = await runEmbedded();
  const found = differencesOf(theirs, await shapesOf(onHost(host), again));
  await host.close();
  for (const { what, why } of found)
    say(
      `${why === undefined ? 'DIFFERS' : 'differs'}: ${what}${why === undefined ? '' : `, because ${why}`}`,
    );
  const unexplained = found.filter(({ why }) => why === undefined).length;
  say(`${found.length} differences between emulator and embedded host, ${unexplained} without a reason`);
  if (unexplained > 0) process.exitCode = 1;
} finally {
  done();
  await emulator.close();
}
