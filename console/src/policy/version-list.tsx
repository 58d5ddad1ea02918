import Button from '@cloudscape-design/components/button';
import type { PublishedPolicy } from '../../../domain/policy/published.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { useFieldName } from './use-field-name.ts';

interface Props {
  readonly versions: readonly PublishedPolicy[];
  onRead(version: number): void;
}

/** Who published each version, when, and what it changed. */
export function VersionList({ versions, onRead }: Props) {
  const say = useText();
  const fieldName = useFieldName();
  return (
    <FittedTable
      items={versions}
      trackBy={({ version }) => String(version)}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('policy.tab.versions') }}
      columnDefinitions={[
        {
          id: 'version',
          header: say('policy.column.version'),
          isRowHeader: true,
          cell: ({ version }) => (
            <Button variant="inline-link" onClick={() => onRead(version)}>
              {say('policy.version', { version })}
            </Button>
          ),
        },
        {
          id: 'when',
          header: say('policy.column.published'),
          cell: ({ publishedAt }) =>
            publishedAt === null ? say('policy.shipped') : <When at={publishedAt} />,
        },
        {
          id: 'who',
          header: say('policy.column.by'),
          cell: ({ publishedBy }) => publishedBy !== null && <bdi>{publishedBy}</bdi>,
        },
        {
          id: 'changed',
          header: say('policy.column.changed'),
          cell: ({ changed }) => (changed ?? []).map(fieldName).join(' · '),
        },
        { id: 'note', header: say('policy.column.note'), cell: ({ note }) => <bdi>{note}</bdi> },
      ]}
    />
  );
}
