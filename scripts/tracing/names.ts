import { stringify } from 'csv-stringify/sync';
import { nameProbability } from '../../domain/tracing/names/name-probability.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import { prepareNames, rankTokens } from '../../domain/tracing/tokens/rank-tokens.ts';
import { type BadLines, reportBad, textLines } from './read-lines.ts';
import { readPairs } from './read-pairs.ts';

/** Ranks the names for each query token and writes one JSON line for it. */
export async function rankNames(
  queries: string,
  names: string,
  top: number,
  write: (line: string) => void,
): Promise<void> {
  const candidates: string[] = [];
  for await (const { text } of textLines(names)) candidates.push(text.trim());
  const list = prepareNames(candidates);
  for await (const { text } of textLines(queries)) {
    const query = text.trim();
    const ranked = rankTokens(query, list, top).map(({ name, score }) => ({
      name,
      score: Math.round(score * 1000) / 1000,
    }));
    write(JSON.stringify({ query, names: ranked }));
  }
}

/** Adds to each row of a CSV with columns a and b the probability that both name one person. */
export function comparePairs(pairs: string, bad: BadLines, write: (text: string) => void): void {
  const { columns, rows } = readPairs(pairs, bad);
  const evidence = rememberingEvidence();
  const scored: Record<string, string>[] = [];
  for (const { line, row } of rows) {
    if (!row.a?.trim() || !row.b?.trim()) {
      reportBad(
        bad,
        pairs,
        line,
        `expected a name in the columns a and b, received ${JSON.stringify({ a: row.a, b: row.b })}`,
      );
      continue;
    }
    scored.push({ ...row, score: nameProbability(row.a, row.b, evidence).toFixed(6) });
  }
  write(stringify(scored, { header: true, columns: [...columns, 'score'] }));
}
