import { useFormat } from '../i18n/use-format.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { valueWords } from './reasons.ts';

interface Props {
  readonly name: string;
  readonly value: unknown;
  nameOf(personId: string): string | undefined;
}

/** Absent facts are left out rather than shown as none. */
export const saysNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Fields whose codes have their words elsewhere. */
const PREFIXES: Readonly<Record<string, string>> = {
  topics: 'words.topic',
  dimension: 'words.dimension',
  documentKind: 'documents.kind',
  paperKind: 'words.value.identity-paper',
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const LANGUAGE = /^[a-z]{2,3}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What is said of the household or of one member, and one thing only. */
const isOfWhom = (value: object): value is { whom: string } =>
  'whom' in value && typeof value.whom === 'string' && Object.keys(value).length === 2;

/** A value of a form or an item's context as text, whatever it is: nothing sent to the decider stays hidden. */
export function PlainValue({ name, value, nameOf }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const languageName = useLanguageName();
  if (value === null || value === undefined || value === '') return <>{say('work.matter.none')}</>;
  if (typeof value === 'boolean') return <>{say(value ? 'work.matter.yes' : 'work.matter.no')}</>;
  if (typeof value === 'number') return <>{format.number(value)}</>;
  if (typeof value === 'string') {
    const person = nameOf(value);
    if (person !== undefined) return <bdi>{person}</bdi>;
    if (INSTANT.test(value)) return <When at={value} />;
    if (DATE.test(value)) return <>{format.date(value)}</>;
    if (/language$/i.test(name) && LANGUAGE.test(value)) return <>{languageName(value)}</>;
    return (
      <bdi>{/^[a-z][a-z0-9-]*$/.test(value) ? words(PREFIXES[name] ?? valueWords(name), value) : value}</bdi>
    );
  }
  if (isOfWhom(value)) {
    const { whom, ...rest } = value;
    const [[part, one] = ['', undefined]] = Object.entries(rest);
    return (
      <>
        <bdi>{whom === 'household' ? say('work.each.household') : (nameOf(whom) ?? whom)}</bdi>
        {': '}
        <PlainValue name={part} value={one} nameOf={nameOf} />
      </>
    );
  }
  const entries = Array.isArray(value)
    ? value.map((one, index) => [String(index), one] as const)
    : Object.entries(value).filter(([, one]) => !saysNothing(one));
  if (entries.length === 0) return <>{say('work.matter.none')}</>;
  return (
    <ul>
      {entries.map(([key, one]) => (
        <li key={key}>
          {!Array.isArray(value) && (
            <>
              <bdi>{nameOf(key) ?? words(name === 'scores' ? 'words.dimension' : 'words.field', key)}</bdi>
              {': '}
            </>
          )}
          <PlainValue name={Array.isArray(value) ? name : key} value={one} nameOf={nameOf} />
        </li>
      ))}
    </ul>
  );
}
