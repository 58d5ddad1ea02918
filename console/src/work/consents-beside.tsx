import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useIntl } from 'react-intl';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

type Consents = NonNullable<ItemView['matter']>['consents'];

interface Props {
  readonly consents: Consents;
  /** How many are in the household now. */
  readonly members: number;
  nameOf(personId: string): string;
}

type Holding = Pick<Consents[number]['holds'][number], 'until' | 'recipients'>;

/** Those for whom it holds alike, together. */
function alike(holds: Consents[number]['holds']): (Holding & { readonly personIds: string[] })[] {
  const groups = new Map<string, Holding & { readonly personIds: string[] }>();
  for (const { personId, until, recipients } of holds) {
    const key = JSON.stringify([until, recipients]);
    const group = groups.get(key) ?? { until, recipients, personIds: [] };
    group.personIds.push(personId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What the household agreed to and for whom it holds now; first what this step rests on, with who is lacking. */
export function ConsentsBeside({ consents, members, nameOf }: Props) {
  const say = useText();
  const words = useWords();
  const { locale } = useIntl();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  if (consents.length === 0) return <Box color="text-body-secondary">{say('work.beside.consents.none')}</Box>;
  return (
    <ul className="beside-list">
      {consents.map(({ purpose, asked, holds, lacks }) => (
        <li key={purpose}>
          <Box variant="span" fontWeight={asked ? 'bold' : 'normal'}>
            {words('words.value.purpose', purpose)}
          </Box>
          {asked && <> · {say('work.beside.consents.asked')}</>}
          <ul className="beside-list">
            {alike(holds).map(({ personIds, until, recipients }) => (
              <li key={personIds.join()}>
                <Held
                  who={
                    personIds.length > 1 && personIds.length === members
                      ? say('work.beside.consents.everyone')
                      : list.format(personIds.map(nameOf))
                  }
                  until={until}
                  recipients={recipients}
                />
              </li>
            ))}
            {lacks.map(({ personId, why }) => (
              <li key={personId}>
                <StatusIndicator type="warning">
                  {say('work.beside.consents.lacks', {
                    name: nameOf(personId),
                    why: say(`work.beside.lacks.${why}`),
                  })}
                </StatusIndicator>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** The programme as a whole is no recipient to name. */
const WHOLE = new Set(['programme', 'sponsors', 'states']);

function Held({ who, until, recipients }: Holding & { who: string }) {
  const say = useText();
  const format = useFormat();
  const named = (recipients ?? []).filter((one) => !WHOLE.has(one));
  return (
    <StatusIndicator type="success">
      {until === null
        ? say('work.beside.consents.holds', { name: who })
        : say('work.beside.consents.until', { name: who, day: format.date(until) })}
      {named.length > 0 && (
        <>
          {' · '}
          <bdi>{format.list(named)}</bdi>
        </>
      )}
    </StatusIndicator>
  );
}
