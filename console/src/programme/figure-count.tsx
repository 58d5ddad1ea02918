import { useFormat } from '../i18n/use-format.ts';
import { CountedLink } from '../operations/counted-link.tsx';

interface Props {
  readonly count: number;
  readonly what: string;
  readonly to: string | undefined;
}

/** A number that opens its households, where this person may see them. */
export function FigureCount({ count, what, to }: Props) {
  const format = useFormat();
  return <CountedLink count={format.number(count)} what={what} to={to} />;
}
