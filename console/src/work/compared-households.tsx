import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { normalizedNumber } from '../../../domain/kernel/written-text.ts';
import { CaseLink } from '../app/case-link.tsx';
import { Papers } from '../cases/case/identity-facts.tsx';
import { useKnown } from '../cases/use-known.ts';
import { PersonPhoto } from '../documents/person-photo.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

type Compared = NonNullable<ItemView['compared']>;
type Household = Compared[number];

/** The households that may be the same, side by side: the new record, and the one that already had the number. */
export function ComparedHouseholds({ compared }: { compared: Compared }) {
  return (
    <ColumnLayout columns={2}>
      {compared.map((household, index) => (
        <HouseholdCard
          key={household.caseId}
          household={household}
          isNew={index === 0}
          others={compared.filter((other) => other !== household)}
        />
      ))}
    </ColumnLayout>
  );
}

type Person = Household['persons'][number];

const rank = ({ relationship }: Person): number => (relationship === 'principal-applicant' ? 0 : 1);

/** The principal applicant first, then the oldest, on both sides, so that the same person is in the same position. */
const inOneOrder = (a: Person, b: Person): number =>
  rank(a) - rank(b) || a.birthDate.localeCompare(b.birthDate) || a.name.localeCompare(b.name);

interface Props {
  readonly household: Household;
  readonly isNew: boolean;
  readonly others: readonly Household[];
}

function HouseholdCard({ household, isNew, others }: Props) {
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const format = useFormat();
  const { caseId, caseNumber, office, destinationOffice, registeredAt, persons } = household;
  const taken = new Set(
    others.flatMap((other) =>
      other.persons.map(({ individualNumber }) => normalizedNumber(individualNumber ?? '')),
    ),
  );
  return (
    <Container
      header={
        <Header variant="h2" description={<CaseLink caseId={caseId} number={caseNumber} />}>
          {say(isNew ? 'work.compared.new' : 'work.compared.known')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={2}
          items={[
            {
              label: say('work.compared.offices'),
              value: say('cases.offices', {
                from: words('words.office', office),
                to: known('words.office', destinationOffice),
              }),
            },
            { label: say('work.compared.registered'), value: format.day(registeredAt) },
          ]}
        />
        {persons.toSorted(inOneOrder).map((person) => (
          <ComparedPerson
            key={person.personId}
            caseId={caseId}
            person={person}
            isShared={
              person.individualNumber !== null && taken.has(normalizedNumber(person.individualNumber))
            }
          />
        ))}
      </SpaceBetween>
    </Container>
  );
}

interface PersonProps {
  readonly caseId: string;
  readonly person: Person;
  readonly isShared: boolean;
}

function ComparedPerson({ caseId, person, isShared }: PersonProps) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { name, birthDate, sex, relationship, status, individualNumber } = person;
  return (
    <div>
      <PersonPhoto recordId={caseId} person={{ id: person.personId, label: name }} small />
      <Box fontWeight="bold">
        <bdi dir="auto">{name}</bdi>
      </Box>
      <div>
        {words('words.value.relationship', relationship)} · {words('words.value.sex', sex)}
        {status !== 'active' && <> · {words('words.value.person-status', status)}</>}
      </div>
      <div>{say('work.compared.born', { date: format.date(birthDate) })}</div>
      {person.identityPapers && person.identityPapers.length > 0 && <Papers papers={person.identityPapers} />}
      {individualNumber !== null && (
        <div>
          {say('work.compared.individual-number')} <bdi className="identifier">{individualNumber}</bdi>{' '}
          {isShared && <Badge color="severity-medium">{say('work.compared.shared')}</Badge>}
        </div>
      )}
    </div>
  );
}
