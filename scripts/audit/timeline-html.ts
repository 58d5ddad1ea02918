import { executionInText } from '../../domain/audit/archived-execution.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { AuditEntrySchema } from '../../domain/audit/audit-entry.ts';
import type { Bundle } from '../../domain/audit/bundle.ts';
import { detailsInEnglish, inEnglish, instantInEnglish } from './english.ts';
import { openHistories } from './open-histories.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const isTold = (value: unknown): boolean =>
  value !== '' && value !== null && !(Array.isArray(value) && value.length === 0);

/** What happened, in the words of the console; the codes as they stand in the entry are its title. */
function factsOf({ facts }: AuditEntry): string {
  const lines = facts.map(({ act, subject, details = {} }) => {
    const told = Object.entries(details).filter(([, value]) => isTold(value));
    const say = detailsInEnglish;
    const words = told.map(
      ([name, value]) => `${say.nameOf(name)}: ${say.valueOf(name, value, { act, details })}`,
    );
    const codes = told.map(([name, value]) => `${name} ${[value].flat().join(', ')}`);
    const line = (what: string, more: readonly string[]): string =>
      escaped([what, subject ?? '', ...more].filter((part) => part !== '').join(' · '));
    return `<div title="${line(act, codes)}">${line(inEnglish('cases.act', act), words)}</div>`;
  });
  return lines.join('');
}

const timeOf = (at: string): string =>
  `<time datetime="${escaped(at)}">${escaped(instantInEnglish(at))}</time>`;

const rowOf = (raw: Bundle['entries'][number]): string => {
  const parsed = AuditEntrySchema.safeParse(raw);
  if (!parsed.success) return `<tr><td>${raw.seq}</td><td colspan="3">This entry cannot be read.</td></tr>`;
  const { seq, at, actor, hash } = parsed.data;
  const who = actor.kind === 'platform' ? escaped(inEnglish('audit', 'platform')) : escaped(actor.id);
  return `<tr><td>${seq}</td><td>${timeOf(at)}</td><td>${who}</td><td>${factsOf(parsed.data)}<code>${escaped(hash)}</code></td></tr>`;
};

/** The executions of a bundle: what each did in which state, and when. */
function executionsOf(bundle: Bundle): string {
  const rows = openHistories(bundle).map(({ executionId, text = '' }) => {
    const execution = executionInText(text);
    if (!execution) return `<tr><td>${escaped(executionId)}</td><td colspan="4">It cannot be read.</td></tr>`;
    const states = execution.events.flatMap((event) => {
      const { name } = (event.stateEnteredEventDetails ?? {}) as { name?: unknown };
      return typeof name === 'string' ? [`<div>${timeOf(event.at)} ${escaped(name)}</div>`] : [];
    });
    const { startedAt, stoppedAt, status } = execution;
    const workflow = escaped(inEnglish('executions.workflow', execution.workflow));
    const how = escaped(inEnglish('executions.status', status));
    return `<tr><td>${workflow}<code> ${escaped(executionId)}</code></td><td>${timeOf(startedAt)}</td><td>${timeOf(stoppedAt)}</td><td>${how}</td><td>${states.join('')}</td></tr>`;
  });
  if (rows.length === 0) return '';
  return `<h2>Executions</h2><table><thead><tr><th>Workflow</th><th>Started</th><th>Ended</th><th>How</th>
<th>States</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

/** A bundle as a page to print: what happened, in order, and what verifying it said. */
export const timelineHtml = (bundle: Bundle, report: readonly string[]): string => `<!doctype html>
<html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Audit of ${escaped(bundle.owner)}</title>
<style>body{font:14px/1.4 sans-serif;margin:2em}table{border-collapse:collapse;width:100%}
td,th{border-top:1px solid #999;padding:.3em .6em;text-align:start;vertical-align:top}
code{color:#666;font-size:11px;word-break:break-all}time{white-space:nowrap}tr{break-inside:avoid}</style>
<h1>Audit of ${escaped(bundle.owner)}</h1><p>As of ${timeOf(bundle.at)}. All times are UTC.</p>
${report.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
<table><thead><tr><th>Entry</th><th>When</th><th>Who</th><th>What</th></tr></thead>
<tbody>${bundle.entries.map(rowOf).join('\n')}</tbody></table>
${executionsOf(bundle)}</html>
`;
