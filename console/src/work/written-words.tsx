import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import type { ItemView } from './use-item.ts';

/** What the sponsor or the family wrote, as they wrote it, with what was answered. */
export function WrittenWords({ written }: Pick<ItemView, 'written'>) {
  const say = useText();
  const words = useWords();
  return (
    <SpaceBetween size="m">
      {written.map(({ id, from, what, topic, text, at, answer }) => (
        <div key={id}>
          <Box color="text-body-secondary">
            {say(`work.beside.from.${from}`)} · {say(`work.beside.what.${what}`)}
            {topic !== null && <> · {words('words.topic-of-worry', topic)}</>} · <When at={at} />
          </Box>
          <p dir="auto" className="as-written">
            {text}
          </p>
          {answer !== null && (
            <p dir="auto" className="as-written">
              {say('work.beside.answer')} {answer}
            </p>
          )}
        </div>
      ))}
    </SpaceBetween>
  );
}
