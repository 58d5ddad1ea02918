import './audit.css';
import Box from '@cloudscape-design/components/box';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import type { AuditLine } from './audit-entries.ts';
import { saysMore } from './audit-entries.ts';
import { Named } from './audit-names.tsx';
import { FactDetails } from './fact-details.tsx';

/** What happened, day by day, the first day first. */
export function AuditTimeline({ lines }: { lines: readonly AuditLine[] }) {
  const format = useFormat();
  const days = Map.groupBy(lines, ({ at }) => format.day(at));
  return (
    <ol className="audit-days">
      {[...days].map(([day, items]) => (
        <li key={day}>
          <Box variant="h3" tagOverride="h2">
            {day}
          </Box>
          <ol className="audit-day">
            {items.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Line({ line }: { line: AuditLine }) {
  const say = useText();
  const words = useWords();
  const { at, actor, fact } = line;
  return (
    <li>
      <Box fontWeight="bold">{words('cases.act', fact.act)}</Box>
      <Box color="text-body-secondary">
        <When at={at} /> · {actor.kind === 'platform' ? say('audit.platform') : <Named id={actor.id} />}
      </Box>
      {saysMore(fact) && (
        <Box fontSize="body-s">
          <FactDetails fact={fact} />
        </Box>
      )}
    </li>
  );
}
