import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** A line from the terminal, or the next line of piped input; secrets are not shown while typed. */
export function openAsking() {
  const { stdin, stderr } = process;
  let silent = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!silent) stderr.write(chunk);
      done();
    },
  });
  const terminal = Boolean(stdin.isTTY);
  const reader = createInterface({ input: stdin, output, terminal });
  const lines = reader[Symbol.asyncIterator]();

  async function ask(question: string, secret = false): Promise<string> {
    stderr.write(`${question}: `);
    silent = secret;
    const { value, done } = await lines.next();
    silent = false;
    if (secret || !terminal) stderr.write('\n');
    if (done) throw new Error(`Expected an answer to "${question}", received the end of the input.`);
    return String(value);
  }
  return {
    /** Twice at a terminal, because nobody sees what is typed. */
    async password(): Promise<string> {
      const first = await ask('Password (14 characters or more)', true);
      if (terminal && (await ask('Again', true)) !== first) throw new Error('The two passwords differ.');
      return first;
    },
    close: () => reader.close(),
  };
}
