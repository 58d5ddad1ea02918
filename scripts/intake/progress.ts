import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IntakeContent } from '../../domain/intake/intake-text.ts';
import type { PartAnswer } from '../../domain/intake/send-parts.ts';
import { identifier } from '../../domain/kernel/identifier.ts';

type Send = (content: IntakeContent, from: number) => Promise<PartAnswer>;

const OWNER_ONLY = 0o600;

/** The answers in a file: a line for what was sent, then one for each call; a line cut off by a kill counts for nothing. */
function answersIn(file: string, what: string): Map<string, PartAnswer> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  if (lines[0] !== what) return new Map();
  const whole = lines.slice(1, -1).map((line) => JSON.parse(line) as [string, PartAnswer]);
  return new Map(whole);
}

/**
 * What has come of an import so far, kept beside it until it is finished, readable by its owner only: after a kill the
 * same command goes on where it stopped, and its report is whole. `what` tells one import from another.
 */
export function openProgress(file: string, what: string) {
  const known = answersIn(file, what);
  const lines = [...known].map((entry) => `${JSON.stringify(entry)}\n`);
  writeFileSync(file, [`${what}\n`, ...lines].join(''), { mode: OWNER_ONLY });
  return {
    /** Sends only what was not answered before. */
    remembering:
      (send: Send): Send =>
      async (content, from) => {
        const key = identifier('part', JSON.stringify(content), String(from));
        const before = known.get(key);
        if (before) return before;
        const answer = await send(content, from);
        appendFileSync(file, `${JSON.stringify([key, answer])}\n`, { mode: OWNER_ONLY });
        return answer;
      },
    finish: () => rmSync(file, { force: true }),
  };
}
