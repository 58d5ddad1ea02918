import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

/** Open work, as in rows and on the case page. */
export interface Waiting {
  readonly kind: string;
  readonly role: string;
  /** Null when it is another office than the case's. */
  readonly office: string | null;
  readonly openedAt: string;
  readonly dueAt: string;
}

export interface WaitGroup extends Waiting {
  readonly count: number;
}

/** The same work for several people combined: the oldest opening and the earliest due date count. */
export function grouped(waits: readonly Waiting[]): WaitGroup[] {
  const groups = new Map<string, WaitGroup>();
  for (const { kind, role, office, openedAt, dueAt } of waits) {
    const name = `${kind} ${role} ${office}`;
    const known = groups.get(name);
    groups.set(name, {
      kind,
      role,
      office,
      count: (known?.count ?? 0) + 1,
      openedAt: known && known.openedAt < openedAt ? known.openedAt : openedAt,
      dueAt: known && known.dueAt < dueAt ? known.dueAt : dueAt,
    });
  }
  return [...groups.values()].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** What a case waits for, with whom, since when and until when, as sentences. */
export function useWhere() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const intl = useIntl();
  return useMemo(() => {
    const span = (from: string, now: number): string => {
      const passed = Math.max(0, now - Date.parse(from));
      const [unit, length] = UNITS.find(([, step]) => passed >= step) ?? UNITS[2];
      const count = Math.max(1, Math.floor(passed / length));
      return intl.formatNumber(count, { style: 'unit', unit, unitDisplay: 'long' });
    };
    const team = (role: string, office: string | null): string => {
      if (office === null) return say('cases.team.elsewhere', { role: words('words.role', role) });
      const place = words('words.office', office);
      return intl.messages[`cases.team.${role}`] === undefined
        ? say('cases.team', { role: words('words.role', role), office: place })
        : say(`cases.team.${role}`, { office: place });
    };
    const what = ({ kind, count }: WaitGroup): string =>
      intl.messages[`cases.wait.${kind}`] === undefined
        ? words('words.kind', kind)
        : say(`cases.wait.${kind}`, { count });
    const sentence = (group: WaitGroup, now: number): string => {
      const late = Date.parse(group.dueAt) < now;
      return say(late ? 'cases.waits.late' : 'cases.waits', {
        what: what(group),
        team: team(group.role, group.office),
        since: span(group.openedAt, now),
        due: format.fromNow(group.dueAt, now),
      });
    };
    return { span, team, what, sentence };
  }, [say, words, format, intl]);
}
