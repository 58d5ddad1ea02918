import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Section } from './paper.tsx';

interface Seen {
  readonly day: string;
  readonly by: string;
  readonly office: string | null;
  readonly classes?: readonly string[];
  readonly times: number;
}

/** Who looked, day by day: by office, never by name. */
export function SeenSection({ title, seenBy }: { title: string; seenBy: readonly Seen[] }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const and = say('cases.list.and');
  return (
    <Section title={title}>
      {seenBy.length === 0 && <p>{say('copies.seen.nobody')}</p>}
      <ul>
        {seenBy.map(({ day, by, office, classes = [], times }) => (
          <li key={`${day} ${by} ${office}`}>
            {format.date(day)}
            {': '}
            {office === null
              ? words('copies.seen.by', by)
              : say('copies.seen.office', { office: words('words.office', office) })}
            {classes.length > 0 && and + classes.map((field) => words('cases.class', field)).join(and)}
            {times > 1 && and + say('copies.seen.times', { count: times })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface Dated {
  readonly date?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly addedAt: string;
}

/** When a paper was issued, how long it is valid and since when it is on file. */
export function PaperDays({ date, expiresOn, addedAt }: Dated) {
  const say = useText();
  const format = useFormat();
  const and = say('cases.list.and');
  return (
    <>
      {date !== undefined && and + say('copies.document.issued', { day: format.date(date) })}
      {expiresOn !== undefined && and + say('copies.document.until', { day: format.date(expiresOn) })}
      {and + say('copies.document.added', { day: format.day(addedAt) })}
    </>
  );
}
