import Alert from '@cloudscape-design/components/alert';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Anchoring } from '../../../domain/audit/anchoring.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

const part = (done: number, all: number): number => (all === 0 ? 0 : Math.min(100, (100 * done) / all));

const WHY = new Set(['StoreBusy', 'StoreFull']);

/** How far an anchoring is that is under way, and what to do if something stopped it. */
export function AnchoringProgress({ anchoring }: { anchoring: Anchoring | null }) {
  const say = useText();
  const format = useFormat();
  if (!anchoring || anchoring.state === 'made') return null;
  const { state, expected, trouble, begunAt, asked } = anchoring;
  const [looked, ends, noted] = [anchoring.looked, anchoring.ends, anchoring.noted].map(format.number);
  const looking = expected === 0 ? 'audit.anchoring.looking.first' : 'audit.anchoring.looking';
  return (
    <SpaceBetween size="s">
      <ProgressBar
        value={state === 'looking' ? part(anchoring.looked, expected) : part(anchoring.noted, anchoring.ends)}
        label={say(asked ? 'audit.anchoring.asked' : 'audit.anchoring.daily', {
          at: format.instant(begunAt),
        })}
        description={
          state === 'looking'
            ? say(looking, { looked: looked ?? '', expected: format.number(expected), ends: ends ?? '' })
            : say('audit.anchoring.noting', {
                number: format.number(anchoring.number ?? 0),
                noted: noted ?? '',
                ends: ends ?? '',
              })
        }
        additionalInfo={say('audit.anchoring.leave')}
      />
      {trouble && (
        <Alert type="warning" header={say('audit.anchoring.stopped')}>
          <div>{say(`audit.anchoring.why.${WHY.has(trouble.because) ? trouble.because : 'other'}`)}</div>
          <div>
            {say('audit.anchoring.again', {
              at: format.instant(trouble.at),
              times: trouble.times,
              again: format.instant(trouble.again),
            })}
          </div>
        </Alert>
      )}
    </SpaceBetween>
  );
}
