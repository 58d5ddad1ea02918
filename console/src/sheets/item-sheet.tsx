import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ReadWorkItem } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ItemSheet } from './item-part.tsx';
import { Sheet } from './sheet.tsx';

/** A task on paper, with room to write on: for a visit, an interview or a clinic without a screen. */
export function ItemSheetPage() {
  const { workItemId = '' } = useParams();
  const say = useText();
  const words = useWords();
  const call = useCall();
  const read = useQuery({
    queryKey: ['work-items', 'sheet', workItemId],
    queryFn: ({ signal }) => call(ReadWorkItem, { params: { workItemId }, signal }),
  });
  const item = read.data;
  return (
    <Sheet
      title={item ? words('words.kind', item.kind) : say('sheets.item')}
      number={item?.caseNumber ?? undefined}
      back={`/work/${workItemId}`}
      loading={!item}
      problem={read.error}
    >
      {item && <ItemSheet item={item} />}
    </Sheet>
  );
}
