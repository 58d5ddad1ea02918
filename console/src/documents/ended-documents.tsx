import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type * as z from 'zod';
import type { ListDocuments } from '../../../contracts/api/documents.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

type Ended = z.infer<(typeof ListDocuments)['answer']>['ended'];

/** What was on file and is erased: what it was, from when and until when. */
export function EndedDocuments({ ended }: { ended: Ended }) {
  const say = useText();
  const format = useFormat();
  if (ended.length === 0) return null;
  return (
    <ExpandableSection headerText={say('documents.ended', { count: ended.length })}>
      <ul>
        {ended.map(({ id, kind, status, addedAt, endedAt }) => (
          <li key={id}>
            {say(status === 'refused' ? 'documents.ended.refused' : 'documents.ended.removed', {
              kind: say(`documents.kind.${kind}`),
              from: format.day(addedAt),
              to: format.day(endedAt ?? addedAt),
            })}
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}
