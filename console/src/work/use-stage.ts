import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

/** Work that no stage asks for although it is stored with one: what it belongs to instead. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'same-number': 'work.stage.registration',
  'access-review': 'work.stage.access',
  'household-change': 'work.stage.household',
  'rights-request': 'work.stage.rights',
  'retention-review': 'work.stage.rights',
  'expiring-paper': 'work.stage.household',
};

/** The stage of work in words. */
export function useStage(): (of: Pick<ItemView, 'kind' | 'stage'>) => string {
  const say = useText();
  const words = useWords();
  return ({ kind, stage }) => {
    const ofStage = words('words.stage', stage);
    return OUTSIDE[kind] === undefined ? ofStage : say(OUTSIDE[kind]);
  };
}
