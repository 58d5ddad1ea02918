import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { type Host, startHost } from '../../../local/host.ts';

let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock() });
});
afterAll(() => host.close());

test.each([
  ['en', 'anyone on this machine can be anyone'],
  ['fr', 'chacun peut être n’importe qui'],
  ['ar', 'يمكن لأي شخص على هذا الجهاز'],
  ['ro', 'oricine poate fi oricine'],
  ['mk', 'секој може да биде кој било'],
  ['uk', 'кожен може бути ким завгодно'],
])('until a folder is real its pages say so in %s, also those of sponsors', async (lang, text) => {
  for (const path of [
    '/join',
    '/join?told=join',
    '/join/aaaaaaaaaaaaaaaaaaaaaaa',
    '/s/aaaaaaaaaaaaaaaaaaaaaaa',
    '/s/short',
  ]) {
    const mark = path.includes('?') ? '&' : '?';
    expect(await (await fetch(`${host.url}${path}${mark}lang=${lang}`)).text()).toContain(text);
  }
});

test('until a folder is real the console is told to say so', async () => {
  expect(await (await fetch(`${host.url}/console/settings.json`)).json()).toMatchObject({
    development: true,
  });
});
