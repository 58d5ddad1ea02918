import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { IdentityPaper } from '../../../domain/case/identity.ts';
import { Papers } from '../cases/case/identity-facts.tsx';
import { ChangeFacts } from '../cases/change/change-facts.tsx';
import { useCountryName } from '../cases/places.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { PlainValue, saysNothing } from './plain-value.tsx';
import type { ItemView } from './use-item.ts';

/** The values of these fields have words under another name. */
const WORDS: Readonly<Record<string, string>> = {
  ...{ needs: 'need', languages: 'language', preferredLanguage: 'language' },
  ...{ needCodes: 'need-code', identityPapers: 'identity-paper' },
};
/** The changes that take effect by the confirmation, with what follows from it. */
const THEN = new Set<string>(['joins', 'leaves', 'parts', 'moves']);
const wordsOf = (name: string): string => WORDS[name] ?? name;

/** The change of a household that a second person looks at, with everything about a member who joins. */
export function HouseholdChangeFacts({ item }: { item: ItemView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const country = useCountryName();
  const { householdChange: record, matter } = item;
  if (!record) return null;
  const names = new Map(matter?.household.map(({ personId, name }) => [personId, name ?? '']));
  const member = record.change.kind === 'joins' ? record.change.member : null;
  return (
    <Container header={<Header variant="h2">{say('work.matter.change')}</Header>}>
      <ChangeFacts change={record} names={names} />
      <p>{`${words('words.field', 'happenedOn')}: ${format.date(record.happenedOn)}`}</p>
      {member && (
        <ul>
          {Object.entries(member)
            .filter(([, value]) => !saysNothing(value))
            .map(([name, value]) => (
              <li key={name}>
                {words('words.field', name)}
                {': '}
                {name === 'nationality' ? (
                  country(String(value))
                ) : name === 'identityPapers' ? (
                  <Papers papers={value as IdentityPaper[]} />
                ) : name === 'phones' ? (
                  <bdi>{format.list(value as string[])}</bdi>
                ) : (
                  <PlainValue name={wordsOf(name)} value={value} nameOf={(id) => names.get(id)} />
                )}
              </li>
            ))}
        </ul>
      )}
      {item.status !== 'decided' && THEN.has(record.change.kind) && (
        <Alert>{say(`cases.change.kind.${record.change.kind}.then`)}</Alert>
      )}
    </Container>
  );
}
