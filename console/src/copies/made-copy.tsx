import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useRef } from 'react';
import { saveFile } from '../executions/save-file.ts';
import type { Locale } from '../i18n/locales.ts';
import { useText } from '../i18n/use-text.ts';
import '../desk/print.css';
import styles from './copy.css?inline';
import { fileOf } from './file-of.ts';
import { SpokenIn } from './spoken-in.tsx';
import './copy.css';

interface Props {
  /** What the server answered, as it is saved for other programs. */
  readonly copy: object;
  readonly locale: Locale;
  /** What whoever makes it has to know about this copy. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
  onAnother(): void;
}

/** A copy that was made: on paper in the language of its reader, to print or to save, and as JSON. */
export function MadeCopy({ copy, locale, notice, children, onAnother }: Props) {
  const say = useText();
  const paper = useRef<HTMLDivElement>(null);
  const name = `kinbridge-copy-${locale}`;
  const save = () =>
    saveFile(`${name}.html`, 'text/html', fileOf(paper.current?.innerHTML ?? '', styles, locale));
  const saveJson = () => saveFile(`${name}.json`, 'application/json', JSON.stringify(copy, null, 2));
  return (
    <SpaceBetween size="m">
      <div className="no-print">
        <SpaceBetween size="m">
          <Alert type="warning">{say('copies.made')}</Alert>
          {notice}
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="primary" onClick={() => window.print()}>
              {say('copies.print')}
            </Button>
            <Button onClick={save}>{say('copies.save')}</Button>
            <Button onClick={saveJson}>{say('copies.save-json')}</Button>
            <Button variant="link" onClick={onAnother}>
              {say('copies.another')}
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </div>
      <div ref={paper}>
        <SpokenIn locale={locale}>{children}</SpokenIn>
      </div>
    </SpaceBetween>
  );
}
