import Box from '@cloudscape-design/components/box';
import { CaseLink } from '../../app/case-link.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import type { CaseView } from '../case/use-case.ts';

type Change = Pick<CaseView['changes'][number], 'change' | 'evidence'>;

interface Props {
  readonly change: Change;
  /** The names of the household's members, where they may be seen. */
  readonly names: ReadonlyMap<string, string>;
  /** The numbers of cases, where they may be seen. */
  readonly numbers?: Readonly<Record<string, string>>;
}

/** What changes in the household and how the office knows it. */
export function ChangeFacts({ change: record, names, numbers = {} }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { change, evidence } = record;
  const nameOf = (id: string) => names.get(id) || say('words.a-member');
  const listed = (ids: readonly string[]) => ids.map(nameOf).join(' · ');
  const whom = (): string => {
    switch (change.kind) {
      case 'joins':
        return change.member
          ? `${change.member.name} · ${words('words.value.relationship', change.member.relationship)} · ${format.date(change.member.birthDate)}`
          : '';
      case 'parts':
      case 'moves':
        return listed(change.members);
      case 'moves-back':
        return '';
      default:
        return nameOf(change.personId);
    }
  };
  return (
    <div>
      <Box variant="span" fontWeight="bold">
        {words('words.value.change-kind', change.kind)}
      </Box>
      {'because' in change && <> · {words('words.value.because', change.because)}</>}
      {whom() !== '' && (
        <>
          {' · '}
          <bdi>{whom()}</bdi>
        </>
      )}
      {change.kind === 'moves' && (
        <>
          {' · '}
          <CaseLink caseId={change.toCase} number={numbers[change.toCase]} />
        </>
      )}
      {evidence !== null && evidence !== '' && (
        <Box color="text-body-secondary">
          {words('words.field', 'knownFrom')}: <bdi>{evidence}</bdi>
        </Box>
      )}
    </div>
  );
}
