import Box from '@cloudscape-design/components/box';
import Popover from '@cloudscape-design/components/popover';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Loading } from '../app/loading.tsx';
import { useText } from '../i18n/use-text.ts';
import { loadHelp } from './help-files.ts';
import { helpOf } from './help-of.ts';
import { SELF_EVIDENT } from './self-evident.ts';

interface Props {
  /** The folder of its words: a stage, or `registration`, `household-change` and `policy`. */
  readonly stage: string;
  readonly kind: string;
  readonly field: string;
  readonly label: string;
}

/** Beside a field: what it means, what the rule is, and whose rule it is. */
export function FieldHelp({ stage, kind, field, label }: Props) {
  const say = useText();
  if (SELF_EVIDENT[field] !== undefined) return null;
  return (
    <span className="field-help">
      <Popover
        triggerType="text"
        header={label}
        dismissAriaLabel={say('cases.help.close')}
        size="large"
        content={<HelpText stage={stage} kind={kind} field={field} />}
      >
        {say('cases.help')}
      </Popover>
    </span>
  );
}

/** What a field means, and whose rule it is. */
export function HelpText({ stage, kind, field }: Omit<Props, 'label'>) {
  const say = useText();
  const { locale } = useIntl();
  const help = useQuery({
    queryKey: ['field-help', stage, locale],
    queryFn: () => loadHelp(stage, locale),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (help.isPending) return <Loading />;
  const { texts = [], sources = [] } = help.data ?? {};
  const text = helpOf(kind, field, texts);
  if (text === undefined) return say('cases.help.none');
  const source = helpOf(kind, field, sources) ?? '';
  return (
    <>
      <p>{text}</p>
      <Box variant="small">{say('cases.help.source', { source })}</Box>
    </>
  );
}
