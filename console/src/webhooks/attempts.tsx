import Box from '@cloudscape-design/components/box';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { DeliveryView } from './use-webhooks.ts';

/** Enough to see what is wrong; the rest are counted. */
const SHOWN = 3;

/** The attempts at a message: when, what was answered, how long it took; the newest first. */
export function Attempts({ of: attempts }: { of: DeliveryView['attempts'] }) {
  const say = useText();
  const format = useFormat();
  const newest = attempts.slice(-SHOWN).reverse();
  const meaning = ({ fault, httpStatus }: DeliveryView['attempts'][number]): string => {
    const status = httpStatus === undefined ? '' : String(httpStatus);
    if (fault === undefined) return say('webhooks.answered', { status });
    return say(`webhooks.fault.${fault}`, { status });
  };
  if (attempts.length === 0) return '–';
  return (
    <>
      {newest.map((attempt) => (
        <div key={attempt.at}>
          {meaning(attempt)}
          <Box variant="small" color="text-body-secondary" display="block">
            {say('webhooks.attempt', {
              when: format.instant(attempt.at),
              milliseconds: attempt.milliseconds,
            })}
          </Box>
        </div>
      ))}
      {attempts.length > SHOWN && <div>{say('webhooks.earlier', { count: attempts.length - SHOWN })}</div>}
    </>
  );
}
