import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ErasurePreview } from '../rights/erasure-preview.tsx';
import type { ItemView } from './use-item.ts';

const text = (context: ItemView['context'], name: string): string | undefined => {
  const value = context?.[name];
  return typeof value === 'string' ? value : undefined;
};

/** How and when the case ended, or when the sponsor was last active, since when its time is over, and what erasing it would do. */
export function RetentionFacts({ item }: { readonly item: ItemView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const recordId = item.caseId ?? item.sponsor?.sponsorId;
  if (item.kind !== 'retention-review' || recordId === undefined) return null;
  const day = (name: string) => {
    const date = text(item.context, name);
    return date === undefined ? '–' : format.date(date);
  };
  const outcome = text(item.context, 'outcome');
  return (
    <Container header={<Header variant="h2">{say('rights.retention')}</Header>}>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={3}
          items={[
            ...(item.caseId === null
              ? [{ label: say('rights.retention.active'), value: day('activeOn') }]
              : [
                  {
                    label: say('rights.retention.outcome'),
                    value: outcome === undefined ? '–' : words('words.value.outcome', outcome),
                  },
                  { label: say('rights.retention.closed'), value: day('closedOn') },
                ]),
            { label: say('rights.retention.over'), value: day('dueOn') },
          ]}
        />
        <ErasurePreview recordId={recordId} personId={undefined} />
        <Alert type="warning">{say('rights.retention.then')}</Alert>
      </SpaceBetween>
    </Container>
  );
}
