import { MAX_FILE_ROWS } from '../cut-intake.ts';
import type { IntakeContent } from '../intake-text.ts';
import { tableText } from '../read-file.ts';
import { splitCsv } from '../split-csv.ts';
import { applyMapping } from './apply-mapping.ts';
import { flattenJson, isOwnJson, likelyGroup, recordsOf } from './flatten-json.ts';
import type { ForeignTable } from './foreign-table.ts';
import { foreignTable, isOwnTable } from './foreign-table.ts';
import type { Mapping } from './mapping.ts';

const rowsOf = (csv: string) => splitCsv(csv, MAX_FILE_ROWS);

/** True if a file goes in as it is, without a mapping. */
export function isOwn(content: IntakeContent): boolean {
  if ('json' in content) return isOwnJson(content.json);
  const { rows } = rowsOf(content.csv);
  return isOwnTable(rows.map(({ cells }) => cells));
}

/** The repeated group with one entry a person that a JSON file probably has. */
export const groupOf = (content: IntakeContent): string | undefined =>
  'json' in content ? likelyGroup(recordsOf(content.json)) : undefined;

/** A file as a table under names of its own; of JSON, with the entries of a repeated group as rows. */
export const tableOf = (content: IntakeContent, repeat?: string): ForeignTable =>
  foreignTable(
    'json' in content
      ? flattenJson(content.json, repeat).map((cells) => ({ cells }))
      : rowsOf(content.csv).rows,
  );

/** A file as an intake, by a mapping; one with too many rows stays as it is, to be refused. */
export function mapFile(content: IntakeContent, mapping: Mapping): IntakeContent {
  if ('csv' in content && rowsOf(content.csv).tooMany !== undefined) return content;
  return { csv: tableText(applyMapping(tableOf(content, mapping.repeat), mapping)) };
}
