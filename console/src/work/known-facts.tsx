import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

type Known = NonNullable<ItemView['known']>;

/** The family that a sponsor named, for whoever looks for it; or the sponsor, for whoever asks the household. */
export function KnownFacts({ known }: { known: Known }) {
  return (
    <>
      {known.family && <Family family={known.family} />}
      {known.sponsor && <NamedBy sponsor={known.sponsor} />}
    </>
  );
}

function Family({ family }: { family: NonNullable<Known['family']> }) {
  const say = useText();
  const format = useFormat();
  const { number, name, birthYear, relation, by, at } = family;
  const written = (value: string | undefined) => (value === undefined ? '–' : <bdi dir="auto">{value}</bdi>);
  const items = [
    { label: say('words.known.number'), value: written(number) },
    { label: say('words.known.name'), value: written(name) },
    { label: say('words.known.birth-year'), value: written(birthYear?.toString()) },
    { label: say('words.known.relation'), value: say(`words.relation.${relation}`) },
    { label: say('words.known.at'), value: say(`words.known.by.${by}`, { day: format.day(at) }) },
  ];
  return (
    <Container header={<Header variant="h2">{say('words.known.family')}</Header>}>
      <SpaceBetween size="m">
        <Alert type="info">{say('words.known.family.what')}</Alert>
        <KeyValuePairs columns={3} items={items} />
      </SpaceBetween>
    </Container>
  );
}

function NamedBy({ sponsor }: { sponsor: NonNullable<Known['sponsor']> }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { name, kind, office, adults, relation } = sponsor;
  const items = [
    { label: say('work.sponsor'), value: <bdi>{name}</bdi> },
    { label: say('words.known.kind'), value: words('sponsors.kind', kind) },
    { label: say('words.known.office'), value: words('words.office', office) },
    { label: say('words.known.relation'), value: say(`words.relation.${relation}`) },
    { label: say('words.known.adults'), value: <bdi>{adults.length > 0 ? format.list(adults) : '–'}</bdi> },
  ];
  return (
    <Container header={<Header variant="h2">{say('words.known.sponsor')}</Header>}>
      <SpaceBetween size="m">
        <Alert type="warning">{say('words.known.sponsor.what')}</Alert>
        <KeyValuePairs columns={3} items={items} />
      </SpaceBetween>
    </Container>
  );
}
