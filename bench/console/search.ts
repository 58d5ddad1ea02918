import { seededRandom } from '../../domain/placement/model/random.ts';
import { personOf } from '../api/people.ts';
import { percentile } from '../tracing/statistics.ts';
import type { Served } from './served.ts';

const USER = 'caseworker.amman';
const SEARCHES = 120;
/** The box asks from the second letter on. */
const FIRST = 2;

export interface SearchRow {
  readonly what: string;
  readonly asked: number;
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds of the host's processor for one of them. */
  readonly processor: number;
}

/** What the search box asks while somebody types: each beginning of names, of numbers, and names as another writes them. */
export async function typed(served: Served, cases: number): Promise<SearchRow[]> {
  const random = seededRandom(20261129);
  const household = () => Math.floor(random() * cases);
  const names = Array.from({ length: SEARCHES }, () => nameOf(household()));
  const kinds = new Map([
    ['a given name, letter by letter', names.slice(0, 40).flatMap((name) => beginnings(name.split(' ')[0]!))],
    ['a whole name, from its second word', names.slice(40, 60).flatMap((name) => beginnings(name, 8))],
    [
      'a number',
      Array.from({ length: 20 }, () => numberOf(household())).flatMap((one) => beginnings(one, 7)),
    ],
    ['a name that nobody has', ['Xaviera', 'Quentin Zoltan'].flatMap((name) => beginnings(name))],
  ]);
  const rows: SearchRow[] = [];
  const all: number[] = [];
  let sum = 0;
  for (const [what, texts] of kinds) {
    const times: number[] = [];
    const before = await served.processor();
    for (const text of texts) times.push((await served.ask(USER, '/find', { text })).ms);
    const used = (await served.processor()) - before;
    all.push(...times);
    sum += used;
    rows.push(rowOf(what, times, used));
  }
  return [...rows, rowOf('all of these', all, sum)];
}

const nameOf = (household: number): string =>
  personOf(household, 0, { sex: household % 2 === 0 ? 'f' : 'm', birthDate: '1990-01-01' }).name;

const numberOf = (household: number): string => `BENCH-${String(household).padStart(5, '0')}`;

const beginnings = (text: string, from = FIRST): string[] =>
  Array.from({ length: Math.max(0, text.length - from + 1) }, (_, more) => text.slice(0, from + more));

const rowOf = (what: string, times: readonly number[], used: number): SearchRow => ({
  what,
  asked: times.length,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  processor: used / times.length,
});
