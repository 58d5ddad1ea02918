import type { WhyChange } from '../../../domain/kernel/why.ts';
import { useText } from '../i18n/use-text.ts';
import { useWhyWords } from './use-why-words.ts';

interface Props {
  readonly ways: readonly (readonly WhyChange[])[];
  /** What the ways lead to; by default that it would have been decided otherwise. */
  readonly title?: 'why.ways' | 'why.first' | 'why.asked' | 'why.looked-at';
  readonly nameOf?: ((personId: string) => string) | undefined;
}

const keyOf = ({ lever, personId, values }: WhyChange): string =>
  [lever, personId, ...Object.values(values)].join(' ');

/** What would have changed a decision: one of these, or several together. */
export function Ways({ ways, title = 'why.ways', nameOf }: Props) {
  const say = useText();
  const words = useWhyWords(nameOf);
  if (ways.length === 0) return null;
  return (
    <>
      <p>{say(title)}</p>
      <ul>
        {ways.map((way) => (
          <li key={way.map(keyOf).join()}>
            {way.length === 1 && way[0] ? (
              words.change(way[0])
            ) : (
              <>
                {say('why.together')}
                <ul>
                  {way.map((change) => (
                    <li key={keyOf(change)}>{words.change(change)}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
