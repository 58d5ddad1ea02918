import Link from '@cloudscape-design/components/link';
import { useText } from '../i18n/use-text.ts';
import { hrefOf, useFollow } from './use-follow.ts';

/** From a word to its place in the glossary. */
export function TermLink({ term }: { term: string }) {
  const say = useText();
  const follow = useFollow();
  return (
    <Link variant="info" href={hrefOf(`/help?term=${term}`)} onFollow={follow}>
      {say('app.term')}
    </Link>
  );
}
