import { useFormat } from './use-format.ts';

/** An instant in a table: on one line, however narrow its column. */
export function When({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} className="one-line">
      {format.instant(at)}
    </time>
  );
}
