import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useFormat } from '../../i18n/use-format.ts';
import { useMonth } from '../../i18n/use-month.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import type { FigureAsked } from './figure-asked.ts';

interface Props {
  readonly figure: FigureAsked;
  /** How many are shown, and whether there are more. */
  readonly count: number;
  readonly more: boolean;
  onShowAll(): void;
}

/** Which figure the households of the list make up. */
export function FigureBar({ figure, count, more, onShowAll }: Props) {
  const say = useText();
  const format = useFormat();
  const what = useFigureName()(figure);
  const number = format.number(count);
  return (
    <Alert
      type="info"
      action={<Button onClick={onShowAll}>{say('cases.empty.show-all')}</Button>}
      header={say(more ? 'cases.figure.so-far' : 'cases.figure.all', { what, number })}
    >
      {say('cases.figure.hint')}
    </Alert>
  );
}

/** A figure in words. */
function useFigureName(): (figure: FigureAsked) => string {
  const say = useText();
  const words = useWords();
  const month = useMonth();
  return ({ figure, stage = '', since, until, kind, role, at = '', overdue, valid, within, ...places }) => {
    const { from, destination, outcome } = places;
    const names = {
      stage: words('words.stage', stage),
      office: words('words.office', at),
      what: kind === undefined ? words('words.role', role ?? '') : words('words.kind', kind),
      from: from === undefined ? '' : words('words.office', from),
      destination: destination === undefined ? '' : words('words.office', destination),
      outcome: words('words.value.outcome', outcome ?? ''),
      since: since === undefined ? '' : month(since),
      until: until === undefined ? '' : month(until),
    };
    if (figure === 'waiting') return say(`cases.figure.${overdue ? 'overdue' : 'waiting'}`, names);
    if (figure === 'expiring') return say(`cases.figure.${valid}.${within}`);
    if ((figure === 'arrived' || figure === 'placed') && from === undefined)
      return say(`cases.figure.${figure}-all`, names);
    return say(`cases.figure.${figure}`, names);
  };
}
