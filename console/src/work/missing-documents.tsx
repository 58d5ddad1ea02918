import Alert from '@cloudscape-design/components/alert';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

interface Props {
  readonly missing: ItemView['missing'];
  nameOf(personId: string): string;
}

/** The documents that a decision waits for, and for whom. */
export function MissingDocuments({ missing, nameOf }: Props) {
  const say = useText();
  const words = useWords();
  if (missing.length === 0) return null;
  return (
    <Alert type="warning" header={say('work.missing')}>
      <ul>
        {missing.map(({ decision, kinds, personIds }) => (
          <li key={`${decision} ${kinds.join(' ')}`}>
            {kinds.map((kind) => words('documents.kind', kind)).join(say('work.missing.or'))}
            {personIds.length > 0 && ': '}
            {personIds.map((id, index) => (
              <span key={id}>
                {index > 0 && say('work.missing.and')}
                <bdi>{nameOf(id)}</bdi>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
