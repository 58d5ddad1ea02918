import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Section } from './paper.tsx';
import { PaperDays } from './paper-lines.tsx';
import type { CaseCopy } from './use-copy.ts';

/** Papers on file, how the household changed, and what was written down; sections with nothing in them are left out. */
export function CopyRecords({ copy }: { copy: CaseCopy }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { documents, changes, notes } = copy;
  const names = new Map(copy.persons.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? say('words.a-member');
  const and = say('cases.list.and');
  return (
    <>
      {documents.length > 0 && (
        <Section title={say('copies.section.documents')}>
          <ul>
            {documents.map(({ id, kind, personId, ...dated }) => (
              <li key={id}>
                {words('documents.kind', kind)}
                {personId !== undefined && [and, <bdi key="whose">{nameOf(personId)}</bdi>]}
                <PaperDays {...dated} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {changes.length > 0 && (
        <Section title={say('copies.section.changes')}>
          <ul>
            {changes.map(({ id, kind, because, personIds, happenedOn, evidence }) => (
              <li key={id}>
                {format.date(happenedOn)}
                {': '}
                {words('words.value.change-kind', kind)}
                {because !== undefined && and + words('words.value.because', because)}
                {personIds.length > 0 && [and, <bdi key="whom">{personIds.map(nameOf).join(and)}</bdi>]}
                {evidence !== undefined && [and, <bdi key="evidence">{evidence}</bdi>]}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={say('copies.section.notes')}>
          <ul>
            {notes.map(({ id, text, personId, writtenAt }) => (
              <li key={id}>
                {format.day(writtenAt)}
                {personId !== undefined && [and, <bdi key="whose">{nameOf(personId)}</bdi>]}
                {': '}
                <bdi dir="auto">{text}</bdi>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
