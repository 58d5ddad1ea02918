import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ErasurePreview } from '../rights/erasure-preview.tsx';
import type { ItemView } from './use-item.ts';

interface Props {
  readonly item: ItemView;
  nameOf(personId: string): string;
}

/** What somebody asked about their data, in their words, and by when they are answered. */
export function RightsFacts({ item, nameOf }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const asked = item.rightsRequest;
  if (!asked) return null;
  const { right, purpose, personId, askedBy, channel, askedOn, dueOn } = asked;
  const about =
    personId === undefined
      ? say(item.sponsor ? 'rights.about.sponsor' : 'rights.about.all')
      : nameOf(personId);
  const stops = item.sponsor && right === 'restriction';
  const then = stops ? 'rights.then.restriction.sponsor' : `rights.then.${right}`;
  return (
    <Container header={<Header variant="h2">{say('rights.request')}</Header>}>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            { label: say('rights.right'), value: say(`rights.right.${right}`) },
            ...(purpose === undefined
              ? []
              : [{ label: say('rights.purpose'), value: words('words.value.purpose', purpose) }]),
            { label: say('rights.about'), value: <bdi>{about}</bdi> },
            {
              label: say('rights.by'),
              value: (
                <>
                  {say(`rights.by.${askedBy}`)}
                  {channel !== undefined && ` · ${words('words.value.told', channel)}`}
                </>
              ),
            },
            { label: say('rights.on'), value: format.date(askedOn) },
            { label: say('rights.due'), value: format.date(dueOn) },
          ]}
        />
        {asked.words !== undefined && <blockquote dir="auto">{asked.words}</blockquote>}
        {right === 'erasure' && (
          <ErasurePreview recordId={item.caseId ?? item.sponsor?.sponsorId ?? ''} personId={personId} />
        )}
        <Alert type={right === 'erasure' ? 'warning' : 'info'}>{say(then)}</Alert>
      </SpaceBetween>
    </Container>
  );
}
