import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openS3Files } from '../lambdas/adapters/s3-files.ts';
import { openSealedFiles } from '../lambdas/services/sealed-files.ts';
import { theKeys } from '../lambdas/services/the-keys.ts';
import { openExport, secretKeyIn } from './export/archive.ts';
import type { Imported } from './export/import.ts';
import { importExport } from './export/import.ts';
import { importInto, importTable } from './export/import-into.ts';

const USAGE =
  'Usage: npm run import-export -- FILE --key FILE (--data DIR | --table NAME --id-secret NAME --bucket NAME, with credentials in the shell)';

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
      bucket: { type: 'string' },
    },
  });
  const { key, data, table, bucket, 'id-secret': idSecret } = values;
  const [file] = positionals;
  if (file === undefined || key === undefined) throw new Error(USAGE);
  const [archive, secretKey] = [readFileSync(file), secretKeyIn(readFileSync(key, 'utf8'))];
  if (data !== undefined) return importInto({ dataDir: data, archive, secretKey });
  if (table === undefined || idSecret === undefined || bucket === undefined) throw new Error(USAGE);
  const files = openSealedFiles(openS3Files(bucket), theKeys);
  const opened = await openExport(archive, secretKey);
  return importExport(importTable(table, idSecret), opened, files);
}

try {
  const { written, files, running, unsent, unread } = await main();
  console.log(`${written} new records, ${files} documents.`);
  console.log(`${running.length} cases were under way; the hourly reconciliation starts them again.`);
  for (const caseId of running) console.log(`  ${caseId}`);
  if (unsent > 0) console.log(`${unsent} notices had not been sent and are not sent from here.`);
  if (unread > 0) console.log(`${unread} records could not be read where the export was made.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
