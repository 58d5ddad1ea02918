import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { NewCaseSchema } from '../../domain/casework/register-case.ts';
import { readCsv } from '../../domain/intake/read-intake.ts';
import { readJson } from '../../domain/intake/read-json.ts';
import { NewSponsorSchema } from '../../domain/sponsorship/register-sponsor.ts';
import type { Host } from '../../local/host.ts';
import { FIRST_POLICIES } from '../../registry/shipped.ts';

interface Marked {
  pii?: boolean;
  properties?: Record<string, Marked>;
  items?: Marked;
}

/** The texts in a value that its schema marks as personal; numbers such as a birth year would match by chance. */
function marked(schema: Marked, value: unknown): string[] {
  if (schema.pii && typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((each) => marked(schema.items ?? {}, each));
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    marked(inner, (value as Record<string, unknown> | undefined)?.[name]),
  );
}

const marksOf = (schema: z.ZodType): Marked => z.toJSONSchema(schema, { io: 'input' }) as Marked;

/** Every personal text of an intake file and of the sample sponsors, as marked in their schemas. */
export function personalValues(file: string, at: string): Set<string> {
  const text = readFileSync(file, 'utf8');
  const read = file.endsWith('.json')
    ? readJson(JSON.parse(text), { at, policies: FIRST_POLICIES })
    : readCsv(text, { at, policies: FIRST_POLICIES });
  const { sponsors } = JSON.parse(readFileSync('samples/sponsors.json', 'utf8')) as { sponsors: unknown[] };
  const [ofCases, ofSponsors] = [marksOf(NewCaseSchema), marksOf(NewSponsorSchema)];
  return new Set([
    ...read.households.flatMap(({ newCase }) => marked(ofCases, newCase)),
    ...sponsors.flatMap((sponsor) => marked(ofSponsors, sponsor)),
  ]);
}

/**
 * The number of leading characters that the index uses; a shorter value, such as a country code, only matches whole
 * words.
 */
const START = 5;

/** Finds values in texts, indexed by their first characters, so that one pass over a text is enough. */
export class ValueSearch {
  /** Each value that was found, with where. */
  readonly found = new Map<string, string>();
  readonly #byStart = new Map<string, string[]>();
  readonly #short = new Set<string>();

  constructor(values: Iterable<string>) {
    for (const value of values) {
      const start = value.slice(0, START);
      if (start.length < START) this.#short.add(value);
      else this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), value]);
    }
  }

  look(where: string, text: string): void {
    for (let at = 0; at <= text.length - START; at += 1)
      for (const value of this.#byStart.get(text.slice(at, at + START)) ?? [])
        if (text.startsWith(value, at)) this.found.set(value, where);
    for (const [word] of text.matchAll(/[\p{L}\p{N}]{1,4}(?![\p{L}\p{N}])/gu))
      if (this.#short.has(word)) this.found.set(word, where);
  }
}

async function* pages<T>(
  host: Host,
  action: 'ListStateMachines' | 'ListExecutions' | 'GetExecutionHistory',
  body: object,
  field: string,
): AsyncGenerator<T[]> {
  let nextToken: string | undefined;
  do {
    const page = (await host.engine.call(action, { ...body, ...(nextToken ? { nextToken } : {}) })) as Record<
      string,
      unknown
    >;
    yield page[field] as T[];
    nextToken = page.nextToken as string | undefined;
  } while (nextToken);
}

/** Searches the input, output and history of every execution; returns how many there are. */
export async function searchExecutions(host: Host, search: ValueSearch): Promise<number> {
  let executions = 0;
  for await (const machines of pages<{ stateMachineArn: string }>(
    host,
    'ListStateMachines',
    {},
    'stateMachines',
  ))
    for (const { stateMachineArn } of machines)
      for await (const listed of pages<{ executionArn: string; name: string }>(
        host,
        'ListExecutions',
        { stateMachineArn, maxResults: 1000 },
        'executions',
      ))
        for (const { executionArn, name } of listed) {
          executions += 1;
          search.look(
            `execution ${name}`,
            JSON.stringify(await host.engine.call('DescribeExecution', { executionArn })),
          );
          for await (const events of pages(
            host,
            'GetExecutionHistory',
            { executionArn, maxResults: 1000 },
            'events',
          ))
            search.look(`history of ${name}`, JSON.stringify(events));
        }
  return executions;
}

/** Captures what the process prints while `work` runs; `show` still writes to the terminal. */
export async function keepingLog<T>(
  work: (show: (line: string) => void) => Promise<T>,
): Promise<{ result: T; log: string[] }> {
  const log: string[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const write = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams)
    stream.write = ((chunk: string | Uint8Array) => log.push(String(chunk)) > 0) as typeof stream.write;
  try {
    return { result: await work((line) => void write[0]!(`${line}\n`)), log };
  } finally {
    for (const [index, stream] of streams.entries()) stream.write = write[index] as typeof stream.write;
  }
}
