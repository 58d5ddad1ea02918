import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { shortId } from '../../app/short-id.ts';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import type { CaseView } from '../case/use-case.ts';

type Change = Pick<CaseView['changes'][number], 'change' | 'evidence'>;

interface Props {
  readonly change: Change;
  /** The names of the household's members, where they may be seen. */
  readonly names: ReadonlyMap<string, string>;
}

/** What changes in the household and how the office knows it. */
export function ChangeFacts({ change: record, names }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
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
          <Link href={hrefOf(`/cases/${change.toCase}`)} onFollow={follow}>
            <span className="identifier">{shortId(change.toCase)}</span>
          </Link>
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
