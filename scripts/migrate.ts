import { parseArgs } from 'node:util';
import { migrate } from '../local/migration/migrate.ts';

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
}

main().catch((error: Error) => {
  const isArguments = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isArguments ? `${error.message}. ${USAGE}` : error.message);
  process.exit(1);
});
