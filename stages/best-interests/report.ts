import type * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { BestInterestsReportSchema } from './best-interests-record.ts';
import type { Procedure } from './procedures.ts';

type Report = z.infer<typeof BestInterestsReportSchema> & { panel: readonly string[] };
const FEWEST_OPTIONS = 2;

/**
 * What a report has to say: of a child who was heard, their views; of a child from the policy's age on, that they were
 * heard or why not. A determination is made by a panel, for a child for whom somebody speaks, between at least two
 * solutions (UNHCR Best Interests Procedure Guidelines 2021). Throws `InvalidInput`.
 */
export function checkReport(
  { policy }: CaseFile,
  child: Person,
  procedure: Procedure['procedure'],
  report: Report,
  at: string,
): void {
  const { viewFrom } = policy.consent;
  if (report.childHeard === 'heard' && report.viewsOfChild === undefined)
    throw invalid('viewsOfChild', rule('views-of-child'), 'nothing');
  if (report.childHeard === 'too-young' && ageAt(child.birthDate, at) >= viewFrom)
    throw invalid('childHeard', rule('child-heard-from', { viewFrom }), report.childHeard);
  if (procedure !== 'determination') return;
  const { panelSize } = policy.bestInterests;
  const panel = new Set(report.panel).size;
  if (panel < panelSize) throw invalid('panel', rule('panel-size', { least: panelSize }), `${panel}`);
  if (report.representativeKind === 'nobody')
    throw invalid('representativeKind', rule('child-represented'), report.representativeKind);
  const options = new Set(report.options).size;
  if (options < FEWEST_OPTIONS)
    throw invalid('options', rule('options-weighed', { least: FEWEST_OPTIONS }), `${options}`);
}
