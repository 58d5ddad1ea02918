import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useState } from 'react';
import { useCountryName } from '../cases/places.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useLanguages } from '../desk/use-languages.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { EvidenceDialog } from './evidence-dialog.tsx';
import type { RequestView } from './use-requests.ts';

const MAY_CHANGE = ['tracing-officer', 'caseworker', 'supervisor'];
const SEARCHED = ['opened', 'active'];

type Sought = NonNullable<RequestView['sought']>;

/** What the seeker knows about the sought person, as written. */
export function SoughtPanel({ request }: { request: RequestView }) {
  const say = useText();
  const { person } = useSession();
  const [changing, setChanging] = useState(false);
  const { sought } = request;
  if (sought === null)
    return <Nothing title={say('tracing.withheld')} todo={say('tracing.withheld.request')} />;
  const may = SEARCHED.includes(request.status) && person.roles.some((role) => MAY_CHANGE.includes(role));
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={may && <Button onClick={() => setChanging(true)}>{say('tracing.change')}</Button>}
        >
          {say('tracing.tab.sought')}
        </Header>
      }
    >
      <Known sought={sought} />
      {changing && <EvidenceDialog request={request} sought={sought} onClose={() => setChanging(false)} />}
    </Container>
  );
}

function Known({ sought }: { sought: Sought }) {
  const say = useText();
  const words = useWords();
  const languages = useLanguages();
  const country = useCountryName();
  const own = (text: string | undefined) =>
    text === undefined ? say('tracing.unknown') : <bdi dir="auto">{text}</bdi>;
  const birth = sought.birth;
  const born =
    birth === undefined
      ? sought.birthYear?.toString()
      : (birth.date ?? birth.year?.toString() ?? birth.yearRange?.join('–'));
  const age = birth?.age && say('tracing.aged', { years: birth.age.years, on: birth.age.asOf });
  const calendar = birth?.calendar ?? 'gregory';
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: say('tracing.field.name'), value: own(sought.name) },
        {
          label: say('tracing.field.other-names'),
          value:
            sought.otherNames === undefined || sought.otherNames.length === 0
              ? say('tracing.none')
              : sought.otherNames.map(({ full }) => (
                  <div key={full}>
                    <bdi dir="auto">{full}</bdi>
                  </div>
                )),
        },
        {
          label: say('tracing.field.relationship'),
          value: words('tracing.relationship', sought.relationship),
        },
        { label: say('tracing.field.sex'), value: words('tracing.sex', sought.sex) },
        {
          label: say('tracing.field.birth'),
          value: (
            <>
              {own(born ?? age)}
              {calendar !== 'gregory' && <> · {words('tracing.calendar', calendar)}</>}
            </>
          ),
        },
        { label: say('tracing.field.birthPlace'), value: own(sought.birthPlace) },
        { label: say('tracing.field.lastPlace'), value: own(sought.lastPlace) },
        {
          label: say('tracing.field.nationality'),
          value: own(sought.nationality && country(sought.nationality)),
        },
        {
          label: say('tracing.field.languages'),
          value: sought.languages?.length ? languages(sought.languages) : say('tracing.unknown'),
        },
        ...(sought.relatives ?? []).map(({ relation, name, birthYear }) => ({
          label: say('tracing.relative', { relation: words('tracing.relation', relation) }),
          value: own(birthYear === undefined ? name : `${name}, ${birthYear}`),
        })),
      ]}
    />
  );
}
