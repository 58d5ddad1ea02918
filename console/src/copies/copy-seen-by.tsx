import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Section } from './paper.tsx';
import type { CaseCopy } from './use-copy.ts';

/** Who looked at the case of the person, day by day: by office, never by name. */
export function CopySeenBy({ copy }: { copy: CaseCopy }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const and = say('cases.list.and');
  return (
    <Section title={say('copies.section.seen')}>
      {copy.seenBy.length === 0 && <p>{say('copies.seen.nobody')}</p>}
      <ul>
        {copy.seenBy.map(({ day, by, office, classes, times }) => (
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
