import type { ReactNode } from 'react';
import type { Entered, FormSubjects } from './form-entered.ts';
import type { Field } from './form-model.ts';

/** What every field of a decision is drawn from. */
export interface FieldProps {
  readonly field: Field;
  readonly kind: string;
  readonly stage: string;
  readonly decision: string;
  readonly entered: Entered;
  readonly subjects: FormSubjects;
  readonly nameOf: (personId: string) => string;
  readonly error: string | undefined;
  onEnter(name: string, value: unknown): void;
}

/** Its label, and the help that stands beside it. */
export interface Labelled {
  readonly label: string;
  readonly help: ReactNode;
}
