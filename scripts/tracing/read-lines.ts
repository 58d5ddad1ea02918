import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** A bad line never stops the run: it is reported with its number and its reason, and skipped. */
export interface BadLines {
  count: number;
}

export function reportBad(bad: BadLines, file: string, line: number, reason: string): void {
  bad.count++;
  process.stderr.write(`${file}:${line}: ${reason}\n`);
}

export async function* textLines(file: string): AsyncGenerator<{ line: number; text: string }> {
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let line = 0;
  for await (const text of lines) {
    line++;
    const plain = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (plain.trim() !== '') yield { line, text: plain };
  }
}

/** The good rows of an NDJSON file; `refuse` may give a further reason to skip a row. */
export async function* jsonLines<T>(
  file: string,
  schema: z.ZodType<T>,
  bad: BadLines,
  refuse: (row: T) => string | undefined,
): AsyncGenerator<T> {
  for await (const { line, text } of textLines(file)) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      reportBad(bad, file, line, 'expected a JSON object, received text that is not JSON');
      continue;
    }
    const parsed = schema.safeParse(value, { reportInput: true });
    if (!parsed.success) {
      reportBad(bad, file, line, parsed.error.issues.map(describe).join('; '));
      continue;
    }
    const reason = refuse(parsed.data);
    if (reason === undefined) yield parsed.data;
    else reportBad(bad, file, line, reason);
  }
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return `${path === '' ? '' : `${path}: `}unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  const received = issue.code === 'invalid_value' ? `, received ${JSON.stringify(issue.input)}` : '';
  return `${path === '' ? 'line' : path}: ${issue.message}${received}`;
}
