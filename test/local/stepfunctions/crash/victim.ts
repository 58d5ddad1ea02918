import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from '../../../../local/clock.ts';
import { openEngine } from '../../../../local/stepfunctions/engine.ts';
import { serve } from '../../../../local/stepfunctions/server.ts';

/** An engine to be killed: its functions write every call to a file before they answer. */
const [directory = ''] = process.argv.slice(2);

const engine = await openEngine({
  directory,
  clock: realClock(),
  async invoke({ functionName, payload }) {
    appendFileSync(
      join(directory, 'calls.log'),
      `${JSON.stringify({ life: process.pid, functionName, ...JSON.parse(payload) })}\n`,
    );
    const { retry = 0 } = JSON.parse(payload) as { retry?: number };
    if (functionName === 'slow') await new Promise((resolve) => setTimeout(resolve, 60));
    if (functionName === 'flaky' && retry < 2)
      return { statusCode: 200, functionError: 'Unhandled', payload: '{"errorType":"Busy"}' };
    return { statusCode: 200, payload: '"answered"' };
  },
});
const server = await serve(engine, { port: 0 });
console.log(`listening on ${server.url}`);
