import type { LinkProps } from '@cloudscape-design/components/link';
import Link from '@cloudscape-design/components/link';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';

interface Props {
  /** The number as it is written. */
  readonly count: string;
  /** What is counted. */
  readonly what: string;
  /** The list of it; undefined if there is none of exactly this. */
  readonly to: string | undefined;
  readonly fontSize?: NonNullable<LinkProps['fontSize']>;
}

/** A number that opens the list of what it counts. */
export function CountedLink({ count, what, to, fontSize = 'inherit' }: Props) {
  const say = useText();
  const follow = useFollow();
  if (to === undefined) return count;
  return (
    <Link
      href={hrefOf(to)}
      onFollow={follow}
      fontSize={fontSize}
      ariaLabel={say('operations.list-of', { count, what })}
    >
      {count}
    </Link>
  );
}
