import { useIntl } from 'react-intl';
import { shortId } from '../app/short-id.ts';
import { needsReading } from '../i18n/needs-reading.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { Result } from './results.ts';
import { useWhy } from './use-why.ts';

/** What was found, and why. */
export function ResultRow({ result }: { result: Result }) {
  const { locale } = useIntl();
  const why = useWhy();
  if (result.kind === 'case') {
    const { row } = result;
    const reading = needsReading(locale, row.name) ? row.reading : null;
    return (
      <>
        <CaseTitle row={row} reading={reading} />
        <CaseFacts row={row} />
        <span className="find-why">{why(row.why)}</span>
      </>
    );
  }
  if (result.kind === 'sponsor') {
    const { name, reading, why: because } = result.row;
    return (
      <>
        <Name name={name} reading={needsReading(locale, name) ? reading : null} />
        <span className="find-why">{why(because)}</span>
      </>
    );
  }
  return <Other result={result} />;
}

type CaseProps = { readonly row: Extract<Result, { kind: 'case' }>['row'] };

function CaseTitle({ row, reading }: CaseProps & { readonly reading: string | null }) {
  const id = <span className="identifier">{row.number ?? shortId(row.caseId)}</span>;
  if (row.name === null) return <span className="find-name">{id}</span>;
  return (
    <span className="find-line">
      <Name name={row.name} reading={reading} />
      {id}
    </span>
  );
}

function CaseFacts({ row }: CaseProps) {
  const say = useText();
  const words = useWords();
  const [stage] = row.stages;
  return (
    <span className="find-facts">
      {row.restricted && <span>{say('find.restricted')}</span>}
      {row.principal !== null && <span>{say('find.household', { name: row.principal })}</span>}
      <span>{words('words.value.programme', row.programme)}</span>
      <span>
        {stage === undefined ? words('words.value.status', row.status) : words('words.stage', stage)}
      </span>
      <span>{words('words.office', row.office)}</span>
    </span>
  );
}

function Name({ name, reading }: { readonly name: string; readonly reading: string | null }) {
  return (
    <span className="find-name">
      <bdi>{name}</bdi>
      {reading !== null && (
        <bdi className="find-reading" lang="und-Latn">
          ≈ {reading}
        </bdi>
      )}
    </span>
  );
}

function Other({ result }: { readonly result: Exclude<Result, { kind: 'case' | 'sponsor' }> }) {
  const say = useText();
  const words = useWords();
  return (
    <>
      <span className="find-name">
        {result.kind === 'work-item' ? words('words.kind', result.row.kind) : result.row.executionId}
      </span>
      {result.kind === 'work-item' && result.row.caseNumber !== undefined && (
        <span className="identifier">{result.row.caseNumber}</span>
      )}
      <span className="find-why">{say('find.why.id')}</span>
    </>
  );
}
