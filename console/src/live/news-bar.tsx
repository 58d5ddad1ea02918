import Button from '@cloudscape-design/components/button';
import { createPortal } from 'react-dom';
import { useText } from '../i18n/use-text.ts';
import type { Standing } from './standing.ts';
import './news-bar.css';

interface Props {
  readonly news: Pick<Standing<unknown>, 'added' | 'gone' | 'moved'>;
  onTake(): void;
}

/** That a list changed meanwhile, told without moving it. */
export default function NewsBar({ news, onTake }: Props) {
  const say = useText();
  const { added, gone, moved } = news;
  const any = added > 0 || gone > 0 || moved;
  const told = gone > 0 ? (added > 0 ? 'both' : 'gone') : added > 0 ? 'added' : 'moved';
  const page = document.getElementById('page');
  if (!page) return null;
  return createPortal(
    <div role="status" className="news-bar">
      {any && (
        <>
          <span>{say(`lists.news.${told}`, { added, gone })}</span>
          <Button variant="inline-link" onClick={onTake}>
            {say('lists.news.show')}
          </Button>
        </>
      )}
    </div>,
    page,
  );
}
