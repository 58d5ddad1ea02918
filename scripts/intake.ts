import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { cutIntake, MAX_FILE_ROWS } from '../domain/intake/cut-intake.ts';
import type { IntakeContent } from '../domain/intake/intake-text.ts';
import type { IntakeLanguage } from '../domain/intake/say.ts';
import { INTAKE_LANGUAGES } from '../domain/intake/say.ts';
import type { PartAnswer } from '../domain/intake/send-parts.ts';
import { sendParts } from '../domain/intake/send-parts.ts';
import { identifier } from '../domain/kernel/identifier.ts';
import { openFile } from './intake/open-file.ts';
import { openProgress } from './intake/progress.ts';
import { reportLines, writeRejected } from './intake/report.ts';
import { platformAt } from './platform-client.ts';

const USAGE =
  'Usage: npm run intake -- FILE [--url http://127.0.0.1:8080] [--user administrator] [--start] [--language en|fr|ar] [--encoding windows-1256] [--mapping FILE.json] [--dry-run] [--accept-proposed] | --undo IMPORT';

/** Imports an intake file into a running embedded host and writes the rows that wait into a file of their own. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      user: { type: 'string', default: 'administrator' },
      start: { type: 'boolean', default: false },
      language: { type: 'string', default: 'en' },
      encoding: { type: 'string' },
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'accept-proposed': { type: 'boolean', default: false },
      undo: { type: 'string' },
    },
  });
  if (values.undo !== undefined) return undo(values.undo, values);
  const [file] = positionals;
  if (file === undefined) throw new Error(USAGE);
  const language = languageOf(values.language);
  const { content, notes } = await openFile(file, { ...values, language });
  const call = platformAt(values);
  const ask = (path: string, body: unknown) => call('POST', path, body);
  const cut = cutIntake(content);
  if ('tooMany' in cut)
    throw new Error(`Expected at most ${MAX_FILE_ROWS} rows, received ${cut.tooMany}: divide the file.`);
  const dryRun = values['dry-run'];
  const how = { start: values.start, language, dryRun, acceptProposed: values['accept-proposed'] };
  const contents = cut.parts.map((part) => JSON.stringify(part.content));
  const importKey = identifier('file', new Date().toISOString().slice(0, 10), ...contents);
  const send = (part: IntakeContent, from: number) =>
    ask('/intake', { ...part, ...how, importKey, from }) as Promise<PartAnswer>;
  const progress = openProgress(`${basename(file)}.progress`, JSON.stringify({ importKey, ...how }));
  const report = await sendParts(cut, progress.remembering(send));
  progress.finish();
  report.warnings.unshift(...notes);
  for (const line of reportLines(report)) console.log(line);
  if (dryRun) console.log('Nothing was registered: this was a dry run.');
  else if (report.importId !== null)
    console.log(`This import can be undone for a day: npm run intake -- --undo ${report.importId}`);
  const rejected = writeRejected(file, report);
  if (rejected)
    console.log(`The rows that wait are in ${rejected}: put them right there and import that file.`);
  return report.rejected.length > 0 ? 3 : 0;
}

interface Undone {
  undone: string[];
  kept: { caseId: string; because: string }[];
  next: string | null;
}

/** Takes back what an import registered, and names the cases that stay. */
async function undo(importId: string, { url, user }: { url: string; user: string }): Promise<number> {
  const call = platformAt({ url, user });
  const ask = (path: string, body: unknown) => call('POST', path, body);
  const kept: Undone['kept'] = [];
  let count = 0;
  for (let after: string | null | undefined; after !== null; ) {
    const body = after === undefined ? {} : { after };
    const answer = (await ask(`/intake-imports/${importId}/undo`, body)) as Undone;
    count += answer.undone.length;
    kept.push(...answer.kept);
    after = answer.next;
  }
  console.log(`${count} cases taken back, ${kept.length} stay.`);
  for (const { caseId, because } of kept) console.log(`  ${caseId}: ${because}`);
  return kept.length > 0 ? 3 : 0;
}

function languageOf(wanted: string): IntakeLanguage {
  const language = INTAKE_LANGUAGES.find((one) => one === wanted);
  if (language === undefined)
    throw new Error(`Expected one of ${INTAKE_LANGUAGES.join(', ')} after --language, received ${wanted}.`);
  return language;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
