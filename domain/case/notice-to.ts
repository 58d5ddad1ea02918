import type { Command } from '../kernel/actor.ts';
import { identifier } from '../kernel/identifier.ts';
import type { Notice } from './notice.ts';

/**
 * A notice about a case. Staff read theirs in the console, so it counts as sent once it is written. Its id follows
 * from the command, so that a repeated command sends nothing twice.
 */
export const noticeTo = (
  caseId: string,
  to: Notice['to'],
  template: Notice['template'],
  command: Command,
  data: Record<string, string> = {},
): Notice => ({
  type: 'notice',
  schema: 15,
  id: identifier('notice', command.id, template, JSON.stringify(to)),
  caseId,
  template,
  to,
  data,
  ...(to.kind === 'sponsor'
    ? { status: 'pending' as const }
    : { status: 'sent' as const, channel: 'in-app' as const, sentAt: command.at }),
  at: command.at,
});
