import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openExport, secretKeyIn } from './export/archive.ts';
import type { Imported } from './export/import.ts';
import { importExport } from './export/import.ts';
import { importInto, importTable } from './export/import-into.ts';

const USAGE =
  'Usage: npm run import-export -- FILE --key FILE (--data DIR | --table NAME --id-secret NAME, with credentials in the shell)';

/**
 * Imports an export into an empty installation: the data folder of a host that does not run, or the table of an
 * environment on AWS.
 */
async function main(): Promise<Imported> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      data: { type: 'string' },
      table: { type: 'string' },
      'id-secret': { type: 'string' },
    },
  });
  const { key, data, table, 'id-secret': idSecret } = values;
  const [file] = positionals;
  if (file === undefined || key === undefined) throw new Error(USAGE);
  const [archive, secretKey] = [readFileSync(file), secretKeyIn(readFileSync(key, 'utf8'))];
  if (data !== undefined) return importInto({ dataDir: data, archive, secretKey });
  if (table === undefined || idSecret === undefined) throw new Error(USAGE);
  return importExport(importTable(table, idSecret), await openExport(archive, secretKey));
}

try {
  const { written, running, unsent, unread } = await main();
  console.log(`${written} new records.`);
  console.log(`${running.length} cases were under way; the hourly reconciliation starts them again.`);
  for (const caseId of running) console.log(`  ${caseId}`);
  if (unsent > 0) console.log(`${unsent} notices had not been sent and are not sent from here.`);
  if (unread > 0) console.log(`${unread} records could not be read where the export was made.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
