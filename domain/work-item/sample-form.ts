/** What a form is written from: whom the work is about, and when it is done. */
export interface SampleContext {
  readonly view: {
    readonly members: readonly string[];
    readonly context: Readonly<Record<string, unknown>> | null;
  };
  readonly now: string;
}

/** What somebody usually writes, by kind of work: for the demo, and for tests that live through a case. */
export type SampleForms = Readonly<Record<string, (context: SampleContext) => Record<string, unknown>>>;
