import { parseArgs } from 'node:util';
import { migrate } from '../local/migration/migrate.ts';
import { consentsToAsk, writeConsentsToAsk } from './migration/consents-to-ask.ts';

/** So many are told; the file has them all. */
const MAX_LISTED = 10;

/** Says in which cases adults have to be asked for a consent of their own, since until November 2026 one signed for all. */
async function tellConsents(dataDir: string): Promise<void> {
  const rows = await consentsToAsk(dataDir, new Date().toISOString());
  if (rows.length === 0) return;
  console.log(
    `In ${rows.length} live cases one adult signed for others, who are asked at the next use; until then it stops. All are in ${writeConsentsToAsk(dataDir, rows)}, the nearest departures first:`,
  );
  for (const { caseId, office, departureAt, persons, purposes } of rows.slice(0, MAX_LISTED))
    console.log(
      `  ${departureAt ?? 'no journey yet'}  ${caseId} (${office}): ${persons.length} adults, ${purposes.join(', ')}`,
    );
}

const USAGE = 'Usage: npm run migrate -- [--data DIR]';

/** Takes a data folder of an older Kinbridge over into the form of this one. The host must not run. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string', default: '.kinbridge' } } });
  const done = await migrate(values.data, (line) => console.log(line));
  console.log(
    done.changed
      ? `${done.items} items are in the embedded table, compared one by one; ${done.records} changes wait to be relayed. Start as usual; the folder ${done.backup} can go when all is well.`
      : `${values.data} is of the present form already: nothing was changed.`,
  );
  await tellConsents(values.data);
}

main().catch((error: Error) => {
  const isArguments = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isArguments ? `${error.message}. ${USAGE}` : error.message);
  process.exit(1);
});
