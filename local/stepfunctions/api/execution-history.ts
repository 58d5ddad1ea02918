import { ApiError } from '../errors.ts';
import { presented } from '../history.ts';
import type { HistoryEvent } from '../history-event.ts';
import type { Journal } from '../journal.ts';
import type { Json } from '../json.ts';
import { checkExecutionArn } from '../names.ts';
import { type Action, pageSize, pageToken, readPageToken, requiredText } from './action.ts';

/** A page ends early if its events are large, so that the size of an answer is bounded. */
const PAGE_CHARACTERS = 4_000_000;

export const getExecutionHistory: Action = {
  writes: false,
  run({ core }, body) {
    const arn = checkExecutionArn(requiredText(body, 'executionArn'));
    const row = core.journal.one('SELECT num FROM executions WHERE arn = ?', arn);
    if (!row) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    const reverse = body.reverseOrder === true;
    const kind = reverse ? 'backwards' : 'forwards';
    const from = readPageToken(body, kind);
    const page = readPage(core.journal, row.num as number, from, reverse, pageSize(body));
    const events = page.events.map((event) =>
      presented(event, body.includeExecutionData !== false),
    ) as unknown as Json;
    return { events, ...(page.next === undefined ? {} : { nextToken: pageToken(kind, page.next) }) };
  },
};

interface Page {
  events: HistoryEvent[];
  next: number | undefined;
}

function readPage(
  journal: Journal,
  num: number,
  from: number | undefined,
  reverse: boolean,
  size: number,
): Page {
  const events: HistoryEvent[] = [];
  let characters = 0;
  for (const text of chunks(journal, num, from, reverse)) {
    const chunk = JSON.parse(text) as HistoryEvent[];
    if (reverse) chunk.reverse();
    for (const event of chunk) {
      if (from !== undefined && (reverse ? event.id > from : event.id < from)) continue;
      if (events.length === size || characters > PAGE_CHARACTERS) return { events, next: event.id };
      characters += text.length / chunk.length;
      events.push(event);
    }
  }
  return { events, next: undefined };
}

function* chunks(
  journal: Journal,
  num: number,
  from: number | undefined,
  reverse: boolean,
): Generator<string> {
  let at = from ?? (reverse ? Number.MAX_SAFE_INTEGER : 0);
  if (reverse && from !== undefined) {
    const holder = journal.one(
      'SELECT min(last) AS last FROM history WHERE execution = ? AND last >= ?',
      num,
      from,
    );
    at = (holder?.last as number | null) ?? from;
  }
  const sql = reverse
    ? 'SELECT last, events FROM history WHERE execution = ? AND last <= ? ORDER BY last DESC LIMIT 1'
    : 'SELECT last, events FROM history WHERE execution = ? AND last >= ? ORDER BY last LIMIT 1';
  for (let row = journal.one(sql, num, at); row; row = journal.one(sql, num, at)) {
    yield row.events as string;
    at = (row.last as number) + (reverse ? -1 : 1);
  }
}
