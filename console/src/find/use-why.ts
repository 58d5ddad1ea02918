import type { FoundCase } from '../../../contracts/api/find.ts';
import { useText } from '../i18n/use-text.ts';

/** Why something was found, as a sentence. */
export function useWhy(): (why: FoundCase['why']) => string {
  const say = useText();
  return ({ by, text }) => {
    switch (by) {
      case 'id':
        return say('find.why.id');
      case 'number':
        return say('find.why.number');
      case 'individual-number':
        return say('find.why.individual-number');
      case 'paper':
        return say('find.why.paper');
      case 'phone':
        return say('find.why.phone', { phone: text ?? '' });
      case 'part-of-number':
        return say('find.why.part-of-number');
      case 'name':
        return say('find.why.name');
      case 'other-name':
        return say('find.why.other-name', { name: text ?? '' });
      case 'reading':
        return say('find.why.reading', { name: text ?? '' });
      case 'sounds-alike':
        return text === null
          ? say('find.why.sounds-alike')
          : say('find.why.other-sounds-alike', { name: text });
    }
  };
}
