import { ApiError } from './errors.ts';
import { MAX_NAME_LENGTH } from './limits.ts';

const FORBIDDEN = new Set([...'<>{}[]?*"#%\\^|~`$&,;:/ '.split('')]);

function forbidden(character: string): boolean {
  const code = character.codePointAt(0)!;
  return FORBIDDEN.has(character) || code < 0x21 || (code >= 0x7f && code <= 0x9f) || /\s/u.test(character);
}

/** AWS's rule for the names of state machines and executions. */
export function checkName(name: unknown): string {
  const fits =
    typeof name === 'string' &&
    name.length >= 1 &&
    name.length <= MAX_NAME_LENGTH &&
    ![...name].some(forbidden);
  if (!fits) throw new ApiError('InvalidName', `Invalid Name: '${String(name)}'`);
  return name;
}

const MACHINE_ARN = /^arn:aws[\w-]*:states:[\w-]+:\d{12}:stateMachine:[^:]{1,80}$/;
const EXECUTION_ARN = /^arn:aws[\w-]*:states:[\w-]+:\d{12}:execution:[^:]{1,80}:[^:]{1,80}$/;

export function checkMachineArn(arn: unknown): string {
  if (typeof arn !== 'string' || !MACHINE_ARN.test(arn)) throw invalidArn(arn);
  return arn;
}

export function checkExecutionArn(arn: unknown): string {
  if (typeof arn !== 'string' || !EXECUTION_ARN.test(arn)) throw invalidArn(arn);
  return arn;
}

function invalidArn(arn: unknown): ApiError {
  return new ApiError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${String(arn)}'`);
}

export function executionArn(machineArn: string, name: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}
