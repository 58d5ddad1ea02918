import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { AuditPart, ReadPart } from './use-audit.ts';

/**
 * Reads the whole chain, each page checked by the server against the previous one, and reports the result in plain
 * words.
 */
export function CheckChain({ read }: { read: ReadPart }) {
  const say = useText();
  const format = useFormat();
  const check = useMutation({
    mutationFn: async () => {
      const findings: AuditPart['findings'] = [];
      let count = 0;
      for (let after: number | null = 0; after !== null; ) {
        const page: AuditPart = await read({ after, limit: 200 });
        findings.push(...page.findings);
        count += page.entries.length;
        after = page.next;
      }
      return { findings, count };
    },
  });
  const { data } = check;
  return (
    <SpaceBetween size="s">
      <Button iconName="check" loading={check.isPending} onClick={() => check.mutate()}>
        {say('audit.check')}
      </Button>
      <div aria-live="polite">
        <ProblemAlert problem={check.error} onAgain={() => check.mutate()} />
        {data?.findings.length === 0 && (
          <Alert type="success" header={say('audit.whole')}>
            {say('audit.whole.meaning', { count: data.count })}
          </Alert>
        )}
        {data && data.findings.length > 0 && (
          <Alert type="error" header={say('audit.broken')}>
            {say('audit.broken.meaning')}
            <ul>
              {data.findings.map(({ seq, problem }) => (
                <li key={`${seq} ${problem}`}>
                  {say(`audit.finding.${problem}`, { number: format.number(seq) })}
                </li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
    </SpaceBetween>
  );
}
