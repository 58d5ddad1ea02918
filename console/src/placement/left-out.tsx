import Box from '@cloudscape-design/components/box';
import type * as z from 'zod';
import type { LeftOutSchema } from '../../../contracts/api/placement.ts';
import { useText } from '../i18n/use-text.ts';
import { Ways } from '../why/ways.tsx';

interface Props {
  readonly leftOut: z.infer<typeof LeftOutSchema> | undefined;
  readonly nameOf?: ((personId: string) => string) | undefined;
}

/** Sponsors that were not even looked at, why, and what would have let one be. */
export function LeftOut({ leftOut, nameOf }: Props) {
  const say = useText();
  if (!leftOut) return null;
  const { asked, untold, ways } = leftOut;
  return (
    <Box color="text-body-secondary">
      {asked > 0 && <p>{say('placement.left-out.asked', { count: asked })}</p>}
      {untold > 0 && <p>{say('placement.left-out.untold', { count: untold })}</p>}
      <Ways ways={ways} title="why.looked-at" nameOf={nameOf} />
    </Box>
  );
}
