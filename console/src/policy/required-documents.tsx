import Header from '@cloudscape-design/components/header';
import { useIntl } from 'react-intl';
import type { Policy } from '../../../domain/policy/policy.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { FieldHelp } from '../field-help/field-help.tsx';
import { useText, useWords } from '../i18n/use-text.ts';

/** The documents that decisions wait for; nothing if the policy asks for none. */
export function RequiredDocuments({ documents }: { documents: Policy['documents'] }) {
  const say = useText();
  const words = useWords();
  const intl = useIntl();
  if (documents.length === 0) return null;
  return (
    <FittedTable
      variant="container"
      items={documents}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          description={say('policy.documents.hint')}
          info={<FieldHelp stage="policy" kind="" field="documents" label={say('policy.group.documents')} />}
        >
          {say('policy.group.documents')}
        </Header>
      }
      ariaLabels={{ tableLabel: say('policy.group.documents') }}
      columnDefinitions={[
        {
          id: 'work',
          header: say('policy.patience.kind'),
          isRowHeader: true,
          cell: ({ work }) => words('words.kind', work),
        },
        {
          id: 'decision',
          header: say('policy.documents.decision'),
          cell: ({ work, decision }) => words(`words.decision.${work}`, decision),
        },
        {
          id: 'kinds',
          header: say('policy.documents.kinds'),
          cell: ({ kinds }) =>
            intl.formatList(
              kinds.map((kind) => words('documents.kind', kind)),
              { type: 'disjunction' },
            ),
        },
        {
          id: 'of',
          header: say('policy.documents.of'),
          cell: ({ of }) => say(`policy.documents.of.${of}`),
        },
      ]}
    />
  );
}
