import { executionInText } from '../../domain/audit/archived-execution.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { AuditEntrySchema } from '../../domain/audit/audit-entry.ts';
import type { Bundle } from '../../domain/audit/bundle.ts';
import { openHistories } from './open-histories.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function factsOf({ facts }: AuditEntry): string {
  const told = facts.map(({ act, subject, details = {} }) => {
    const more = Object.entries(details).map(([name, value]) => `${name} ${[value].flat().join(', ')}`);
    return [act, subject ?? '', ...more].filter((part) => part !== '').join(' · ');
  });
  return told.map((line) => `<div>${escaped(line)}</div>`).join('');
}

const rowOf = (raw: Bundle['entries'][number]): string => {
  const parsed = AuditEntrySchema.safeParse(raw);
  if (!parsed.success) return `<tr><td>${raw.seq}</td><td colspan="3">This entry cannot be read.</td></tr>`;
  const { seq, at, actor, hash } = parsed.data;
  const who = `${escaped(actor.id)} (${actor.kind})`;
  return `<tr><td>${seq}</td><td>${at}</td><td>${who}</td><td>${factsOf(parsed.data)}<code>${escaped(hash)}</code></td></tr>`;
};

/** The executions of a bundle: what each did in which state, and when. */
function executionsOf(bundle: Bundle): string {
  const rows = openHistories(bundle).map(({ executionId, text = '' }) => {
    const execution = executionInText(text);
    if (!execution) return `<tr><td>${escaped(executionId)}</td><td colspan="4">It cannot be read.</td></tr>`;
    const states = execution.events.flatMap((event) => {
      const { name } = (event.stateEnteredEventDetails ?? {}) as { name?: unknown };
      return typeof name === 'string' ? [`<div>${event.at} ${escaped(name)}</div>`] : [];
    });
    const { startedAt, stoppedAt, status } = execution;
    return `<tr><td>${escaped(executionId)}</td><td>${startedAt}</td><td>${stoppedAt}</td><td>${status}</td><td>${states.join('')}</td></tr>`;
  });
  if (rows.length === 0) return '';
  return `<h2>Executions</h2><table><thead><tr><th>Execution</th><th>Started</th><th>Ended</th><th>How</th>
<th>States</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

/** A bundle as a page to print: what happened, in order, and what verifying it said. */
export const timelineHtml = (bundle: Bundle, report: readonly string[]): string => `<!doctype html>
<html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Audit of ${escaped(bundle.owner)}</title>
<style>body{font:14px/1.4 sans-serif;margin:2em}table{border-collapse:collapse;width:100%}
td,th{border-top:1px solid #999;padding:.3em .6em;text-align:start;vertical-align:top}
code{color:#666;font-size:11px;word-break:break-all}tr{break-inside:avoid}</style>
<h1>Audit of ${escaped(bundle.owner)}</h1><p>As of ${escaped(bundle.at)}.</p>
${report.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
<table><thead><tr><th>Entry</th><th>When</th><th>Who</th><th>What</th></tr></thead>
<tbody>${bundle.entries.map(rowOf).join('\n')}</tbody></table>
${executionsOf(bundle)}</html>
`;
