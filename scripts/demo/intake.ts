import { readFileSync } from 'node:fs';
import { cutIntake, MAX_FILE_ROWS } from '../../domain/intake/cut-intake.ts';
import type { IntakeContent } from '../../domain/intake/intake-text.ts';
import { contentOfText } from '../../domain/intake/intake-text.ts';
import type { PartAnswer } from '../../domain/intake/send-parts.ts';
import { sendParts } from '../../domain/intake/send-parts.ts';
import type { Host } from '../../local/host.ts';
import type { IntakeReport } from '../intake/report.ts';
import type { DemoCase } from './tell.ts';

async function call(host: Host, user: string, path: string, body: unknown, key: string): Promise<unknown> {
  const answer = await host.request('POST', path, { user, body, headers: { 'idempotency-key': key } });
  if (answer.status >= 300)
    throw new Error(`POST ${path} was refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Registers the sponsors of `samples/sponsors.json`, each at its office. */
export async function registerSponsors(host: Host): Promise<void> {
  const { sponsors } = JSON.parse(readFileSync('samples/sponsors.json', 'utf8')) as {
    sponsors: { destinationOffice: string }[];
  };
  for (const [index, sponsor] of sponsors.entries())
    await call(
      host,
      `sponsorship.${sponsor.destinationOffice}`,
      '/sponsors',
      sponsor,
      `demo-sponsor-${index}`,
    );
}

/** Imports one household and returns its case, which is started only once the caller knows it. */
export async function importHousehold(host: Host, household: object, key: string): Promise<string> {
  const body = { json: { households: [household] } };
  const { rejected, households } = (await call(host, 'administrator', '/intake', body, key)) as IntakeReport;
  const caseId = households[0]?.caseId;
  if (rejected.length > 0 || !caseId)
    throw new Error(`Expected a household that can be registered, received ${JSON.stringify(rejected)}`);
  return caseId;
}

/** Starts a case that was registered. */
export async function startCase(host: Host, caseId: string, office: string): Promise<void> {
  await call(host, `supervisor.${office}`, `/cases/${caseId}/start`, {}, `demo-start-${caseId}`);
}

/**
 * Imports an intake file, starts its cases and returns how many rows were rejected; `limit` takes only the first
 * households.
 */
export async function importIntake(
  host: Host,
  file: string,
  limit?: number,
): Promise<{ cases: DemoCase[]; report: IntakeReport }> {
  const text = readFileSync(file, 'utf8');
  const whole = contentOfText(text);
  if (whole === undefined) throw new Error(`Expected a table or JSON in ${file}.`);
  const body = limit === undefined ? whole : firstHouseholds(whole, limit);
  const cut = cutIntake(body);
  if ('tooMany' in cut) throw new Error(`Expected at most ${MAX_FILE_ROWS} rows, received ${cut.tooMany}.`);
  let calls = 0;
  const imported = await sendParts(cut, async (content, from) => {
    calls += 1;
    const key = calls === 1 ? 'demo-intake' : `demo-intake-${calls}`;
    return (await call(
      host,
      'administrator',
      '/intake',
      { ...content, from, start: true },
      key,
    )) as PartAnswer;
  });
  const cases = imported.households.filter(({ outcome }) => outcome === 'registered');
  return {
    cases: cases.map(({ caseId, rows }) => ({ caseId: caseId!, members: rows.length })),
    report: imported,
  };
}

function firstHouseholds(body: IntakeContent, limit: number): { json: unknown } {
  if ('csv' in body)
    throw new Error('--households goes with a JSON intake file, such as samples/intake.json');
  const { households } = body.json as { households: unknown[] };
  return { json: { households: households.slice(0, limit) } };
}
