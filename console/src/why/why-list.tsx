import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Why } from '../../../domain/kernel/why.ts';
import { useText } from '../i18n/use-text.ts';
import { useWhyWords } from './use-why-words.ts';
import { Ways } from './ways.tsx';

interface Props {
  readonly why: readonly Why[];
  readonly nameOf?: ((personId: string) => string) | undefined;
}

/** The rules that decided, each with its source and with what would have decided otherwise. */
export function WhyList({ why, nameOf }: Props) {
  const words = useWhyWords(nameOf);
  const say = useText();
  return (
    <SpaceBetween size="m">
      {why.map((one) => (
        <div key={one.rule}>
          <p>{words.rule(one)}</p>
          {one.ways.length === 0 ? <p>{say('why.none')}</p> : <Ways ways={one.ways} nameOf={nameOf} />}
          <Box variant="small" color="text-body-secondary">
            {words.source(one)}
          </Box>
        </div>
      ))}
    </SpaceBetween>
  );
}
