import { equals, type Native, type SetMember, setHas, type TypeName, typeOf } from '../values.ts';
import type { CallNode } from './ast.ts';
import {
  bindArguments,
  checkDistinct,
  checkType,
  type Operand,
  refusedCall,
  requirePath,
  type Scope,
} from './operands.ts';
import type { Predicate } from './predicate.ts';
import { invalid } from './tokens.ts';

const TYPES: readonly TypeName[] = ['N', 'BS', 'L', 'B', 'NULL', 'M', 'S', 'SS', 'NS', 'BOOL'];
const STRING: ReadonlySet<TypeName> = new Set(['S']);
const BEGINNING: ReadonlySet<TypeName> = new Set(['S', 'B']);

/** The functions that are conditions by themselves. */
export function bindCall(node: CallNode, scope: Scope): Predicate {
  switch (node.name) {
    case 'attribute_exists':
    case 'attribute_not_exists': {
      const [of] = bindArguments(node, 1, scope) as [Operand];
      requirePath(of, node.name, scope);
      const wanted = node.name === 'attribute_exists';
      return (item) => (of.read(item) !== undefined) === wanted;
    }
    case 'attribute_type':
      return bindType(node, scope);
    case 'begins_with': {
      const [of, start] = bindTwo(node, scope);
      checkType(of, node.name, BEGINNING, scope);
      checkType(start, node.name, BEGINNING, scope);
      return (item) => beginsWith(of.read(item), start.read(item));
    }
    case 'contains': {
      const [of, part] = bindTwo(node, scope);
      return (item) => contains(of.read(item), part.read(item));
    }
    default:
      if (node.name === 'size') bindArguments(node, 1, scope);
      throw node.name === 'size'
        ? invalid(
            scope.kind,
            'The function is not allowed to be used this way in an expression; function: size',
          )
        : refusedCall(node.name, scope);
  }
}

function bindTwo(node: CallNode, scope: Scope): [Operand, Operand] {
  const [first, second] = bindArguments(node, 2, scope) as [Operand, Operand];
  checkDistinct(first, [second], node.name, scope);
  return [first, second];
}

function bindType(node: CallNode, scope: Scope): Predicate {
  const [of, type] = bindTwo(node, scope);
  checkType(type, node.name, STRING, scope);
  const wanted = type.constant;
  if (wanted === undefined)
    throw invalid(
      scope.kind,
      `Incorrect operand type for operator or function; operator or function: ${node.name}, operand type: {${TYPES.join(',')}}`,
    );
  if (!TYPES.includes(wanted as TypeName))
    throw invalid(
      scope.kind,
      `Invalid attribute type name found; type: ${String(wanted)}, valid types: {${TYPES.join(',')}}`,
    );
  return (item) => {
    const value = of.read(item);
    return value !== undefined && typeOf(value) === wanted;
  };
}

function beginsWith(value: Native | undefined, start: Native | undefined): boolean {
  if (typeof value === 'string') return typeof start === 'string' && value.startsWith(start);
  if (!(value instanceof Uint8Array && start instanceof Uint8Array)) return false;
  return Buffer.compare(value.subarray(0, start.length), start) === 0;
}

function contains(value: Native | undefined, part: Native | undefined): boolean {
  if (part === undefined) return false;
  if (typeof value === 'string') return typeof part === 'string' && value.includes(part);
  if (Array.isArray(value)) return value.some((one) => equals(one, part));
  if (value instanceof Set) return memberType(value) === typeOf(part) && setHas(value, part as SetMember);
  return (
    value instanceof Uint8Array &&
    part instanceof Uint8Array &&
    Buffer.from(value).includes(Buffer.from(part))
  );
}

function memberType(set: Set<SetMember>): TypeName {
  return typeOf(set)[0] as TypeName;
}
