import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** A function of the stack by its name; an error if the stack has none of that name. */
export function functionNamed(functions: ReadonlyMap<string, IFunction>, name: string): IFunction {
  const found = functions.get(name);
  if (found === undefined) throw new Error(`Expected a function of the stack, received the name ${name}.`);
  return found;
}
