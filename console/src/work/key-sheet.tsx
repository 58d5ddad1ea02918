import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';
import './keys.css';

/** The keys of My work, in the order in which they are used; each has its text as `work.key.<what>`. */
const SHEET: readonly (readonly [what: string, keys: readonly string[]])[] = [
  ['next', ['j']],
  ['previous', ['k']],
  ['open', ['o', 'Enter']],
  ['claim', ['c']],
  ['decision', ['d']],
  ['choose', ['1', '9']],
  ['submit-next', ['Ctrl + Enter']],
  ['submit', ['Ctrl + Shift + Enter']],
  ['take-back', ['z']],
  ['record', ['r']],
  ['back', ['u']],
  ['sheet', ['?']],
];

/** Which key does what. */
export function KeySheet({ onClose }: { onClose(): void }) {
  const say = useText();
  return (
    <Modal
      visible
      size="medium"
      header={say('work.keys')}
      closeAriaLabel={say('work.keys.close')}
      onDismiss={onClose}
    >
      <SpaceBetween size="m">
        <dl className="keys">
          {SHEET.map(([what, keys]) => (
            <div key={what}>
              <dt>
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && (what === 'choose' ? ' – ' : ' / ')}
                    <kbd dir="ltr">{key}</kbd>
                  </span>
                ))}
              </dt>
              <dd>{say(`work.key.${what}`)}</dd>
            </div>
          ))}
        </dl>
        <Box color="text-body-secondary">{say('work.keys.off')}</Box>
      </SpaceBetween>
    </Modal>
  );
}
